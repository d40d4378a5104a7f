using Wheelhouse.Kernel;
using Wheelhouse.Leasing;

namespace Wheelhouse.Products;

/// <summary>A plan that a subscriber may have.</summary>
/// <param name="DearestCar">Cars up to this price belong to it, and to no cheaper plan.</param>
/// <param name="KmPerMonth">Kilometres included.</param>
public sealed record PlanOption(
    string Code, Text Name, Money MonthlyPrice, Money DearestCar, int KmPerMonth, Money ExcessPerThousandKm);

/// <summary>What a subscription product says: plans by the month, and what its rights cost.</summary>
public sealed record SubscriptionProduct : ProductTerms
{
    /// <summary>In ascending order of the cars they give.</summary>
    public required IReadOnlyList<PlanOption> Plans { get; init; }

    public required int NoticeDays { get; init; }

    /// <summary>For an end before the fewest months of the product.</summary>
    public Money? CancellationFee { get; init; }

    public Money? JoiningFee { get; init; }

    public Money? SwapFee { get; init; }

    public int FreeSwaps { get; init; }

    /// <summary>What a paused day costs, as a share of a day of use.</summary>
    public decimal PauseShare { get; init; }

    public int MostPauseDays { get; init; }

    internal override Outcome<FinanceTerms> ToTerms(ProductKind kind, DealShape deal)
    {
        if (Plans.FirstOrDefault(p => deal.Price <= p.DearestCar) is not { } plan)
        {
            return new Refusal(
                "products.no_plan_for_car",
                "No plan of the subscription gives a car of this price; choose another car.",
                RefusalKind.Conflict, new RefusalValue("price", deal.Price.ToString()));
        }

        var terms = new SubscriptionTerms
        {
            Plans = [.. Plans.Select(p => new SubscriptionPlan(
                p.Code, p.MonthlyPrice, p.KmPerMonth, p.ExcessPerThousandKm))],
            Plan = plan.Code,
            StartDate = deal.Start,
            MinimumMonths = MinMonths,
            NoticeDays = NoticeDays,
            CancellationFee = CancellationFee,
            JoiningFee = JoiningFee,
            SwapFee = SwapFee,
            FreeSwaps = FreeSwaps,
            PauseShare = PauseShare,
            MostPauseDays = MostPauseDays,
        };
        return terms.Check() is [var wrong, ..] ? wrong : new SubscriptionFinance(terms);
    }
}
