using Wheelhouse.Kernel;

namespace Wheelhouse.Pricing;

/// <summary>What a rate is made of, in the order it is shown.</summary>
public enum PriceComponent
{
    /// <summary>What the money costs.</summary>
    Funding,

    /// <summary>What is expected to be lost by default.</summary>
    ExpectedLoss,

    /// <summary>Making and keeping the finance.</summary>
    Cost,

    /// <summary>What is to be earned.</summary>
    Margin,

    /// <summary>Up to the next step; from 0.</summary>
    Rounding,

    /// <summary>What a cap takes away; 0 or below.</summary>
    Cap,
}

/// <summary>A part of a rate.</summary>
/// <param name="Amount">The part over the expected life of the finance, defaults counted.</param>
public sealed record PricePart(PriceComponent Component, Rate Rate, Money Amount);

/// <summary>A price with all that it is made of.</summary>
/// <param name="Rate">What is offered a year; the sum of the parts.</param>
/// <param name="Rules">Id and version of the rules, as in <c>car-loan/3</c>.</param>
/// <param name="AverageLife">Months that the amount financed is lent on average, no default counted.</param>
/// <param name="Cap">The cap that took something away; null where none did.</param>
/// <param name="Earned">What remains of margin, rounding and cap together; below zero the offer loses money.</param>
public sealed record PriceSheet(
    Rate Rate, IReadOnlyList<PricePart> Parts, string Rules, decimal AverageLife, RateCap? Cap, Rate Earned)
{
    /// <summary>Whether the rate covers funding, expected loss and cost.</summary>
    public bool Covers => Earned.PerYear >= 0;
}
