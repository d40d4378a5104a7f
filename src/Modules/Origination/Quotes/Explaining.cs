using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Explanation = Wheelhouse.Platform.Explanation;
using ExplanationPart = Wheelhouse.Platform.ExplanationPart;

namespace Wheelhouse.Origination.Quotes;

/// <summary>A figure of an offer that can say why it is what it is.</summary>
public enum OfferFigure
{
    Instalment,
    TotalCost,
    AnnualisedRate,
    FinalSum,
    Subsidy,
    Commission,
    LoanToValue,

    /// <summary>Of a lease or a subscription: what is due at the start.</summary>
    UpFront,

    /// <summary>Of a lease: the rate implicit in it.</summary>
    ImplicitRate,
}

/// <summary>Which figure of which offer is to be explained.</summary>
/// <param name="ProductId">Whose offer.</param>
public sealed record WhyInput(QuoteInput Quote, Id<Product> ProductId, int Version, OfferFigure Figure);

/// <summary>Says why a figure of an offer is what it is: the formula in figures, and what would change it.</summary>
static class Explaining
{
    internal const string HalfEven = "half-even to 0.01";

    internal static Outcome<Explanation> Explain(Shelved shelved, Ask ask, OfferFigure figure) =>
        Offering.Price(shelved.Product, ask, shelved.Funder.Day).Then<Explanation>(priced => figure switch
        {
            OfferFigure.TotalCost => TotalCost(priced, shelved),
            OfferFigure.LoanToValue => LoanToValue(priced, shelved),
            OfferFigure.Commission => Commission(priced, shelved),
            OfferFigure.AnnualisedRate when priced.Annualised is { } cash => AnnualisedRate(priced, cash, shelved),
            OfferFigure.Instalment when priced is PricedLoan loan => Instalment(loan, shelved),
            OfferFigure.FinalSum when priced is PricedLoan loan => FinalSum(loan, shelved),
            OfferFigure.Subsidy when priced is PricedLoan loan => Subsidy(loan, shelved),
            OfferFigure.Instalment when priced is PricedLease lease => ExplainingLeases.Rental(lease, shelved),
            OfferFigure.FinalSum when priced is PricedLease lease => ExplainingLeases.EndValue(lease, shelved),
            OfferFigure.ImplicitRate when priced is PricedLease lease => ExplainingLeases.Implicit(lease, shelved),
            OfferFigure.UpFront when priced is PricedLease lease => ExplainingLeases.UpFront(lease, shelved),
            OfferFigure.Instalment when priced is PricedSubscription month => ExplainingLeases.Month(month, shelved),
            OfferFigure.UpFront when priced is PricedSubscription month => ExplainingLeases.Joining(month, shelved),
            _ => new Refusal(
                "origination.no_such_figure", "This offer has no such figure; ask for one that it shows.",
                RefusalKind.NotFound, new RefusalValue("figure", figure.ToString())),
        });

    static Explanation Instalment(PricedLoan priced, Shelved shelved)
    {
        var (terms, row) = (priced.Terms, priced.Schedule.Rows[0]);
        var rate = terms.AnnualRate;
        var days = row.DueDate.DayNumber - row.PeriodStart.DayNumber;
        var interest = terms.DayCount == DayCount.Thirty360
            ? $"{Amount(terms.Principal)} × {rate} ÷ 12"
            : $"{Amount(terms.Principal)} × {rate} × {days} {terms.DayCount}";
        List<ExplanationPart> parts =
        [
            new(new("首期利息", "interest of the first month"), row.Interest, interest),
            new(new("首期本金", "principal of the first month"), row.Principal, terms.Amortisation switch
            {
                Amortisation.EqualPrincipal => $"{Amount(terms.Principal - priced.FinalSum)} ÷ {terms.Instalments}",
                _ => $"{Amount(row.Principal + row.Interest)} − {Amount(row.Interest)}",
            }),
        ];
        if (!row.Fees.IsZero)
        {
            parts.Add(new(new("随期费用", "fees with each instalment"), row.Fees));
        }

        return Of(shelved, new("月供", "Instalment"), priced.First, parts, WhatIf(priced, shelved, p => Amount(p.First)));
    }

    static Explanation TotalCost(Priced priced, Shelved shelved)
    {
        var cost = priced.Cost;
        return Of(
            shelved, priced.Cost.Rent.IsZero
                ? new("合计付出（保留车辆）", "Total you pay, keeping the car")
                : new("合计付出", "Total you pay"),
            priced.TotalCost,
            [
                new(new("首付", "down payment"), cost.Down),
                new(new("分期本金", "principal in instalments"), cost.Principal),
                new(new("利息", "interest"), cost.Interest),
                new(new("尾款", "final sum"), cost.FinalSum),
                new(new("费用", "fees"), cost.Fees),
                .. cost.Rent.IsZero
                    ? Array.Empty<ExplanationPart>()
                    : [new(new("使用费", "rent"), cost.Rent)],
            ],
            WhatIf(priced, shelved, p => Amount(p.TotalCost)));
    }

