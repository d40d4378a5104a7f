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
    /// <summary>So many turns are walked again before a copy of the walk that has them is kept: a copy of all rows
    /// costs as much as a few turns, and most courses get one event more.</summary>
    const int MostAgain = 4;

    readonly LoanTerms terms;

    /// <summary>The walk after so many turns. Nobody changes it: who goes on, goes on in a copy.</summary>
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
            ? GoOn(events, turns, asOf)
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
        var inOrder = turns.InOrder();
        var log = new MoneyLog(inOrder.Length);
        var sweep = new Sweep(terms, new Row[Periods.Count(terms)], turns.RateDecimals) { Ledger = log };
        var done = LoanFold.Happen(ref sweep, inOrder, 0, asOf);
        var walked = sweep.Copy();
        return new(terms, events, walked, done, turns, LoanFold.Foresee(ref sweep, inOrder, done, asOf));
    }

    LoanCourse GoOn(IReadOnlyList<LoanEvent> events, TurnList turns, DateOnly asOf)
    {
        var inOrder = turns.InOrder();
        var sweep = walked.Copy();
        var happened = LoanFold.Happen(ref sweep, inOrder, done, asOf);
        var (kept, by) = happened - done < MostAgain ? (walked, done) : (sweep.Copy(), happened);
        return new(terms, events, kept, by, turns, LoanFold.Foresee(ref sweep, inOrder, happened, asOf));
    }
}
