namespace Wheelhouse.CreditRisk;

/// <summary>Whether a share is of agreements or of money.</summary>
public enum RollMeasure
{
    Count,

    /// <summary>The balance at the first of the two month ends.</summary>
    Balance,
}

/// <summary>How exposures moved between states from one month end to the next: counts and opening balances.</summary>
/// <remarks>
/// <para>Balances are minor units of one currency, as of the first month end. Matrices of several months or segments
/// add up. The roll rate of a cell is its share of its row.</para>
/// <para>By hand: of ten current agreements eight stay, one is 1 to 30 days late, one is paid off: the row is 0.8, 0.1
/// and 0.1.</para>
/// </remarks>
public sealed class RollMatrix
{
    static readonly int States = RollStates.Count;

    readonly long[] counts = new long[States * States];
    readonly long[] balances = new long[States * States];

    /// <summary>One exposure moved, or stayed.</summary>
    /// <param name="balance">At the first month end, in minor units; not negative.</param>
    public void Add(RollState from, RollState to, long balance, long count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(balance);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        counts[Cell(from, to)] += count;
        balances[Cell(from, to)] += balance;
    }

    /// <summary>Adds all that another matrix holds.</summary>
    public void Add(RollMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var cell = 0; cell < counts.Length; cell++)
        {
            counts[cell] += other.counts[cell];
            balances[cell] += other.balances[cell];
        }
    }

    public long Count(RollState from, RollState to) => counts[Cell(from, to)];

    public long Balance(RollState from, RollState to) => balances[Cell(from, to)];

    /// <summary>All that left a state, staying in it included.</summary>
    public long Total(RollState from, RollMeasure measure)
    {
        var sum = 0L;
        foreach (var one in Row(from, measure))
        {
            sum += one;
        }

        return sum;
    }

    /// <summary>The share of a row that moved to a state, from 0 to 1; null where the row is empty.</summary>
    public decimal? Rate(RollState from, RollState to, RollMeasure measure) =>
        Total(from, measure) is var total and > 0 ? Row(from, measure)[(int)to] / (decimal)total : null;

    /// <summary>The share of what is current that rolls through every bucket to over ninety days, one a
    /// month.</summary>
    /// <remarks>The product of the rates to the next bucket. By hand: 3 %, 20 %, 40 % and 60 % are 0.144 %. Null where
    /// a row on the way is empty.</remarks>
    public decimal? FlowToDefault(RollMeasure measure)
    {
        var flow = (decimal?)1m;
        for (var state = RollState.Current; !state.IsDefault(); state++)
        {
            flow *= Rate(state, state + 1, measure);
        }

        return flow;
    }

    ReadOnlySpan<long> Row(RollState from, RollMeasure measure) =>
        (measure == RollMeasure.Count ? counts : balances).AsSpan((int)from * States, States);

    static int Cell(RollState from, RollState to) => ((int)from * States) + (int)to;
}
