using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>An amount that the lender has and earns evenly by the day to the last due date: capitalised income, a
/// buy-down fee.</summary>
/// <remarks>
/// Cumulative: what is earned by a day is rounded, and a day earns the difference, so the days make the whole to the
/// cent. When the loan ends early, or is charged off, the rest is earned that day; when its term changes, what is
/// earned follows the new one. Worked by hand: 50.00 over 90 days: after one day 0.555… → 0.56, after two 1.11, so the
/// second day earns 0.55.
/// </remarks>
/// <param name="Sequence">The event's <see cref="LoanEvent.Sequence"/>.</param>
/// <param name="Code">What it is for, or who paid it.</param>
/// <param name="Earned">By the as-of day.</param>
public sealed record Deferral(int Sequence, string Code, Money Amount, Money Earned)
{
    /// <summary>What is not earned yet: a liability of the lender.</summary>
    public Money Left => Amount - Earned;

    internal static IReadOnlyList<Deferral> Of(in Sweep sweep, DateOnly asOf, bool isClosed, DateOnly maturity)
    {
        if (sweep.Earnings.Count == 0)
        {
            return [];
        }

        var ended = isClosed || sweep.ChargedOffOn is not null;
        var deferrals = new List<Deferral>(sweep.Earnings.Count);
        foreach (var one in sweep.Earnings)
        {
            var (days, passed) = (maturity.DayNumber - one.From, asOf.DayNumber - one.From);
            var earned = ended || passed >= days
                ? one.Amount
                : Rounded.Divide((Int128)one.Amount * passed, days, sweep.Terms.Rounding);
            deferrals.Add(new(one.Sequence, one.Code, new(one.Amount, sweep.Currency), new(earned, sweep.Currency)));
        }

        return deferrals;
    }
}
