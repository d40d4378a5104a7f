using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Terms and events to the state of a loan: a pure function.</summary>
/// <remarks>
/// Events count from their value dates, in the order disbursements, payments, changes on one day; the order of booking
/// decides between events of one kind. So it does not matter in which order they are given, and a back-dated event is
/// no special case. Events of money after the as-of day do not count; changes of rate and pauses do, as forecast.
/// </remarks>
public static class LoanFold
{
    /// <summary>The state at the end of a day.</summary>
    /// <exception cref="ArgumentException">Terms or events are nonsense; <see cref="TryFold"/> says it as a
    /// refusal.</exception>
    public static LoanState Fold(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly asOf)
    {
        Demand(terms, events);
        return Walk(terms, events, asOf);
    }

    /// <summary>The state at the end of a day, or what is wrong with the terms or the events.</summary>
    public static Outcome<LoanState> TryFold(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Check() is [var first, ..] ? first
            : EventsCheck.First(terms, events) is { } wrong ? wrong
            : Walk(terms, events, asOf);
    }

    internal static void Demand(LoanTerms terms, IReadOnlyList<LoanEvent> events)
    {
        Scheduling.Demand(terms);
        if (EventsCheck.First(terms, events) is { } wrong)
        {
            throw new ArgumentException($"{wrong.Code}: {wrong.Sentence}", nameof(events));
        }
    }

    internal static LoanState Walk(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly asOf, Trace? trace = null)
    {
        var list = Turns.Of(terms, events);
        var turns = list.InOrder();
        var rows = new Row[Periods.Count(terms)];
        var sweep = new Sweep(terms, rows, list.RateDecimals) { Ledger = new(turns.Length), Trace = trace };
        var next = Happen(ref sweep, turns, 0, asOf);
        return Foresee(ref sweep, turns, next, asOf);
    }

    /// <summary>Takes the turns from one on that come by a day. Returns the first that does not.</summary>
    internal static int Happen(ref Sweep sweep, ReadOnlySpan<Turn> turns, int next, DateOnly asOf)
    {
        for (; next < turns.Length && turns[next].Day <= asOf.DayNumber; next++)
        {
            turns[next].Event.Act(ref sweep, turns[next]);
        }

        return next;
    }

    /// <summary>From the walk through the as-of day to the state: the rest is forecast.</summary>
    internal static LoanState Foresee(ref Sweep sweep, ReadOnlySpan<Turn> turns, int next, DateOnly asOf)
    {
        var tally = new Tally(asOf, sweep.Overpaid);
        var log = sweep.Ledger!;
        if (sweep.Lent == 0)
        {
            sweep = sweep.Planned();
            next = 0;
        }
        else
        {
            sweep.GoTo(asOf.DayNumber);
            var line = sweep.Line(asOf.DayNumber, NextForeseen(turns, next));
            tally.Payoff(sweep.PayoffExtra());
            var accrued = sweep.Forecast();
            tally.OnTheDay(accrued, sweep);
            tally.Line(line with { Recognised = line.Recognised + line.On(asOf) - accrued });
        }

        for (; next < turns.Length; next++)
        {
            if (turns[next].IsForeseen)
            {
                turns[next].Event.Act(ref sweep, turns[next]);
            }
        }

        sweep.GoToEnd();
        return tally.State(sweep, log);
    }

    /// <summary>The day of the next turn that is agreed ahead; beyond all days when there is none.</summary>
    static int NextForeseen(ReadOnlySpan<Turn> turns, int next)
    {
        for (; next < turns.Length; next++)
        {
            if (turns[next].IsForeseen)
            {
                return turns[next].Day;
            }
        }

        return int.MaxValue;
    }
}
