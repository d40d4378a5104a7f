namespace Wheelhouse.Simulation;

/// <summary>A clock that stands until it is told; each reading moves it one step, so that ids sort as made.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    readonly Lock guard = new();

    DateTimeOffset now = start;

    public DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (guard)
        {
            return now += Step;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (guard)
        {
            now += by;
        }
    }

    /// <summary>Moves to nine in the morning (UTC) of a day; on the day itself it only goes on from there.</summary>
    public void MoveTo(DateOnly day)
    {
        var then = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero);
        lock (guard)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(day, DateOnly.FromDateTime(now.UtcDateTime));
            now = then > now ? then : now;
        }
    }
}