    /// <summary>The rate, proved: at it, what is paid is worth what was received.</summary>
    static Explanation AnnualisedRate(Priced priced, Annualised cash, Shelved shelved)
    {
        var flows = cash.Flows;
        var paid = -Money.Sum(flows.Skip(1).Select(f => f.Amount), priced.Ask.Currency);
        var apr = cash.Simple;
        var growth = $"1 + {(apr.PerPeriod * 100m).ToString("0.000000", CultureInfo.InvariantCulture)}%";
        return new(
            new("年化利率（单利）", "Annualised rate (simple)"), Offering.Rounded(apr.Annual).ToString(), shelved.Funder.Day,
            [
                new(new("客户实得", "received by the customer"), flows[0].Amount,
                    $"{Amount(Received(priced))} − {Amount(Received(priced) - flows[0].Amount)}"),
                new(new("客户各期共付", "paid in all instalments"), -paid, $"Σ, t = 1 … {flows.Count - 1}"),
                new(new("每期利率使现值相等", "the rate of a period at which both are worth the same"), null,
                    $"Σ paid_t ÷ ({growth})^t = {Amount(flows[0].Amount)}"),
                new(new("年化（单利）", "a year, simple"), null,
                    $"{apr.PeriodsPerYear} × i = {Offering.Rounded(apr.Annual)}"),
                new(new("年化（复利）", "a year, compound"), null,
                    $"({growth})^{apr.PeriodsPerYear} − 1 = {Offering.Rounded(cash.Compound)}"),
            ],
            null, WhatIf(priced, shelved, p => p.ShownRate?.ToString() ?? "—"),
            [new("R-RATE-01", false, new("展示包含全部费用的年化利率", "Show the annualised rate with every charge"))],
            "half-even to 0.01%", null);
    }

    /// <summary>The principal of a loan, the car of a lease.</summary>
    static Money Received(Priced priced) => priced is PricedLease lease ? lease.Terms.Price : priced.Financed;

    static Explanation FinalSum(PricedLoan priced, Shelved shelved) => Of(
        shelved, new("尾款", "Final sum"), priced.FinalSum,
        [
            new(new("本金的约定比例", "agreed share of the principal"), priced.FinalSum,
                $"{Amount(priced.Terms.Principal)} × {Percent(priced.Loan.BalloonShare)}"),
        ], []);

    static Explanation Subsidy(PricedLoan priced, Shelved shelved)
    {
        var subsidy = priced.Subsidy ?? Money.Zero(priced.Terms.Currency);
        return Of(
            shelved, new("贴息", "Subsidy"), subsidy,
            [
                new(new("本金", "principal"), priced.Terms.Principal),
                new(new("客户月供按合同利率折现", "the customer's instalments at the contract rate, today"),
                    subsidy - priced.Terms.Principal,
                    $"Σ instalment_t ÷ (1 + {priced.Loan.ContractRate} ÷ 12)^t"),
            ], []);
    }

    static Explanation Commission(Priced priced, Shelved shelved) => Of(
        shelved, new("经销商佣金（贷款人支付）", "Dealer's commission (paid by the lender)"),
        priced.Product.Commission(priced.Ask.Needed),
        [
            new(new("融资额的约定比例", "agreed share of the amount financed"), priced.Product.Commission(priced.Ask.Needed),
                $"{Amount(priced.Ask.Needed)} × {Percent(priced.Product.Terms.CommissionShare)}"),
        ], []);

    static Explanation LoanToValue(Priced priced, Shelved shelved)
    {
        var ask = priced.Ask;
        var share = Percent(priced.Financed.Major / ask.LendingBase.Major);
        return new(
            new("贷款成数", "Loan to value"), share, shelved.Funder.Day,
            [
                new(new("融资本金", "amount financed"), priced.Financed),
                new(new("车价与估值取低", "the lower of price and value"), ask.LendingBase,
                    $"min({Amount(ask.Price)}, {Amount(ask.Worth)})"),
                new(new("成数", "share"), null,
                    $"{Amount(priced.Financed)} ÷ {Amount(ask.LendingBase)} = {share}"),
            ],
            null, [], [], HalfEven, null);
    }

    internal static Explanation Of(
        Shelved shelved, Text title, Money figure, IReadOnlyList<ExplanationPart> parts,
        IReadOnlyList<WhatIf> whatIf) => new(
        title, Amount(figure), shelved.Funder.Day, parts, figure, whatIf, [], HalfEven,
        figure - Money.Sum(parts.Select(p => p.Amount ?? Money.Zero(figure.Currency)), figure.Currency));

    /// <summary>A year longer, and a tenth of the price more down: the two sliders that move a figure most.</summary>
    internal static List<WhatIf> WhatIf(Priced priced, Shelved shelved, Func<Priced, string> show)
    {
        var ask = priced.Ask;
        var more = Money.Round(ask.Price.Major * 0.1m, ask.Currency, MidpointRounding.ToEven);
        var changes = new List<WhatIf>();
        Add(new("期限延长 12 个月", "12 months more"), ask with { Months = ask.Months + 12 });
        Add(
            new($"首付增加 {Amount(more)}", $"{Amount(more)} more down"),
            ask with { DownPayment = ask.DownPayment + more });
        return changes;

        void Add(Text text, Ask other)
        {
            if (other.Months <= QuoteInput.LongestMonths && other.DownPayment < other.Price
                && Offering.Price(shelved.Product, other, shelved.Funder.Day) is { IsDone: true } changed)
            {
                changes.Add(new(text, show(priced), show(changed.Value)));
            }
        }
    }

    /// <summary>An amount as people read it: <c>2,063.93</c>, the minus as U+2212.</summary>
    internal static string Amount(Money money) =>
        money.Major.ToString($"#,##0.{new string('0', money.Currency.Digits)}", CultureInfo.InvariantCulture)
            .Replace('-', '−').TrimEnd('.');

    internal static string Percent(decimal share) =>
        decimal.Round(share * 100m, 2, MidpointRounding.ToEven).ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
