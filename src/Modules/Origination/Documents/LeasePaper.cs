using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Documents;

/// <summary>What the agreement of a lease says: whose the car is, every rental, what each end costs, kilometres and
/// wear.</summary>
static class LeasePaper
{
    internal static PaperBody Of(PricedLease priced, DateOnly day, IReadOnlyList<Text> conditions) => new(
        Kind(priced.Product.Kind), new("出租人", "Lessor"), new("承租人", "Lessee"), AtTheEnd.Owner(priced),
        priced.Terms.Currency, Figures(priced), [Rentals(priced), .. Ends(priced.Terms), .. Wear(priced)],
        [
            new(new("所有权声明", "Ownership"), Ownership(priced.Terms)),
            PaperClauses.AtTheEnd(priced.Product.Ends),
            new(new("提前终止", "Early end"), EarlyEnd(priced.Terms)),
            new(new("欠租", "Arrears"), Arrears(priced.Terms, day)),
            PaperClauses.AutomatedDecision,
            PaperClauses.Consent,
            .. PaperClauses.Conditions([Moves(day), .. conditions]),
        ]);

    static List<PaperFigure> Figures(PricedLease priced)
    {
        var terms = priced.Terms;
        List<PaperFigure> figures =
        [
            PaperFigure.Of(new("车价", "Price"), terms.Price),
            PaperFigure.Of(new("首付租金", "First payment"), terms.InitialPayment ?? priced.Zero),
            PaperFigure.Of(new("保证金（期满退还或抵扣）", "Deposit, returned or set off"), terms.Deposit ?? priced.Zero),
            PaperFigure.Of(new("起租时应付合计", "Due at the start"), priced.UpFront, PaperWeight.Strong),
            PaperFigure.Of(new("每期租金", "Rental"), priced.First, PaperWeight.Strong),
        ];
        if (priced.Annualised is not null)
        {
            figures.Add(new(
                new("年化成本（单利，含全部费用）", "Annualised cost, simple, all charges"), $"{priced.ShownRate}",
                PaperWeight.Hero));
            figures.Add(new(new("年化成本（复利）", "Annualised cost, compound"), $"{priced.ShownCompound}"));
        }

        figures.Add(PaperFigure.Of(new("全部租金", "All rent"), terms.TotalRent()));
        figures.Add(PaperFigure.Of(new("合计付出", "Total you pay"), priced.TotalCost, PaperWeight.Strong));
        return figures;
    }

    static PaperTable Rentals(PricedLease priced)
    {
        var rows = priced.Rows.Where(r => r.Payer == Payer.Lessee).ToList();
        return new(
            "租金计划 Payment schedule",
            [new("序 No."), new("到期日 Due", IsNumber: false), new("款项 For", IsNumber: false), new("应付 Payment")],
            [
                .. rows.Select(row => (IReadOnlyList<string>)
                [
                    row.Number.ToString(CultureInfo.InvariantCulture), AgreementDocument.Day(row.DueDate), For(row),
                    AgreementDocument.Amount(row.Amount),
                ]),
            ],
            [
                "", "", "合计 Total",
                AgreementDocument.Amount(Money.Sum(rows.Select(r => r.Amount), priced.Terms.Currency)),
            ]);
    }

    static string For(LeaseRow row) => row.Kind switch
    {
        DueKind.InitialPayment => "首付租金 first payment",
        DueKind.Deposit => "保证金 deposit",
        _ => string.Create(CultureInfo.InvariantCulture, $"第 {row.Rental} 期租金 rental {row.Rental}"),
    };

    /// <summary>Every end that the contract prices, and the table of a buy-back.</summary>
    static IEnumerable<PaperTable> Ends(LeaseTerms terms)
    {
        yield return new(
            "期满选择 At the end",
            [new("选择 Choice", IsNumber: false), new("价款 Price")],
            [
                .. AtTheEnd.Choices(terms).Select(choice => (IReadOnlyList<string>)
                [
                    $"{choice.Says.Zh} {choice.Says.En}",
                    choice.Price is { } price ? AgreementDocument.Amount(price) : "—",
                ]),
            ]);
        if (terms.Buybacks.Count > 0)
        {
            yield return new(
                "回购价目表 Buy-back prices", [new("已到期租金期数 Rentals due"), new("回购价 Price")],
                [
                    .. terms.Buybacks.Select(line => (IReadOnlyList<string>)
                    [
                        line.AfterRentals.ToString(CultureInfo.InvariantCulture), AgreementDocument.Amount(line.Price),
                    ]),
                ]);
        }
    }

