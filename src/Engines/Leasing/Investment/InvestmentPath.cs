using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>The net investment in a lease from its first day to its last, at the one rate that fits. IFRS
/// 16.67-77.</summary>
/// <remarks>
/// <para>The rate implicit in the lease makes payments and the value at the end worth the fair value and the lessor's
/// initial direct costs (IFRS 16, appendix A). Income is the rate times the investment, the same rate in every period
/// (IFRS 16.75). The investment is carried exactly and rounded once a row, so no rounding adds up, and the last row
/// ends at the value left; within a row income grows evenly by the day.</para>
/// <para>By hand: a car of 10 000, three yearly rentals of 3 000 in arrears, 3 380 left at the end, fit 10 %:
/// 10 000 + 1 000 − 3 000 = 8 000; + 800 − 3 000 = 5 800; + 580 − 3 000 = 3 380. Income is 2 380, which is
/// 9 000 + 3 380 − 10 000.</para>
/// </remarks>
public sealed class InvestmentPath
{
    readonly InvestmentRow[] rows;
    readonly MidpointRounding rounding;

    InvestmentPath(InvestmentRow[] rows, decimal perPeriod, Rate annual, MidpointRounding rounding) =>
        (this.rows, PerPeriod, Annual, this.rounding) = (rows, perPeriod, annual, rounding);

    /// <summary>The rate of one period, a fraction: income over the investment.</summary>
    public decimal PerPeriod { get; }

    /// <summary>The rate a year, nominal: periods a year times the rate of one.</summary>
    public Rate Annual { get; }

    public IReadOnlyList<InvestmentRow> Rows => rows;

    /// <summary>Payments and the value at the end. IFRS 16, appendix A.</summary>
    public Money Gross => rows.Aggregate(rows[^1].Closing, static (sum, row) => sum + row.Payment);

    /// <summary>All that the lease earns: gross investment less net investment at the start.</summary>
    public Money TotalIncome => Gross - rows[0].Opening;

    /// <summary>The path of a finance lease over its agreed term, or what is wrong with the terms.</summary>
    public static Outcome<InvestmentPath> Of(LeaseTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Check() is [var first, ..] ? first : OfTerm(terms, terms.EndValue);
    }

    internal static Outcome<InvestmentPath> OfTerm(LeaseTerms terms, Money endValue) =>
        Solve(terms, PathPoints.OfTerm(terms), terms.Cost, endValue);

    /// <summary>The income earned through a day: whole rows, and the part of the running one by its days.</summary>
    public Money IncomeThrough(DateOnly day)
    {
        var sum = Money.Zero(rows[0].Opening.Currency);
        foreach (var row in rows)
        {
            if (row.Through <= day)
            {
                sum += row.Income;
            }
            else if (row.From < day)
            {
                sum += Spread.Through(row.Income, row.From, row.Through, day, rounding);
            }
        }

        return sum;
    }

    /// <summary>What the running row goes on to earn after a day, as a line.</summary>
    /// <remarks>By hand, the lease of 10 000 at 10 %: 1 000 in the first year, 2.7397… a day; from 5 January on,
    /// 100 days later, 273.97.</remarks>
    internal AccrualLine AccrualFrom(DateOnly day)
    {
        foreach (var row in rows)
        {
            if (row.From <= day && day < row.Through)
            {
                return Spread.Line(row.Income, row.From, row.Through, day, rounding);
            }
        }

        return AccrualLine.None(day);
    }

    /// <summary>The investment at the end of a day, after what falls due on it.</summary>
    public Money At(DateOnly day)
    {
        var paid = Money.Zero(rows[0].Opening.Currency);
        foreach (var row in rows)
        {
            paid += row.Through <= day ? row.Payment : Money.Zero(paid.Currency);
        }

        return rows[0].Opening + IncomeThrough(day) - paid;
    }

