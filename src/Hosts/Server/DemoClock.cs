namespace Wheelhouse.Server;

/// <summary>The clock of a demonstration: starts at an instant of its operator's choice and goes on from there as
/// clocks do.</summary>
sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    readonly TimeSpan ahead = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
