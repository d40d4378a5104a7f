using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>From the rate that the lessor wants to the rental.</summary>
public static class LeasePricing
{
    const long Probe = 1_000_000_000;

    /// <summary>The terms with the level rental at which they earn a nominal rate a year.</summary>
    /// <remarks>
    /// <para>What is paid at the start, the steps and the value left are given; the level rental makes the rest,
    /// rounded once. So the implicit rate of the result differs from the wish by that rounding alone.</para>
    /// <para>By hand: 100 000 over 36 months at 12 %, 30 000 left: (100 000 − 30 000/1.01^36) over
    /// (1 − 1.01^−36)/0.01 = 79 032.52/30.1075 = 2 625.00 in arrears; over 1.01 more in advance: 2 599.01.</para>
    /// </remarks>
    public static Outcome<LeaseTerms> AtRate(LeaseTerms wanted, Rate annual)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (annual.PerYear is < 0 or > 10)
        {
            return new Refusal("leasing.rate_out_of_range",
                "Give the rate as a fraction a year from 0 to 10, such as 0.0725.", RefusalKind.Invalid);
        }

        var draft = wanted with { Rental = new(Probe, wanted.Currency) };
        if (draft.Check().FirstOrDefault(wrong => wrong.Code is not
                ("leasing.start_covers_price" or "leasing.returns_less_than_price")) is { } wrong)
        {
            return wrong;
        }

        var rate = annual.PerYear / RentCalendar.PeriodsPerYear(wanted);
        var none = Worth(wanted with { Rental = wanted.Zero }, rate);
        var perUnit = (Worth(draft, rate) - none) / Probe;
        var rental = perUnit == 0 ? 0 : decimal.Round((wanted.Cost.MinorUnits - none) / perUnit, wanted.Rounding);
        var priced = wanted with { Rental = new((long)rental, wanted.Currency) };
        return rental <= 0
            ? new Refusal("leasing.nothing_left_to_rent",
                "What is paid at the start, by steps and at the end covers the price already; lower one of them.",
                RefusalKind.Invalid)
            : priced.Check() is [var first, ..] ? first : priced;
    }

    static decimal Worth(LeaseTerms terms, decimal rate) =>
        PathPoints.WorthExactly(PathPoints.OfTerm(terms), terms.EndValue, rate);
}
