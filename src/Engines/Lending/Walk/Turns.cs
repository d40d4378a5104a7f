using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>When on its day a turn comes; the order of the members is the order on one day.</summary>
enum Phase : byte
{
    /// <summary>Before anything of the day, its falling due included.</summary>
    Dawn,
    Payout,
    Order,
    Charge,
    Payment,
    Credit,
    Change,
    PayBack,
    End,
    Settlement,

    // these hold from the night after the day, so they come when its payments are in
    Resume,
    Pause,
    Rate,
}

/// <summary>A point at which the walk along the days does something other than go on.</summary>
readonly record struct Turn(int Day, Phase Phase, LoanEvent Event) : IComparable<Turn>
{
    /// <summary>It is agreed ahead, so a forecast counts with it; all else must have happened.</summary>
    internal bool IsForeseen => Phase is Phase.Dawn or >= Phase.Resume;

    public int CompareTo(Turn other)
    {
        var byDay = Day.CompareTo(other.Day);
        var byPhase = byDay != 0 ? byDay : Phase.CompareTo(other.Phase);
        return byPhase != 0 ? byPhase : Event.Sequence.CompareTo(other.Event.Sequence);
    }
}

/// <summary>Gathers the turns of the events that stand.</summary>
struct TurnList(LoanTerms terms, int events)
{
    readonly int start = terms.StartDate.DayNumber;
    Turn[] turns = new Turn[events];
    int count;
    bool ascending = true;

    /// <summary>The most decimal places of any rate.</summary>
    internal int RateDecimals { get; private set; } = Decimals(terms);

    internal void On(DateOnly day, Phase phase, LoanEvent one) => Add(new(Math.Max(start, day.DayNumber), phase, one));

    /// <summary>For what holds on the day itself: its night is counted from the day before.</summary>
    internal void OnTheEve(DateOnly day, Phase phase, LoanEvent one) =>
        Add(new(Math.Max(start, day.DayNumber - 1), phase, one));

    /// <summary>Says that a rate will hold, so that all rates can share one denominator.</summary>
    internal void Hold(Rate rate) => RateDecimals = Math.Max(RateDecimals, Sweep.Decimals(rate));

    static int Decimals(LoanTerms terms)
    {
        var decimals = Sweep.Decimals(terms.AnnualRate);
        if (terms.Late is { } late)
        {
            decimals = Math.Max(decimals, Sweep.Decimals(late.Annual));
            foreach (var cap in late.Caps ?? [])
            {
                decimals = Math.Max(decimals, Sweep.Decimals(cap.PerYear));
            }
        }

        return decimals;
    }

    /// <summary>The turns in the one order that counts.</summary>
    internal readonly ReadOnlySpan<Turn> InOrder() => turns.AsSpan(0, count);

    internal void Sort()
    {
        if (!ascending)
        {
            Array.Sort(turns, 0, count);
        }
    }

    /// <summary>The events of a kind that stand and count by a day, in order.</summary>
    internal readonly List<T> Standing<T>(DateOnly asOf)
        where T : LoanEvent
    {
        var found = new List<T>();
        foreach (var turn in InOrder())
        {
            if (turn.Event is T one && turn.Day <= asOf.DayNumber)
            {
                found.Add(one);
            }
        }

        return found;
    }

    void Add(Turn turn)
    {
        if (count == turns.Length)
        {
            Array.Resize(ref turns, (2 * count) + 4);
        }

        ascending &= count == 0 || turns[count - 1].CompareTo(turn) < 0;
        turns[count++] = turn;
    }
}

/// <summary>The events that stand, in the one order that counts.</summary>
static class Turns
{
    internal static TurnList Of(LoanTerms terms, IReadOnlyList<LoanEvent> events)
    {
        var turns = new TurnList(terms, events.Count);
        var reversals = Reversals(events);
        for (var i = 0; i < events.Count; i++)
        {
            if (reversals is null || !IsReversed(events[i], reversals))
            {
                events[i].Enter(ref turns);
            }
        }

        turns.Sort();
        return turns;
    }

    static List<Reversed>? Reversals(IReadOnlyList<LoanEvent> events)
    {
        List<Reversed>? reversals = null;
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is Reversed reversal)
            {
                (reversals ??= []).Add(reversal);
            }
        }

        return reversals;
    }

    /// <summary>A reversal that was itself reversed takes nothing back.</summary>
    static bool IsReversed(LoanEvent one, List<Reversed> reversals)
    {
        foreach (var reversal in reversals)
        {
            if (reversal.Of == one.Sequence && !IsReversed(reversal, reversals))
            {
                return true;
            }
        }

        return false;
    }
}
