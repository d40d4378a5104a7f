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
}

/// <summary>Which figure of which offer is to be explained.</summary>
/// <param name="ProductId">Whose offer.</param>
public sealed record WhyInput(QuoteInput Quote, Id<Product> ProductId, int Version, OfferFigure Figure);

/// <summary>Says why a figure of an offer is what it is: the formula in figures, and what would change it.</summary>
static class Explaining
{
    const string HalfEven = "half-even to 0.01";

    internal static Outcome<Explanation> Explain(Shelved shelved, Ask ask, OfferFigure figure) =>
        Offering.Price(shelved.Product, ask, shelved.Funder.Day).Select(priced => figure switch
        {
            OfferFigure.Instalment => Instalment(priced, shelved),
            OfferFigure.TotalCost => TotalCost(priced, shelved),
            OfferFigure.AnnualisedRate => AnnualisedRate(priced, shelved),
            OfferFigure.FinalSum => FinalSum(priced, shelved),
            OfferFigure.Subsidy => Subsidy(priced, shelved),
            OfferFigure.Commission => Commission(priced, shelved),
            OfferFigure.LoanToValue => LoanToValue(priced, shelved),
        });

    static Explanation Instalment(Priced priced, Shelved shelved)
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
            shelved, new("合计付出（保留车辆）", "Total you pay, keeping the car"), priced.TotalCost,
            [
                new(new("首付", "down payment"), cost.Down),
                new(new("分期本金", "principal in instalments"), cost.Principal),
                new(new("利息", "interest"), cost.Interest),
                new(new("尾款", "final sum"), cost.FinalSum),
                new(new("费用", "fees"), cost.Fees),
            ],
            WhatIf(priced, shelved, p => Amount(p.TotalCost)));
    }

    /// <summary>The rate, proved: at it, what is paid is worth what was received.</summary>
    static Explanation AnnualisedRate(Priced priced, Shelved shelved)
    {
        var flows = Offering.Flows(priced.Terms, priced.Schedule);
        var paid = -Money.Sum(flows.Skip(1).Select(f => f.Amount), priced.Terms.Currency);
        var apr = priced.Apr;
        var growth = $"1 + {(apr.PerPeriod * 100m).ToString("0.000000", CultureInfo.InvariantCulture)}%";
        return new(
            new("年化利率（单利）", "Annualised rate (simple)"), Offering.Rounded(apr.Annual).ToString(), shelved.Funder.Day,
            [
                new(new("客户实得", "received by the customer"), flows[0].Amount,
                    $"{Amount(priced.Terms.Principal)} − {Amount(priced.Terms.Principal - flows[0].Amount)}"),
                new(new("客户各期共付", "paid in all instalments"), -paid, $"Σ, t = 1 … {flows.Count - 1}"),
                new(new("每期利率使现值相等", "the rate of a period at which both are worth the same"), null,
                    $"Σ paid_t ÷ ({growth})^t = {Amount(flows[0].Amount)}"),
                new(new("年化（单利）", "a year, simple"), null,
                    $"{apr.PeriodsPerYear} × i = {Offering.Rounded(apr.Annual)}"),
                new(new("年化（复利）", "a year, compound"), null,
                    $"({growth})^{apr.PeriodsPerYear} − 1 = {Offering.Rounded(priced.Compound)}"),
            ],
            null, WhatIf(priced, shelved, p => Offering.Rounded(p.Apr.Annual).ToString()),
            [new("R-RATE-01", false, new("展示包含全部费用的年化利率", "Show the annualised rate with every charge"))],
            "half-even to 0.01%", null);
    }

    static Explanation FinalSum(Priced priced, Shelved shelved) => Of(
        shelved, new("尾款", "Final sum"), priced.FinalSum,
        [
            new(new("本金的约定比例", "agreed share of the principal"), priced.FinalSum,
                $"{Amount(priced.Terms.Principal)} × {Percent(priced.Product.Terms.BalloonShare)}"),
        ], []);

    static Explanation Subsidy(Priced priced, Shelved shelved)
    {
        var subsidy = priced.Subsidy ?? Money.Zero(priced.Terms.Currency);
        return Of(
            shelved, new("贴息", "Subsidy"), subsidy,
            [
                new(new("本金", "principal"), priced.Terms.Principal),
                new(new("客户月供按合同利率折现", "the customer's instalments at the contract rate, today"),
                    subsidy - priced.Terms.Principal,
                    $"Σ instalment_t ÷ (1 + {priced.Product.Terms.ContractRate} ÷ 12)^t"),
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
        var share = Percent(priced.Terms.Principal.Major / ask.LendingBase.Major);
        return new(
            new("贷款成数", "Loan to value"), share, shelved.Funder.Day,
            [
                new(new("融资本金", "amount financed"), priced.Terms.Principal),
                new(new("车价与估值取低", "the lower of price and value"), ask.LendingBase,
                    $"min({Amount(ask.Price)}, {Amount(ask.Worth)})"),
                new(new("成数", "share"), null,
                    $"{Amount(priced.Terms.Principal)} ÷ {Amount(ask.LendingBase)} = {share}"),
            ],
            null, [], [], HalfEven, null);
    }

    static Explanation Of(
        Shelved shelved, Text title, Money figure, IReadOnlyList<ExplanationPart> parts,
        IReadOnlyList<WhatIf> whatIf) => new(
        title, Amount(figure), shelved.Funder.Day, parts, figure, whatIf, [], HalfEven,
        figure - Money.Sum(parts.Select(p => p.Amount ?? Money.Zero(figure.Currency)), figure.Currency));

    /// <summary>A year longer, and a tenth of the price more down: the two sliders that move a figure most.</summary>
    static List<WhatIf> WhatIf(Priced priced, Shelved shelved, Func<Priced, string> show)
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
