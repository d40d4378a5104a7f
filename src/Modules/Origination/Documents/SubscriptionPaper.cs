using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination.Quotes;

namespace Wheelhouse.Origination.Documents;

/// <summary>What the agreement of a subscription says: the plan, all plans to swap to, what each right costs.</summary>
static class SubscriptionPaper
{
    internal static PaperBody Of(PricedSubscription priced, IReadOnlyList<Text> conditions) => new(
        new("车辆订阅；非贷款、非融资租赁", "Car subscription; neither a loan nor a finance lease"),
        new("出租人", "Lessor"), new("订阅人", "Subscriber"), AtTheEnd.Owner(priced), priced.Terms.Currency,
        Figures(priced), [Plans(priced)],
        [
            new(
                new("所有权声明", "Ownership"),
                new(
                    "车辆始终归出租人所有，订阅人不得转让、抵押。",
                    "The car is and stays the lessor's; the subscriber neither sells nor pledges it.")),
            PaperClauses.AtTheEnd(priced.Product.Ends),
            new(new("换车与暂停", "Swap and pause"), SwapAndPause(priced.Terms)),
            new(new("退订", "Cancelling"), Cancelling(priced.Terms)),
            PaperClauses.AutomatedDecision,
            PaperClauses.Consent,
            .. PaperClauses.Conditions(
            [
                new("自交车日起按月预付。", "Paid by the month in advance, from the day of the handover."),
                .. conditions,
            ]),
        ]);

    static List<PaperFigure> Figures(PricedSubscription priced) =>
    [
        PaperFigure.Of(new("月费", "A month"), priced.First, PaperWeight.Hero),
        PaperFigure.Of(new("入会费", "Joining fee"), priced.Terms.JoiningFee ?? priced.Zero),
        PaperFigure.Of(new("交车时应付", "Due at the handover"), priced.UpFront, PaperWeight.Strong),
        new(new("最短月数", "Fewest months"), Number(priced.Terms.MinimumMonths)),
    ];

    static PaperTable Plans(PricedSubscription priced) => new(
        "方案 Plans",
        [
            new("方案 Plan", IsNumber: false), new("月费 A month"), new("每月包含公里 Km a month"),
            new("超程每千公里 A thousand km more"),
        ],
        [
            .. priced.Subscription.Plans.Select(plan => (IReadOnlyList<string>)
            [
                $"{plan.Name.Zh} {plan.Name.En}", AgreementDocument.Amount(plan.MonthlyPrice), Number(plan.KmPerMonth),
                AgreementDocument.Amount(plan.ExcessPerThousandKm),
            ]),
        ]);

    static Text SwapAndPause(SubscriptionTerms terms)
    {
        var fee = terms.SwapFee is { } some ? AgreementDocument.Amount(some) : "0";
        return new(
            $"前 {terms.FreeSwaps} 次换车免费，之后每次 {fee}；全部暂停合计至多 {terms.MostPauseDays} 日，"
            + $"暂停日按日价的 {Explaining.Percent(terms.PauseShare)} 计费。",
            $"The first {terms.FreeSwaps} swaps are free, each more costs {fee}; all pauses together last at most "
            + $"{terms.MostPauseDays} days, a paused day costs {Explaining.Percent(terms.PauseShare)} of its price.");
    }

    static Text Cancelling(SubscriptionTerms terms)
    {
        var fee = terms.CancellationFee is { } some ? AgreementDocument.Amount(some) : "0";
        return new(
            $"提前 {terms.NoticeDays} 日通知；未满 {terms.MinimumMonths} 个月退订，另付 {fee}。",
            $"With {terms.NoticeDays} days' notice; before {terms.MinimumMonths} months are over it costs {fee}.");
    }

    static string Number(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
