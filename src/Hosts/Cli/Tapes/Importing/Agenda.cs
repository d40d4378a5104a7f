namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>Something that happens to a loan of the tape on a day.</summary>
/// <param name="Amount">Cents; zero where the house finds it.</param>
readonly record struct TapeDeed(TapeLoan Loan, DeedKind Kind, long Amount);

/// <summary>What happens.</summary>
enum DeedKind
{
    Payment,

    /// <summary>The last payment: whatever settles the loan by our books.</summary>
    Payoff,

    /// <summary>It leaves the tape with something owed: bought back at what it owes.</summary>
    Removal,

    /// <summary>The balance fell to nothing by something else than principal.</summary>
    Loss,
}

/// <summary>Which deeds fall on which day, made of the months that a tape tells.</summary>
sealed class Agenda
{
    const long OneDollar = 100;

    readonly Dictionary<DateOnly, List<TapeDeed>> days = [];

    /// <summary>The last day of the last month of the tape.</summary>
    public DateOnly Last { get; private set; }

    public IReadOnlyList<TapeDeed> On(DateOnly day) => days.GetValueOrDefault(day) ?? [];

    /// <summary>Payments on the days that the replay found, within their month.</summary>
    public void Add(TapeLoan loan, Func<TapeMonth, Convention> convention, int lastMonth)
    {
        var found = LoanReplay.Run(loan, convention).ToDictionary(step => step.Month.Number);
        foreach (var month in loan.Months)
        {
            Last = month.Last > Last ? month.Last : Last;
            if (month.Before <= 0)
            {
                continue;
            }

            var lost = month.After <= 0 && month.Before - month.Principal > OneDollar;
            if (month.Payment > 0)
            {
                var step = found[month.Number];
                var kind = month.After <= 0 && !lost ? DeedKind.Payoff : DeedKind.Payment;
                if (step.First is { } first && kind == DeedKind.Payment)
                {
                    Put(Within(month, first.Days[step.Day]), new(loan, kind, first.Amount));
                    Put(Within(month, step.Day), new(loan, kind, month.Payment - first.Amount));
                }
                else
                {
                    Put(Within(month, step.Day), new(loan, kind, month.Payment));
                }
            }

            if (lost)
            {
                Put(month.Last, new(loan, DeedKind.Loss, 0));
            }
        }

        if (loan.Months is [.., { After: > 0 } end] && end.Number < lastMonth)
        {
            Put(end.Last.AddDays(1), new(loan, DeedKind.Removal, 0));
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
