using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>Terms and events to the state of a subscription: a pure function.</summary>
/// <remarks>
/// <para>A month is billed on its first day, by what is known then; a swap, a pause or an end inside it bills or
/// credits the difference on its own day. Revenue is earned day by day (IFRS 16.81: each is a short operating lease),
/// so all that was billed is earned once the last day is over.</para>
/// <para>By hand: 3 100 a month from 1 January; on the 11th a swap to 6 200: 21 days at 100 more, 2 100 billed that
/// day; a pause of the last ten days at a fifth: 10 × (40 − 200) = −1 600. Revenue: 10 × 100 + 11 × 200 + 10 × 40 = 3
/// 600 = 3 100 + 2 100 − 1 600.</para>
/// </remarks>
public static class SubscriptionFold
{
    const int KmMonths = 12;
    const int KmDays = 365;

    /// <summary>The state at the end of a day.</summary>
    /// <exception cref="ArgumentException">Terms or events are nonsense.</exception>
    public static SubscriptionState Fold(
        SubscriptionTerms terms, IReadOnlyList<SubscriptionEvent> events, DateOnly asOf) =>
        TryFold(terms, events, asOf).Match(
            static state => state,
            static wrong => throw new ArgumentException($"{wrong.Code}: {wrong.Sentence}"));

    /// <summary>The state at the end of a day, or what is wrong with the terms or the events.</summary>
    public static Outcome<SubscriptionState> TryFold(
        SubscriptionTerms terms, IReadOnlyList<SubscriptionEvent> events, DateOnly asOf) =>
        Through(terms, events, asOf).Select(billing => billing.State());

    /// <summary>Revenue of each day in a span, for reports that cut months anywhere; none before it began.</summary>
    public static Outcome<IReadOnlyList<DayRevenue>> ByDay(
        SubscriptionTerms terms, IReadOnlyList<SubscriptionEvent> events, DateOnly from, DateOnly through) =>
        Through(terms, events, through).Select(billing => (IReadOnlyList<DayRevenue>)billing.ByDay(from));

    static Outcome<SubscriptionBilling> Through(
        SubscriptionTerms terms, IReadOnlyList<SubscriptionEvent> events, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if ((terms.Check() is [var first, ..] ? first : SubscriptionCheck.First(terms, events)) is { } wrong)
        {
            return wrong;
        }

        var known = SubscriptionCheck.Standing(events).Where(one => one.ValueDate <= asOf).ToList();
        var billing = new SubscriptionBilling(terms, known, asOf);
        billing.Run();
        return billing;
    }

    /// <summary>Kilometres included in days of a plan, up to a whole one for the subscriber.</summary>
    /// <remarks>By hand: 1 000 a month, 73 days: 1 000 × 12 × 73/365 = 2 400.</remarks>
    internal static int IncludedKm(SubscriptionPlan plan, int days) =>
        (int)decimal.Ceiling((decimal)plan.KmPerMonth * KmMonths * days / KmDays);
}
