namespace Wheelhouse.Lending;

/// <summary>Money that a turn brought: the amount, and whether it was money or something given in its place.</summary>
readonly record struct Coming(int Sequence, int Day, long Amount, bool IsMoney);

/// <summary>What a walk keeps of the money that came: each coming, and where each part of it went.</summary>
sealed class MoneyLog(int turns)
{
    internal List<Coming> Comings { get; } = new(turns);

    /// <summary>In the order of the comings, those of one together.</summary>
    internal List<Allocation> Allocations { get; } = new(2 * turns);

    internal MoneyLog Copy()
    {
        var copy = new MoneyLog(Comings.Count + 1);
        copy.Comings.AddRange(Comings);
        copy.Allocations.AddRange(Allocations);
        return copy;
    }

    /// <summary>The last coming took no more than this.</summary>
    internal void Limit(long amount) => Comings[^1] = Comings[^1] with { Amount = amount };

    /// <summary>Rows from a number on are further down.</summary>
    internal void Shift(int from, int by = 1) => Renumber(row => row >= from ? row + by : row);

    /// <summary>Rows after the last are one with it.</summary>
    internal void EndAt(int last) => Renumber(row => Math.Min(row, last));

    void Renumber(Func<int, int> number)
    {
        for (var i = 0; i < Allocations.Count; i++)
        {
            Allocations[i] = Allocations[i] with { Row = number(Allocations[i].Row) };
        }
    }
}
