using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Insuring;

/// <summary>What a line does to the figure before it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RatedStep>))]
public enum RatedStep
{
    /// <summary>The figure begins here.</summary>
    Begin,

    /// <summary>Times the line's factor.</summary>
    Multiply,

    /// <summary>Plus the line's factor.</summary>
    Add,

    /// <summary>At least the line's factor.</summary>
    AtLeast,

    /// <summary>Half-even to the minor unit.</summary>
    Round,

    /// <summary>Divided by the line's factor.</summary>
    Divide,
}

/// <summary>What a line's figure counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RatedUnit>))]
public enum RatedUnit
{
    ClaimsPerYear,

    /// <summary>Major units of the tariff's currency, a year.</summary>
    Amount,

    /// <summary>Major units for a kilometre.</summary>
    AmountPerKilometre,
}

/// <summary>One step from the base frequency to the premium.</summary>
/// <param name="Name">What is looked at: <c>base</c>, a factor's name, <c>cover.own-damage</c>, <c>expenses</c>,
/// <c>bonus-malus</c>, <c>new-energy</c>, <c>least</c>, <c>rounding</c>, <c>fixed-share</c>, <c>variable-share</c>,
/// <c>kilometres</c>.</param>
/// <param name="Value">What the risk has there: the class, the years or claims; null where nothing is asked.</param>
/// <param name="After">The figure after the step, to ten digits; the next step begins from it.</param>
public sealed record RatedLine(
    string Name, string? Value, RatedStep Step, decimal Factor, RatedUnit Unit, decimal After);

/// <summary>A premium that is the same however much is driven.</summary>
public sealed record PlainOffer(Money Premium, IReadOnlyList<RatedLine> Lines);

/// <summary>A premium that follows use: a fixed part, and a rate for each kilometre.</summary>
/// <param name="Lines">From the plain premium on.</param>
public sealed record UsageOffer(UsageTerms Terms, IReadOnlyList<RatedLine> Lines)
{
    /// <summary>What a year costs when it is driven as was expected, by an average driver.</summary>
    public Money Expected => Terms.Fixed
        + Money.Round(Terms.PerKilometre * Terms.Kilometres, Terms.Fixed.Currency, MidpointRounding.ToEven);
}

/// <summary>What is offered for a car. The plain premium is always there: nobody has to be watched to be insured.
/// </summary>
/// <param name="Tariff">Id and version.</param>
/// <param name="Frequency">Claims a year.</param>
/// <param name="Usage">Null where the tariff has no usage part.</param>
public sealed record Offers(string Tariff, decimal Frequency, PlainOffer Plain, UsageOffer? Usage);