    static IEnumerable<PaperTable> Wear(PricedLease priced)
    {
        if (priced is not { Terms.Usage: { } usage, Lease.Usage: { } tariff })
        {
            yield break;
        }

        yield return new(
            "里程与磨损 Kilometres and wear", [new("项目 Item", IsNumber: false), new("约定 Agreed")],
            [
                ["全期包含里程（公里） Kilometres included", Number(usage.AllowanceKm)],
                ["容差（公里） Tolerance, km", Number(usage.ToleranceKm)],
                ["超程每千公里 A thousand km more", AgreementDocument.Amount(usage.ExcessPerThousandKm)],
                ["免费磨损额度 Wear that is free", AgreementDocument.Amount(usage.FreeWear)],
                .. tariff.Wear.Select(item => (IReadOnlyList<string>)
                    [$"{item.Name.Zh} {item.Name.En}", AgreementDocument.Amount(item.Price)]),
            ]);
    }

    static Text Ownership(LeaseTerms terms)
    {
        var end = terms.PurchaseCertain || terms.TitlePasses
            ? new Text("付清租金与留购价后，所有权转移给承租人。", "It passes to the lessee once rent and purchase price are paid.")
            : new Text("承租人按约定价买下前，所有权不转移。", "It passes only where the lessee buys the car at its agreed price.");
        return new(
            $"租赁期内车辆归出租人所有，承租人不得转让、抵押；出租人的所有权可办理登记。{end.Zh}",
            "During the lease the car is the lessor's; the lessee neither sells nor pledges it, and the lessor's title "
            + $"may be registered. {end.En}");
    }

    static Text EarlyEnd(LeaseTerms terms) => terms.EarlyEnd.Method switch
    {
        EarlyEndMethod.ShareOfRentals => new(
            $"协商提前终止：付未到期租金的 {Explaining.Percent(terms.EarlyEnd.Share)}，并还车。",
            $"By agreement: {Explaining.Percent(terms.EarlyEnd.Share)} of the rent to come, and the car goes back."),
        EarlyEndMethod.Actuarial => new(
            "协商提前终止：付剩余款项的现值，减去车辆价值。",
            "By agreement: what was still to come, discounted to the day, less the value of the car."),
    };

    /// <summary>The contract's own condition, else what the rule of the day asks for (R-LEASE-01).</summary>
    static Text Arrears(LeaseTerms terms, DateOnly day)
    {
        var rule = LeaseRules.Arrears.Where(r => r.From <= day && !(r.Through < day)).MaxBy(r => r.From);
        var (periods, cure) = (terms.Arrears?.Periods ?? rule?.Periods, terms.Arrears?.CureDays ?? rule?.CureDays);
        var share = terms.Arrears is { } clause ? clause.ShareOfRent : rule?.ShareOfRent;
        var (zh, en) = share is { } some
            ? ($"或全部租金 {Explaining.Percent(some)} ", $" or {Explaining.Percent(some)} of all rent")
            : ("", "");
        return new(
            $"经催告后 {cure} 日仍欠付 {periods} 期租金{zh}以上的，出租人可解除合同，或请求支付全部租金（二者择一）。",
            $"With {periods} rentals{en} unpaid {cure} days after a demand, the lessor may end the lease or claim all "
            + "rent, not both.");
    }

    static Text Moves(DateOnly day) => new(
        $"起租日为付款日；本计划按 {day:yyyy-MM-dd} 起租编制，起租日变动时各到期日随之顺移。",
        $"The lease starts on the day the car is paid; this schedule is for {day:yyyy-MM-dd}, and its dates move with "
        + "that day.");

    static Text Kind(ProductKind kind) => kind switch
    {
        ProductKind.FinanceLease => new("融资租赁（直租）；非贷款", "Finance lease; not a loan"),
        ProductKind.SaleAndLeaseback => new("融资租赁（售后回租）；非贷款", "Sale and leaseback; not a loan"),
        ProductKind.RepurchaseLease => new("回购租赁：期满由厂商买回；非贷款", "Lease with a maker's buy-back; not a loan"),
        ProductKind.LongRental => new("长租，附购买选择权；非贷款", "Long rental with an option to buy; not a loan"),
        _ => new("经营性租赁：期满还车；非贷款", "Operating lease, the car goes back; not a loan"),
    };

    static string Number(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
