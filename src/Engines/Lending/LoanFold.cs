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
        var rows = new Row[Periods.Count(terms)];
        var turns = Turns.Of(terms, events);
        var allocations = new List<Allocation>();
        var sweep = new Sweep(terms, rows, turns.RateDecimals) { Allocations = allocations, Trace = trace };
        var today = asOf.DayNumber;
        var next = 0;
        for (; next < turns.InOrder.Length && turns.InOrder[next].Day <= today; next++)
        {
            Take(ref sweep, turns.InOrder[next]);
        }

        var tally = new Tally(terms, rows, asOf);
        tally.Credit(sweep.Overpaid);
        if (sweep.Lent == 0)
        {
            sweep = Planned(terms, rows, turns.RateDecimals, trace);
            next = 0;
        }
        else
        {
            sweep.GoTo(today);
            var unrecognised = sweep.Forecast();
            tally.OnTheDay(sweep, unrecognised);
        }

        for (; next < turns.InOrder.Length; next++)
        {
            if (!turns.InOrder[next].MovesMoney)
            {
                Take(ref sweep, turns.InOrder[next]);
            }
        }

        sweep.GoTo(rows[^1].Due);
        return tally.State(allocations, turns);
    }

    /// <summary>Before the first disbursement the rows show the plan of the terms.</summary>
    static Sweep Planned(LoanTerms terms, Row[] rows, int rateDecimals, Trace? trace)
    {
        var plan = new Sweep(terms, rows, rateDecimals) { Trace = trace };
        plan.Lend(terms.Principal.MinorUnits, terms.StartDate.DayNumber);
        plan.Forecast();
        return plan;
    }

    static void Take(ref Sweep sweep, in Turn turn)
    {
        switch (turn.Kind)
        {
            case TurnKind.Lend:
                sweep.Lend(turn.Amount, turn.Day);
                break;
            case TurnKind.Pay:
                sweep.Pay(turn.Amount, turn.Day, turn.Sequence);
                break;
            case TurnKind.Settle:
                sweep.Settle(turn.Amount, turn.Day, turn.Sequence);
                break;
            case TurnKind.Rate:
                sweep.ChangeRate(turn.Rate, turn.Day);
                break;
            case TurnKind.Resume:
                sweep.Resume(turn.Day);
                break;
            case TurnKind.Pause:
                sweep.Pause(turn.Day);
                break;
        }
    }
}
