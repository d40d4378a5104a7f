using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Documents;

/// <summary>What the agreement of a loan says: amounts, rates with the annualised one beside them (PBoC 2021 no. 3),
/// the whole schedule.</summary>
static class LoanPaper
{
    internal static PaperBody Of(PricedLoan priced, DateOnly day, IReadOnlyList<Text> conditions) => new(
        Kind(priced.Product.Kind), new("贷款人", "Lender"), new("借款人", "Borrower"), AtTheEnd.Owner(priced),
        priced.Terms.Currency, Figures(priced), [Schedule(priced.Schedule)],
        [
            PaperClauses.AtTheEnd(priced.Product.Ends),
            new(
                new("提前结清", "Early settlement"),
                new("可随时提前结清，利息计至当日。", "You may settle on any day; interest runs to that day.")),
            PaperClauses.AutomatedDecision,
            PaperClauses.Consent,
            .. PaperClauses.Conditions([Moves(day), .. conditions]),
        ]);

    static List<PaperFigure> Figures(PricedLoan priced) =>
    [
        PaperFigure.Of(new("车价", "Price"), priced.Ask.Price),
        PaperFigure.Of(new("首付", "Down payment"), priced.Ask.DownPayment),
        .. priced.Ask.AddOns.Select(addOn => PaperFigure.Of(
            new($"附加：{addOn.Name.Zh}", $"Add-on: {addOn.Name.En}"), addOn.Price)),
        PaperFigure.Of(new("贷款本金", "Principal"), priced.Terms.Principal, PaperWeight.Strong),
        .. priced.Terms.Fees.Select(fee => PaperFigure.Of(Name(priced.Loan, fee), fee.Amount)),
        new(new("合同年利率", "Contract rate a year"), $"{priced.Terms.AnnualRate}"),
        new(
            new("年化利率（单利，含全部费用）", "Annualised rate, simple, all charges"), $"{priced.ShownRate}",
            PaperWeight.Hero),
        new(new("年化利率（复利）", "Annualised rate, compound"), $"{priced.ShownCompound}"),
        PaperFigure.Of(new("保留车辆共付", "Total you pay, keeping the car"), priced.TotalCost, PaperWeight.Strong),
    ];

    static PaperTable Schedule(Schedule schedule) => new(
        "还款计划 Payment schedule",
        [
            new("期 No."), new("到期日 Due", IsNumber: false), new("本金 Principal"), new("利息 Interest"), new("费用 Fees"),
            new("应还 Payment"), new("剩余本金 Left"),
        ],
        [
            .. schedule.Instalments.Select(row => (IReadOnlyList<string>)
            [
                row.Number.ToString(CultureInfo.InvariantCulture), AgreementDocument.Day(row.DueDate),
                .. Amounts(row.Principal, row.Interest, row.Fees, row.Total, row.BalanceAfter),
            ]),
        ],
        [
            "", "合计 Total",
            .. Amounts(schedule.TotalPrincipal, schedule.TotalInterest, schedule.TotalFees, schedule.Total), "",
        ]);

    static IEnumerable<string> Amounts(params IEnumerable<Money> amounts) => amounts.Select(AgreementDocument.Amount);

    /// <summary>Interest runs from the payout, so dates are dates of a payout on the day of the document.</summary>
    static Text Moves(DateOnly day) => new(
        $"利息自放款日起算；本计划按 {day:yyyy-MM-dd} 放款编制，放款日变动时各到期日随之顺移。",
        $"Interest runs from the day of the payout; this schedule is for a payout on {day:yyyy-MM-dd}, " +
        "and its dates move with that day.");

    static Text Name(LoanProduct product, Fee fee)
    {
        var (name, paid) = (product.Fees.First(f => f.Code == fee.Code).Name, Paid(fee.Payment));
        return new($"{name.Zh}（{paid.Zh}）", $"{name.En} ({paid.En})");
    }

    static Text Paid(FeePayment payment) => payment switch
    {
        FeePayment.Financed => new("计入本金", "financed"),
        FeePayment.UpFront => new("签约时支付", "paid at signing"),
        FeePayment.PerInstalment => new("随每期支付", "with each instalment"),
    };

    /// <summary>The product in words that cannot be taken for another.</summary>
    static Text Kind(ProductKind kind) => kind switch
    {
        ProductKind.EqualPrincipal => new("贷款，等额本金；非租赁", "Loan, equal principal; not a lease"),
        ProductKind.Balloon => new("贷款，期末有尾款；非租赁", "Loan with a final sum; not a lease"),
        _ => new("贷款，等额本息；非租赁", "Loan, equal instalments; not a lease"),
    };
}
