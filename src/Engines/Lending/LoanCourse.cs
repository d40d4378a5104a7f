using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A loan that was folded and can go on: the next event costs its own walk and not that of all before
/// it.</summary>
/// <remarks>
/// Immutable. An event that comes after all that has happened goes on from there; a back-dated one, or a reversal,
/// folds from the start. Either way the state is that of <see cref="LoanFold.Fold"/> over all events: a law holds it.
/// </remarks>
public sealed class LoanCourse
{
    readonly LoanTerms terms;
    readonly Sweep walked;
    readonly Turn last;
    readonly int done;
    readonly int rateDecimals;

    LoanCourse(
        LoanTerms terms, IReadOnlyList<LoanEvent> events, Sweep walked, int done, in TurnList turns, LoanState state)
    {
        (this.terms, Events, this.walked, this.done) = (terms, events, walked, done);
        rateDecimals = turns.RateDecimals;
        last = done > 0 ? turns.InOrder()[done - 1] : default;
        State = state;
    }

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<LoanEvent> Events { get; }

    public LoanState State { get; }

    /// <summary>Folds the events so far, or says what is wrong with them.</summary>
    public static Outcome<LoanCourse> Of(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Check() is [var first, ..] ? first
            : EventsCheck.First(terms, events) is { } wrong ? wrong
            : FromTheStart(terms, events, Turns.Of(terms, events), asOf);
    }

    /// <summary>After one more event, at the end of a day.</summary>
    public Outcome<LoanCourse> With(LoanEvent next, DateOnly asOf)
    {
        IReadOnlyList<LoanEvent> events = [.. Events, next];
        if (EventsCheck.First(terms, events) is { } wrong)
        {
            return wrong;
        }

        var turns = Turns.Of(terms, events);
        return Continues(turns, asOf)
            ? Go(terms, events, turns, walked.Copy(), done, asOf)
            : FromTheStart(terms, events, turns, asOf);
    }

    /// <summary>Whether all that was walked stays as it is.</summary>
    bool Continues(in TurnList turns, DateOnly asOf)
    {
        var inOrder = turns.InOrder();
        return asOf >= State.AsOf && turns.RateDecimals == rateDecimals && done <= inOrder.Length
            && (done == 0 || inOrder[done - 1] == last);
    }

    static LoanCourse FromTheStart(LoanTerms terms, IReadOnlyList<LoanEvent> events, TurnList turns, DateOnly asOf)
    {
        var log = new MoneyLog(turns.InOrder().Length);
        var sweep = new Sweep(terms, new Row[Periods.Count(terms)], turns.RateDecimals) { Ledger = log };
        return Go(terms, events, turns, sweep, 0, asOf);
    }

    static LoanCourse Go(
        LoanTerms terms, IReadOnlyList<LoanEvent> events, TurnList turns, Sweep sweep, int done, DateOnly asOf)
    {
        var inOrder = turns.InOrder();
        done = LoanFold.Happen(ref sweep, inOrder, done, asOf);
        var walked = sweep.Copy();
        var state = LoanFold.Foresee(ref sweep, inOrder, done, asOf);
        return new(terms, events, walked, done, turns, state);
    }
}
