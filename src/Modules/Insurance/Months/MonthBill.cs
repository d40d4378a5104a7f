using Wheelhouse.Insurance.Policies;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Telematics;

namespace Wheelhouse.Insurance.Months;

/// <summary>What some days at one price cost, with every factor, beside what was paid for them in advance.</summary>
/// <param name="DaysHeard">On which anything was told of the car.</param>
sealed record BilledSpan(UsageSettlement Settled, int DaysHeard, Money Advance)
{
    internal Money Difference => Settled.Total - Advance;
}

/// <summary>A month of a usage policy: what it cost beside what was paid in advance.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Difference">Above zero the customer owes it, below zero he gets it back.</param>
sealed record MonthBill(
    DateOnly Month, IReadOnlyList<BilledSpan> Spans, Money Charged, Money Advance, Money Difference)
{
    /// <summary>A month of which less is known is settled by the kilometres that were expected: what the missing days
    /// were driven would else cost nothing. Ours: no law names a share.</summary>
    internal const decimal LeastHeard = 0.8m;

    /// <summary>Settles a month. Pure.</summary>
    /// <param name="spans">Days of the month at one price each, and how the car was driven in them; null: nobody may
    /// or can know.</param>
    internal static MonthBill Of(
        DateOnly month, PolicyTerm term, Currency currency,
        IReadOnlyList<(PricedCover Cover, DateOnly From, DateOnly Before, DrivingSeen? Seen)> spans)
    {
        var made = spans.Select(s => Settle(term, s.Cover, s.From, s.Before, s.Seen)).ToList();
        var charged = Money.Sum(made.Select(s => s.Settled.Total), currency);
        var advance = Money.Sum(made.Select(s => s.Advance), currency);
        return new(month, made, charged, advance, charged - advance);
    }

    static BilledSpan Settle(
        PolicyTerm term, PricedCover cover, DateOnly from, DateOnly before, DrivingSeen? seen)
    {
        var days = before.DayNumber - from.DayNumber;
        var use = seen is not null && seen.Days >= LeastHeard * days ? Use(seen) : MonthUse.None;
        return new(
            UsageMonth.Settle(cover.Offers.Usage!.Terms, term, from, before, use), seen?.Days ?? 0,
            term.EarnedBetween(cover.Premium, from, before));
    }

    static MonthUse Use(DrivingSeen seen) => new(
        seen.Km, seen.ScoredKm,
        [new("night", seen.NightShare), new("fast", seen.FastShare), new("harsh", seen.HarshPer100Km)]);
}