    /// <summary>Finds the rate at which the points and the value at the end are worth the opening, and walks at
    /// it.</summary>
    internal static Outcome<InvestmentPath> Solve(
        LeaseTerms terms, IReadOnlyList<PathPoint> points, Money opening, Money endValue)
    {
        var last = points[^1];
        List<UnitPeriodFlow> payments =
        [
            .. points.Select(point => new UnitPeriodFlow(point.Payment, point.Periods, point.Fraction)),
            new(endValue.MinorUnits, last.Periods, last.Fraction),
        ];
        return Apr.UsActuarial(
                [new(opening.MinorUnits, 0)], payments, RentCalendar.PeriodsPerYear(terms))
            .Select(answer => new InvestmentPath(
                Walk(points, opening, endValue, answer.PerPeriod, terms.Rounding),
                answer.PerPeriod, answer.Annual, terms.Rounding));
    }

    static InvestmentRow[] Walk(
        IReadOnlyList<PathPoint> points, Money opening, Money endValue, decimal rate, MidpointRounding rounding)
    {
        var currency = opening.Currency;
        var rows = new InvestmentRow[points.Count];
        var exact = (decimal)opening.MinorUnits;
        var carried = opening;
        for (var i = 0; i < rows.Length; i++)
        {
            var point = points[i];
            var before = i == 0 ? point : points[i - 1];
            exact = (exact * Growth(before, point, rate)) - point.Payment;
            var closing = i == rows.Length - 1 ? endValue : new((long)decimal.Round(exact, rounding), currency);
            var payment = new Money(point.Payment, currency);
            rows[i] = new(before.Day, point.Day, carried, closing + payment - carried, payment, closing);
            carried = closing;
        }

        return rows;
    }

    /// <summary>What a unit grows to between two points: whole periods compound, the odd fraction is simple.</summary>
    internal static decimal Growth(PathPoint from, PathPoint to, decimal rate)
    {
        var growth = from.Fraction == to.Fraction ? 1m : 1m + (to.Fraction * rate);
        for (var period = from.Periods; period < to.Periods; period++)
        {
            growth *= 1m + rate;
        }

        return growth;
    }
}

/// <summary>An amount spread evenly over days.</summary>
static class Spread
{
    /// <summary>What of it has come through a day: the share of the days, rounded; all of it at the end.</summary>
    /// <remarks>By hand: 100.00 over 31 days, after 10 of them: 32.26.</remarks>
    internal static Money Through(
        Money amount, DateOnly from, DateOnly through, DateOnly day, MidpointRounding rounding)
    {
        if (day >= through)
        {
            return amount;
        }

        var gone = Math.Max(0, day.DayNumber - from.DayNumber);
        var share = (decimal)amount.MinorUnits * gone / (through.DayNumber - from.DayNumber);
        return new((long)decimal.Round(share, rounding), amount.Currency);
    }

    /// <summary>What comes after a day, as arithmetic of the days through the last one.</summary>
    /// <remarks>
    /// <para>It agrees with <see cref="Through"/> on every day: what came before is kept with its fraction, less an
    /// even number of whole minor units, so that halves still round to the same side.</para>
    /// <para>By hand: 100.00 over 31 days, after 10 of them 32.258…, of which 32.26 are recognised. The line begins at
    /// 100 000 ÷ 31 less 3 224 = 56/31 cents with 2 recognised; a day later it is 10 056/31 = 324.4 cents, so 3.22
    /// more: 35.48.</para>
    /// </remarks>
    /// <param name="day">On or after <paramref name="from"/> and before <paramref name="through"/>.</param>
    internal static AccrualLine Line(
        Money amount, DateOnly from, DateOnly through, DateOnly day, MidpointRounding rounding)
    {
        if (amount.IsNegative)
        {
            return new(day, day, 0, 0, 1, 0, rounding); // a loss is recognised every day: lines only rise
        }

        var days = through.DayNumber - from.DayNumber;
        var come = (Int128)amount.MinorUnits * (day.DayNumber - from.DayNumber);
        var even = (long)(come / days) & ~1L;
        var recognised = Through(amount, from, through, day, rounding).MinorUnits - even;
        return new(day, through, (long)(come - ((Int128)even * days)), amount.MinorUnits, days, recognised, rounding);
    }
}
