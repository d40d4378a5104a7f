using Wheelhouse.Kernel;

namespace Wheelhouse.Insuring;

/// <summary>One part of a premium that is paid in several.</summary>
public sealed record PremiumInstalment(DateOnly Due, Money Amount);

/// <summary>The days that a policy covers.</summary>
/// <param name="From">The first day of cover.</param>
/// <param name="Until">The first day after it.</param>
public readonly record struct PolicyTerm(DateOnly From, DateOnly Until)
{
    public int Days => Until.DayNumber - From.DayNumber;

    /// <summary>A year from a day; from a 29 February it ends on a 28th.</summary>
    public static PolicyTerm Year(DateOnly from) => new(from, from.AddYears(1));

    /// <summary>Days of cover before <paramref name="day"/>, at most all.</summary>
    public int DaysBefore(DateOnly day) => Math.Clamp(day.DayNumber - From.DayNumber, 0, Days);

    /// <summary>What of a premium is earned before a day: pro rata temporis, half-even to the minor unit.</summary>
    /// <remarks>1 000.00 for 365 days, 100 of them gone: 273.97, so 726.03 is not earned.</remarks>
    public Money Earned(Money premium, DateOnly day) => Days <= 0
        ? throw new InvalidOperationException("A term without days earns nothing.")
        : Money.Round(premium.Major * DaysBefore(day) / Days, premium.Currency, MidpointRounding.ToEven);

    /// <summary>What of a premium falls on the days from <paramref name="from"/> to before
    /// <paramref name="until"/>. Parts that follow each other sum to the whole.</summary>
    public Money EarnedBetween(Money premium, DateOnly from, DateOnly until) =>
        Earned(premium, until) - Earned(premium, from);

    /// <summary>A premium in equal parts, due at the beginning of each; the first takes what does not divide.</summary>
    /// <param name="count">1, 2, 4 or 12.</param>
    /// <remarks>100.00 in twelve: 8.37, then 8.33.</remarks>
    public IReadOnlyList<PremiumInstalment> Instalments(Money premium, int count)
    {
        var part = new Money(premium.MinorUnits / count, premium.Currency);
        var first = new Money(premium.MinorUnits - (part.MinorUnits * (count - 1)), premium.Currency);
        var from = From;
        return
        [
            .. Enumerable.Range(0, count).Select(i => new PremiumInstalment(
                from.AddMonths(12 / count * i), i == 0 ? first : part)),
        ];
    }

    /// <summary>What paying in parts costs beside the premium. 1 000.00 at 2 %: 20.00.</summary>
    public static Money Surcharge(Money premium, InstalmentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Money.Round(premium.Major * plan.Surcharge, premium.Currency, MidpointRounding.ToEven);
    }
}
