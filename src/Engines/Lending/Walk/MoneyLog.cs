namespace Wheelhouse.Lending;

/// <summary>Money that a turn brought: the amount, and whether it was money or something given in its place.</summary>
readonly record struct Coming(int Sequence, int Day, long Amount, bool IsMoney);

/// <summary>What a walk keeps of the money that came: each coming, and where each part of it went.</summary>
sealed class MoneyLog
{
    internal List<Coming> Comings { get; } = [];

    /// <summary>In the order of the comings, those of one together.</summary>
    internal List<Allocation> Allocations { get; } = [];
}
