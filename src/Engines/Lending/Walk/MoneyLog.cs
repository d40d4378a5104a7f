namespace Wheelhouse.Lending;

/// <summary>Money that a turn brought: the amount, and whether it was money or something given in its place.</summary>
readonly record struct Coming(int Sequence, int Day, long Amount, bool IsMoney);

/// <summary>What a walk keeps of the money that came: each coming, and where each part of it went.</summary>
sealed class MoneyLog
{
    internal List<Coming> Comings { get; private init; } = [];

    /// <summary>In the order of the comings, those of one together.</summary>
    internal List<Allocation> Allocations { get; private init; } = [];

    internal MoneyLog Copy() => new() { Comings = [.. Comings], Allocations = [.. Allocations] };

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
