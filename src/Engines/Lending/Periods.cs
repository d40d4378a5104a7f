namespace Wheelhouse.Lending;

/// <summary>From terms to dates: when each row begins and falls due, and what kind of row it is.</summary>
static class Periods
{
    /// <summary>Rows of the schedule: the instalments, and one more for a balloon that follows rents in
    /// advance.</summary>
    internal static int Count(LoanTerms terms) => terms.Instalments + (BalloonRow(terms) ? 1 : 0);

    internal static void Lay(LoanTerms terms, Span<Row> rows)
    {
        var anchor = terms.FirstDueDate ?? terms.StartDate;
        var shift = terms.FirstDueDate is null && !terms.InAdvance ? 1 : 0;
        var fees = terms.FeesPaid(FeePayment.PerInstalment).MinorUnits;
        var start = terms.StartDate.DayNumber;
        var step = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            ref var row = ref rows[i];
            row = default;
            row.Number = i + 1;
            row.Start = start;
            row.Due = start = Due(terms, anchor, i + shift).DayNumber;
            row.Deferred = i < terms.GraceInterest;
            row.Last = i == rows.Length - 1;
            row.Fees = i < terms.Instalments ? fees : 0;
            while (step < terms.Steps.Count && terms.Steps[step].From <= row.Number)
            {
                step++;
            }

            row.Kind = i < terms.GracePrincipal ? RowKind.InterestOnly
                : i >= terms.Instalments ? BalloonKind(terms)
                : Kind(terms, step);
            if (row.Kind == RowKind.FixedAmount)
            {
                var amount = i >= terms.Instalments ? terms.Balloon : terms.Steps[step - 1].Amount;
                row.Target = amount!.Value.MinorUnits;
            }
        }
    }

    /// <summary>The due date so many periods after the anchor.</summary>
    internal static DateOnly Due(LoanTerms terms, DateOnly anchor, int periods) => terms.Unit switch
    {
        PeriodUnit.Day => anchor.AddDays(periods * terms.Every),
        PeriodUnit.Week => anchor.AddDays(7 * periods * terms.Every),
        PeriodUnit.Month => Month(anchor, periods * terms.Every, anchor.Day, terms.MonthEnd),
        PeriodUnit.HalfMonth => HalfMonth(anchor, periods, terms.MonthEnd),
    };

    /// <summary>A balloon follows rents in advance by one period, in a row of its own.</summary>
    internal static bool BalloonRow(LoanTerms terms) => terms.InAdvance && terms.Balloon is { IsPositive: true };

    /// <summary>With level rents it is all that falls due; else it is principal, and interest comes on top.</summary>
    static RowKind BalloonKind(LoanTerms terms) =>
        terms.Amortisation is Amortisation.EqualInstalments or Amortisation.Custom
            ? RowKind.FixedAmount
            : RowKind.InterestOnly;

    static RowKind Kind(LoanTerms terms, int stepsBegun) => terms.Amortisation switch
    {
        Amortisation.EqualInstalments => RowKind.Level,
        Amortisation.EqualPrincipal => RowKind.FixedPrincipal,
        Amortisation.InterestOnly => RowKind.InterestOnly,
        Amortisation.Custom => stepsBegun > 0 && terms.Steps[stepsBegun - 1].Amount is not null
            ? RowKind.FixedAmount
            : RowKind.Level,
    };

    static DateOnly Month(DateOnly anchor, int months, int day, MonthEndRule rule)
    {
        var (year, month) = Math.DivRem((12 * anchor.Year) + anchor.Month - 1 + months, 12);
        var last = DateTime.DaysInMonth(year, month + 1);
        if (rule == MonthEndRule.LastDay && anchor.Day == day && day == DateTime.DaysInMonth(anchor.Year, anchor.Month))
        {
            return new(year, month + 1, last);
        }

        var due = new DateOnly(year, month + 1, Math.Min(day, last));
        return rule == MonthEndRule.RollOver && day > last ? due.AddDays(1) : due;
    }

    /// <summary>Two days a month, fifteen apart: an anchor on the 5th gives the 5th and 20th, one on the 20th the
    /// same.</summary>
    static DateOnly HalfMonth(DateOnly anchor, int halves, MonthEndRule rule)
    {
        var late = anchor.Day > 15 ? 1 : 0;
        var place = late + halves;
        var months = Math.DivRem(place, 2, out var half);
        if (half < 0)
        {
            (months, half) = (months - 1, 1);
        }

        return Month(anchor, months, anchor.Day + (15 * (half - late)), rule);
    }
}
