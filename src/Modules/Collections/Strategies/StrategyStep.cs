using System.Text.Json;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Strategies;

/// <summary>What a lender does with agreements late by so many days.</summary>
/// <param name="From">Days past due, from.</param>
/// <param name="Through">Days past due, through.</param>
/// <param name="Channel">By what the debtor is reached first.</param>
/// <param name="EveryDays">Not more often than that.</param>
sealed record StrategyStep(int From, int Through, Text Name, ContactChannel Channel, int EveryDays)
{
    internal const int LastDay = 36_500;

    /// <summary>What is done where a lender set nothing else.</summary>
    internal static IReadOnlyList<StrategyStep> Usual { get; } = Read();

    /// <summary>The step of a number of days; null before the first.</summary>
    internal static StrategyStep? Of(IReadOnlyList<StrategyStep> steps, int days) =>
        steps.FirstOrDefault(s => s.From <= days && days <= s.Through);

    /// <summary>Steps follow each other from day 1 without gap or overlap.</summary>
    internal static Refusal? Check(IReadOnlyList<StrategyStep>? steps)
    {
        if (steps is not { Count: >= 1 and <= 20 })
        {
            return new(
                "collections.strategy_steps", "A strategy has 1 to 20 steps.", RefusalKind.Invalid);
        }

        var next = 1;
        foreach (var step in steps)
        {
            if (step is not { Name: { Zh.Length: > 0 and <= 80, En.Length: > 0 and <= 80 } }
                || step.From != next || step.Through < step.From || step.EveryDays is < 1 or > 90)
            {
                return new(
                    "collections.strategy_gap",
                    $"Steps follow each other from day 1 without a gap, each with a name and every 1 to 90 days; the "
                        + $"next begins on day {next}.",
                    RefusalKind.Invalid, new RefusalValue("next", $"{next}"));
            }

            next = step.Through + 1;
        }

        return null;
    }

    static IReadOnlyList<StrategyStep> Read()
    {
        using var stream = typeof(StrategyStep).Assembly.GetManifestResourceStream("strategy.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<StrategyStep>>(stream, Json.Wire)!;
    }
}
