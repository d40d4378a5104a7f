using Wheelhouse.Cli.Input;
using Wheelhouse.Kernel;

namespace Wheelhouse.Cli.Lending;

/// <summary>Amounts and rates as a file of loans writes them.</summary>
static class Figures
{
    // More than any schedule can hold; beyond it a figure is a slip of the pen.
    const decimal MostMajor = 10_000_000_000_000m;
    const string ARate = "a fraction a year as text, such as \"0.0725\"";
    internal const string AnAmount = "an amount as text in whole minor units, such as \"10000.00\"";

    internal static Money Amount(JsonNode node, Currency currency)
    {
        var major = node.Number(AnAmount);
        return Math.Abs(major) <= MostMajor && decimal.IsInteger(major * currency.MinorPerMajor)
            ? Money.Exact(major, currency)
            : throw node.Wrong(AnAmount);
    }

    internal static Money Amount(JsonNode node, string name, Currency currency) =>
        Amount(node.Field(name, AnAmount), currency);

    internal static Rate Rate(JsonNode node, string name = "annualRate") => new(node.Field(name, ARate).Number(ARate));

    /// <summary>A rate that may be left out.</summary>
    internal static Rate? RateIf(JsonNode node, string name = "annualRate") =>
        node.Has(name) ? Rate(node, name) : null;
}
