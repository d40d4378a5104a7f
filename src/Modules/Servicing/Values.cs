using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Servicing;

/// <summary>The figures of a refusal's sentence as text that a screen can read back.</summary>
static class Values
{
    internal static RefusalValue Of(string name, Money amount) =>
        new(name, amount.Major.ToString($"F{amount.Currency.Digits}", CultureInfo.InvariantCulture));

    internal static RefusalValue Of(string name, DateOnly day) =>
        new(name, day.ToString("O", CultureInfo.InvariantCulture));

    internal static RefusalValue Of(string name, int number) =>
        new(name, number.ToString(CultureInfo.InvariantCulture));

    internal static RefusalValue Of(string name, Rate rate) =>
        new(name, rate.PerYear.ToString(CultureInfo.InvariantCulture));
}
