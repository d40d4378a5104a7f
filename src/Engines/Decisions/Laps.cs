using System.Collections.Immutable;

namespace Wheelhouse.Decisions;

/// <summary>How long one node of a run took.</summary>
/// <param name="Node">A check, scorecard or model; <c>formulas</c>, <c>reasons</c> and <c>hash</c> for the
/// rest.</param>
public readonly record struct Lap(string Node, double Microseconds);

/// <summary>Takes the time of each node of one decision, beside the decision and never in it: the same case gives the
/// same bytes, however long it took.</summary>
public sealed class Laps(TimeProvider clock)
{
    readonly ImmutableArray<Lap>.Builder laps = ImmutableArray.CreateBuilder<Lap>();
    long last = clock.GetTimestamp();

    /// <summary>In the order of the run.</summary>
    public ImmutableArray<Lap> Taken => laps.ToImmutable();

    internal void Take(string node)
    {
        var now = clock.GetTimestamp();
        laps.Add(new(node, clock.GetElapsedTime(last, now).TotalMicroseconds));
        last = now;
    }
}
