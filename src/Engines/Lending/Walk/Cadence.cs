namespace Wheelhouse.Lending;

/// <summary>How due dates follow each other from an anchor.</summary>
readonly record struct Cadence(PeriodUnit Unit, int Every, MonthEndRule MonthEnd, DateOnly Anchor)
{
    internal static Cadence Of(LoanTerms terms) =>
        new(terms.Unit, terms.Every, terms.MonthEnd, terms.FirstDueDate ?? terms.StartDate);

    /// <summary>The due date so many periods after the anchor.</summary>
    internal DateOnly Due(int periods) => Unit switch
    {
        PeriodUnit.Day => Anchor.AddDays(periods * Every),
        PeriodUnit.Week => Anchor.AddDays(7 * periods * Every),
        PeriodUnit.Month => Month(periods * Every, Anchor.Day),
        PeriodUnit.HalfMonth => HalfMonth(periods),
    };

    /// <summary>No due date so many periods after a day comes later than this.</summary>
    internal DateOnly Later(DateOnly day, int periods)
    {
        var days = Unit switch
        {
            PeriodUnit.Day => 1,
            PeriodUnit.Week => 7,
            PeriodUnit.HalfMonth => 17,
            PeriodUnit.Month => 31,
        };
        var most = DateOnly.MaxValue.DayNumber - 2_000;
        var later = day.DayNumber + ((long)days * Every * Math.Clamp(periods, 0, TermsCheck.MostInstalments));
        return DateOnly.FromDayNumber((int)Math.Min(most, later));
    }

    /// <summary>What part of a year a whole period is in 30/360.</summary>
    internal (long Part, long Whole) Thirty360 => Unit switch
    {
        PeriodUnit.Month => (Every, 12),
        PeriodUnit.HalfMonth => (1, 24),
        PeriodUnit.Week => (7L * Every, 360),
        PeriodUnit.Day => (Every, 360),
    };

    DateOnly Month(int months, int day)
    {
        var (year, month) = Math.DivRem((12 * Anchor.Year) + Anchor.Month - 1 + months, 12);
        var last = DateTime.DaysInMonth(year, month + 1);
        if (MonthEnd == MonthEndRule.LastDay && Anchor.Day == day
            && day == DateTime.DaysInMonth(Anchor.Year, Anchor.Month))
        {
            return new(year, month + 1, last);
        }

        var due = new DateOnly(year, month + 1, Math.Min(day, last));
        return MonthEnd == MonthEndRule.RollOver && day > last ? due.AddDays(1) : due;
    }

    /// <summary>Two days a month, fifteen apart: an anchor on the 5th gives the 5th and 20th, one on the 20th the
    /// same.</summary>
    DateOnly HalfMonth(int halves)
    {
        var late = Anchor.Day > 15 ? 1 : 0;
        var months = Math.DivRem(late + halves, 2, out var half);
        if (half < 0)
        {
            (months, half) = (months - 1, 1);
        }

        return Month(months, Anchor.Day + (15 * (half - late)));
    }
}
