using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Governing;

/// <summary>Whole days that a report looks at.</summary>
/// <param name="To">The last of them.</param>
sealed record Span(DateOnly From, DateOnly To)
{
    const int Usual = 31;
    const int Longest = 366;

    internal DateTimeOffset Start => new(From, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The first instant that is no longer looked at.</summary>
    internal DateTimeOffset End => new(To.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <param name="from">31 days up to <paramref name="to"/> when absent.</param>
    /// <param name="to">Today when absent.</param>
    internal static Outcome<Span> Of(DateOnly? from, DateOnly? to, TimeProvider clock)
    {
        var last = to ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = from ?? last.AddDays(1 - Usual);
        return first <= last && last.DayNumber - first.DayNumber < Longest
            ? new Span(first, last)
            : new Refusal(
                "origination.span_wrong", $"Ask for 1 to {Longest} days, the first before the last.",
                RefusalKind.Invalid, new RefusalValue("most", $"{Longest}"));
    }
}
