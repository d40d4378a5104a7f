namespace Wheelhouse.Simulation.Portfolios;

/// <summary>How many agreements are to live, how long, and by which dice. The same plan lives the same lives.</summary>
/// <param name="Seed">Names the portfolio.</param>
/// <param name="Days">How many business days it lives through.</param>
/// <param name="FirstDay">The business date on which it begins.</param>
/// <param name="MonthEnds">All agreements begin on the last day of a month.</param>
/// <param name="Only">Lives this one alone, as it lives among all; 0 is all.</param>
public sealed record PortfolioPlan(
    int Seed, int Agreements, int Days, DateOnly FirstDay, bool MonthEnds = false, int Only = 0)
{
    /// <summary>Agreements begin within so many days of the first one.</summary>
    internal const int OpeningDays = 90;

    /// <summary>The day after the last one that is lived through.</summary>
    public DateOnly LastDay => FirstDay.AddDays(Days);

    /// <summary>The moment after which everything of the plan is named: ids are the same in every run.</summary>
    internal DateTimeOffset Epoch => new(FirstDay, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Numbers of the agreements that live.</summary>
    internal IEnumerable<int> Numbers => Enumerable.Range(1, Agreements).Where(n => Only == 0 || n == Only);
}

/// <summary>A law did not hold. The plan and the day replay it.</summary>
/// <param name="breaches">A sentence each.</param>
/// <param name="history">The shortest history of one agreement that breaks it; null where it is of no single
/// agreement.</param>
public sealed class PortfolioBreachException(
    PortfolioPlan plan, DateOnly day, IReadOnlyList<string> breaches, string? history = null)
    : Exception(
        $"Seed {plan.Seed}, day {day:O} ({plan.Agreements} agreements, {plan.Days} days from {plan.FirstDay:O}): "
        + string.Join(Environment.NewLine, breaches.Take(Most))
        + (breaches.Count > Most ? $"{Environment.NewLine}... and {breaches.Count - Most} more" : "")
        + (history is null ? "" : Environment.NewLine + history))
{
    const int Most = 10;
}
