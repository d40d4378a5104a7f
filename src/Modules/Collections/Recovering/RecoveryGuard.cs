using Wheelhouse.Collections.Cases;
using Wheelhouse.Kernel;
using Wheelhouse.Products;

namespace Wheelhouse.Collections.Recovering;

/// <summary>All that an order to recover a car rests on.</summary>
/// <param name="Settled">Nothing is owed any more.</param>
/// <param name="LienIsOurs">A lien or the title of this very agreement stands on record.</param>
/// <param name="LeastDays">From how many days past due on a car is recovered.</param>
sealed record RecoveryFacts(
    bool Settled, int DaysPastDue, Money Overdue, Relief Relief, bool LienIsOurs, int LeastDays)
{
    /// <exception cref="InvalidOperationException">The rule book has no one row for it.</exception>
    internal static int LeastOn(IRuleBook book, DateOnly day) => decimal.ToInt32(
        book.On(day).Single(r => r is { Id: "R-COL-06", Unit: "days before recovery" }).Parameter!.Value);
}

/// <summary>Whether a car may be recovered: asked when it is ordered, whenever something changes, and once more when
/// the order goes out (R-COL-06, R-COL-07).</summary>
static class RecoveryGuard
{
    internal static Refusal? Check(RecoveryFacts facts) => Obstacles(facts).FirstOrDefault();

    internal static IEnumerable<Refusal> Obstacles(RecoveryFacts facts)
    {
        if (facts.Settled || !facts.Overdue.IsPositive || facts.DaysPastDue < facts.LeastDays)
        {
            yield return new(
                "collections.recovery_not_overdue",
                $"A car is recovered only from {facts.LeastDays} days past due on; this agreement is "
                    + $"{facts.DaysPastDue}.",
                RefusalKind.Conflict, new RefusalValue("least", $"{facts.LeastDays}"),
                new RefusalValue("days", $"{facts.DaysPastDue}"));
        }

        if (!facts.LienIsOurs)
        {
            yield return new(
                "collections.recovery_no_lien",
                "No lien or title of this agreement stands on record; a car without one is not recovered.");
        }

        foreach (var refusal in facts.Relief.Obstacles())
        {
            yield return refusal;
        }
    }
}
