namespace Wheelhouse.Simulation.Portfolios;

/// <summary>How many agreements are to live, how long, and by which dice. The same plan lives the same lives.</summary>
/// <param name="Seed">Names the portfolio.</param>
/// <param name="Days">How many business days it lives through.</param>
/// <param name="FirstDay">The business date on which it begins.</param>
/// <param name="MonthEnds">All agreements begin on the last day of a month.</param>
public sealed record PortfolioPlan(int Seed, int Agreements, int Days, DateOnly FirstDay, bool MonthEnds = false)
{
    /// <summary>Agreements begin within so many days of the first one.</summary>
    internal const int OpeningDays = 90;

    /// <summary>The day after the last one that is lived through.</summary>
    public DateOnly LastDay => FirstDay.AddDays(Days);

    /// <summary>The moment after which everything of the plan is named: ids are the same in every run.</summary>
    internal DateTimeOffset Epoch => new(FirstDay, TimeOnly.MinValue, TimeSpan.Zero);
}

/// <summary>A law did not hold. The seed and the day replay it.</summary>
public sealed class PortfolioBreachException(PortfolioPlan plan, DateOnly day, IReadOnlyList<string> breaches)
    : Exception(
        $"Seed {plan.Seed}, day {day:O} ({plan.Agreements} agreements, {plan.Days} days from {plan.FirstDay:O}): "
        + string.Join(" ", breaches));
