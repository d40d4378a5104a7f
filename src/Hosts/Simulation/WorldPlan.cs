namespace Wheelhouse.Simulation;

/// <summary>How large a world is to be, and which one. The same plan lives the same world.</summary>
/// <param name="Seed">Names the world.</param>
/// <param name="Agreements">How many agreements it makes before it stops selling.</param>
/// <param name="Days">How many business days it lives through.</param>
/// <param name="LastDay">The day on which the books stand at the end.</param>
public sealed record WorldPlan(int Seed, int Agreements, int Days, DateOnly LastDay)
{
    /// <summary>The day on which a world's books stand at the end where nobody names another.</summary>
    public static readonly DateOnly DemoDay = new(2026, 11, 20);

    public DateOnly FirstDay => LastDay.AddDays(-Days);

    /// <param name="lastDay">The demonstration's day when null.</param>
    public static WorldPlan OfYears(int seed, int agreements, int years, DateOnly? lastDay = null)
    {
        var last = lastDay ?? DemoDay;
        return new(seed, agreements, last.DayNumber - last.AddYears(-years).DayNumber, last);
    }
}

/// <summary>A law did not hold. The seed and the day replay it.</summary>
public sealed class WorldBreachException(WorldPlan plan, DateOnly day, IReadOnlyList<string> breaches) : Exception(
    $"Seed {plan.Seed}, day {day:O} ({plan.Agreements} agreements, {plan.Days} days): " + string.Join(" ", breaches));
