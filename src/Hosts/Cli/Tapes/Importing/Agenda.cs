using Wheelhouse.Kernel;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>Something that happens to a loan of the tape on a day.</summary>
/// <param name="Amount">Cents; zero where the house finds it, or where it is no money.</param>
/// <param name="Rate">Of a change of rate.</param>
/// <param name="Months">Of an extension.</param>
readonly record struct TapeDeed(TapeLoan Loan, DeedKind Kind, long Amount, Rate? Rate = null, int Months = 0);

/// <summary>What happens; on one day in this order.</summary>
enum DeedKind
{
    RateChange,

    /// <summary>The instalment next due, and those after it, fall due later.</summary>
    Extension,

    Payment,

    /// <summary>The last payment: whatever settles the loan by our books.</summary>
    Payoff,

    /// <summary>It leaves the tape with something owed: bought back at what it owes.</summary>
    Removal,

    /// <summary>The balance fell to nothing by something else than principal.</summary>
    Loss,

    /// <summary>Money on what was lost.</summary>
    Recovery,
}

/// <summary>Which deeds fall on which day, made of the months that a tape tells.</summary>
sealed class Agenda(Unplaced unplaced)
{
    readonly Dictionary<DateOnly, List<TapeDeed>> days = [];

    /// <summary>The last day of the last month of the tape.</summary>
    public DateOnly Last { get; private set; }

    public IReadOnlyList<TapeDeed> On(DateOnly day) => days.GetValueOrDefault(day) ?? [];

    /// <summary>Payments on the days that the replay found, within their month; all else on the last of its
    /// month, changes of terms on its first.</summary>
    public void Add(TapeLoan loan, Func<TapeMonth, Convention> convention, int lastMonth)
    {
        var found = LoanReplay.Run(loan, convention).ToDictionary(step => step.Month.Number);
        var rate = loan.Rate;
        foreach (var month in loan.Months)
        {
            Last = month.Last > Last ? month.Last : Last;
            if (month.Before <= 0)
            {
                Nothing(loan, month);
                continue;
            }

            if (loan.RateIn(month) != rate)
            {
                rate = loan.RateIn(month);
                Put(month.First, new(loan, DeedKind.RateChange, 0, rate));
            }

            if (month.Payment > 0)
            {
                Pay(loan, month, found[month.Number]);
            }

            if (TapeCourse.IsLost(month))
            {
                Put(month.Last, new(loan, DeedKind.Loss, 0));
            }
            else if (month is { IsClean: false, After: > 0 })
            {
                unplaced.Add(loan, month.First, "balance", month.After - month.Before + month.Principal, "adjusted");
            }
        }

        foreach (var put in loan.Extensions)
        {
            Put(put.First, new(loan, DeedKind.Extension, 0, Months: put.Months));
        }

        Recover(loan);
        Leave(loan, lastMonth);
    }

    /// <summary>What a tape tells of a month before which nothing was owed.</summary>
    void Nothing(TapeLoan loan, TapeMonth month)
    {
        if (month.Payment > 0)
        {
            unplaced.Add(loan, month.First, "payment", month.Payment, "nothingOwed");
        }

        if (month.After > 0)
        {
            unplaced.Add(loan, month.First, "balance", month.After, "reopened");
        }
    }

    void Pay(TapeLoan loan, TapeMonth month, Step step)
    {
        if (TapeCourse.IsPaidOff(loan, month))
        {
            Put(Within(month, step.Day), new(loan, DeedKind.Payoff, month.Payment));
        }
        else if (step.First is { } first)
        {
            Put(Within(month, first.Days[step.Day]), new(loan, DeedKind.Payment, first.Amount));
            Put(Within(month, step.Day), new(loan, DeedKind.Payment, month.Payment - first.Amount));
        }
        else
        {
            Put(Within(month, step.Day), new(loan, DeedKind.Payment, step.Amount));
            if (step.Amount < month.Payment)
            {
                unplaced.Add(loan, month.First, "payment", month.Payment - step.Amount, "feeInside");
            }
        }
    }

    /// <summary>Proceeds after the loss are recovered; costs are no event of a loan.</summary>
    void Recover(TapeLoan loan)
    {
        var lost = loan.Months.Where(TapeCourse.IsLost).Select(m => (DateOnly?)m.First).FirstOrDefault();
        foreach (var month in loan.Proceeds)
        {
            var (came, cost) = (
                Math.Max(0, month.Recovered) + Math.Max(0, month.Repossessed),
                Math.Min(0, month.Recovered) + Math.Min(0, month.Repossessed));
            if (cost < 0)
            {
                unplaced.Add(loan, month.First, "recovery", cost, "cost");
            }

            if (came > 0 && lost <= month.First)
            {
                Put(month.Last, new(loan, DeedKind.Recovery, came));
            }
            else if (came > 0)
            {
                unplaced.Add(loan, month.First, "recovery", came, "beforeLoss");
            }
        }
    }

    void Leave(TapeLoan loan, int lastMonth)
    {
        var (owed, last, number) = loan.Months is [.., var end]
            ? (end.After, end.Last, end.Number) : (loan.Balance, loan.Facts.Ending, 0);
        if (owed > 0 && number < lastMonth)
        {
            Put(last.AddDays(1), new(loan, DeedKind.Removal, 0));
        }
    }

    static DateOnly Within(TapeMonth month, int day)
    {
        var booked = Convention.Booked(day);
        return booked < month.First ? month.First : booked > month.Last ? month.Last : booked;
    }

    void Put(DateOnly day, TapeDeed deed)
    {
        if (!days.TryGetValue(day, out var deeds))
        {
            days[day] = deeds = [];
        }

        deeds.Add(deed);
    }
}
