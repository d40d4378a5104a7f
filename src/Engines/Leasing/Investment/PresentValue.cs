using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>What rentals to come and the value at the end are worth on a day.</summary>
static class PresentValue
{
    /// <summary>Each amount over <c>(1 + f·r)(1 + r)^t</c>, r the rate of one period, t whole periods, f the odd
    /// part.</summary>
    /// <remarks>By hand: 110 in a month and 121 in two, at 12 % a year: 110/1.01 + 121/1.0201 = 108.91 + 118.62 =
    /// 227.53; half a 30-day month before the first: 110/1.005 + 121/(1.005 × 1.01) = 228.66.</remarks>
    internal static Money Of(LeaseTerms terms, IReadOnlyList<DueRow> ahead, Money endValue, Rate rate, DateOnly day)
    {
        var calendar = new RentCalendar(terms);
        var perPeriod = rate.PerYear / RentCalendar.PeriodsPerYear(terms);
        var worth = 0m;
        var rentals = terms.Rentals;
        foreach (var row in ahead)
        {
            worth += Discounted(row.Amount, calendar.ToDue(day, row.Rental), perPeriod);
            rentals = Math.Max(rentals, row.Rental);
        }

        worth += Discounted(endValue, calendar.ToEnd(day, rentals), perPeriod);
        return new((long)decimal.Round(worth, terms.Rounding), terms.Currency);
    }

    static decimal Discounted(Money amount, (int Periods, decimal Fraction) time, decimal rate)
    {
        var growth = 1m + (time.Fraction * rate);
        for (var period = 0; period < time.Periods; period++)
        {
            growth *= 1m + rate;
        }

        return amount.MinorUnits / growth;
    }
}
