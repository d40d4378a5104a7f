using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>What a turn does; the numbers are the order on one day.</summary>
enum TurnKind : byte
{
    Lend,
    Pay,
    Settle,

    // these hold from the night after the day, so they come when its payments are in
    Resume,
    Pause,
    Rate,
}

/// <summary>A point at which the walk along the days does something other than go on.</summary>
readonly record struct Turn(int Day, TurnKind Kind, int Sequence, long Amount, Rate Rate) : IComparable<Turn>
{
    internal bool MovesMoney => Kind <= TurnKind.Settle;

    public int CompareTo(Turn other)
    {
        var byDay = Day.CompareTo(other.Day);
        var byKind = byDay != 0 ? byDay : Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : Sequence.CompareTo(other.Sequence);
    }
}

/// <summary>The events that stand, as turns in the one order that counts.</summary>
readonly struct Turns
{
    internal required Turn[] InOrder { get; init; }

    /// <summary>The most decimal places of any rate.</summary>
    internal required int RateDecimals { get; init; }

    internal static Turns Of(LoanTerms terms, IReadOnlyList<LoanEvent> events)
    {
        var turns = new List<Turn>(events.Count + 2);
        var start = terms.StartDate.DayNumber;
        var decimals = Sweep.Decimals(terms.AnnualRate);
        var reversals = Reversals(events);
        for (var i = 0; i < events.Count; i++)
        {
            var one = events[i];
            if (reversals is not null && IsReversed(one, reversals))
            {
                continue;
            }

            var day = one.ValueDate.DayNumber;
            var eve = Math.Max(start, day - 1);
            switch (one)
            {
                case Disbursed lent:
                    turns.Add(new(day, TurnKind.Lend, one.Sequence, lent.Amount.MinorUnits, default));
                    break;
                case Repaid repaid:
                    turns.Add(new(day, TurnKind.Pay, one.Sequence, repaid.Amount.MinorUnits, default));
                    break;
                case EarlySettled settled:
                    turns.Add(new(day, TurnKind.Settle, one.Sequence, settled.Amount.MinorUnits, default));
                    break;
                case RateChanged changed:
                    turns.Add(new(eve, TurnKind.Rate, one.Sequence, 0, changed.AnnualRate));
                    decimals = Math.Max(decimals, Sweep.Decimals(changed.AnnualRate));
                    break;
                case InterestPaused paused:
                    turns.Add(new(eve, TurnKind.Pause, one.Sequence, 0, default));
                    turns.Add(new(Math.Max(eve, paused.Through.DayNumber), TurnKind.Resume, one.Sequence, 0, default));
                    break;
            }
        }

        var inOrder = turns.ToArray();
        Array.Sort(inOrder);
        return new() { InOrder = inOrder, RateDecimals = decimals };
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
