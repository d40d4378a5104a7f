using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Parties;
using Wheelhouse.Products;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Quotes;

/// <summary>A lender as a quote sees it: its card, its licence, its business date.</summary>
sealed record Funder(OrganisationCard Card, LicenceKind? Licence, DateOnly Day);

/// <summary>A product made into a loan for one car: terms and the schedule they give.</summary>
/// <param name="Terms">What the customer would sign.</param>
sealed record Priced(ProductVersion Product, Ask Ask, LoanTerms Terms, Schedule Schedule, AprAnswer Apr, Rate Compound)
{
    /// <summary>What the dealer receives: the principal without the fees that are financed.</summary>
    internal Money Payout => Terms.Principal - Terms.FeesPaid(FeePayment.Financed);

    internal Money FinalSum => Terms.Balloon ?? Money.Zero(Terms.Currency);

    internal Money First => Schedule.Rows[0].Total;

    /// <summary>The last instalment without the final sum.</summary>
    internal Money Last => Terms.InAdvance && Terms.Balloon is { IsPositive: true }
        ? Schedule.Rows[^2].Total
        : Schedule.Rows[^1].Total - FinalSum;

    internal Money Fees =>
        Terms.FeesPaid(FeePayment.Financed) + Terms.FeesPaid(FeePayment.UpFront) + Schedule.TotalFees;

    /// <summary>Everything the customer pays, by what it is for.</summary>
    /// <remarks>By hand: price 169 800, 33 960 down, 36 instalments of which interest 10 462, fees 300 at signing:
    /// 33 960 + 135 840 + 10 462 + 0 + 300 = 180 562.</remarks>
    internal CostParts Cost => new(
        Ask.DownPayment, Payout - FinalSum, Schedule.TotalInterest, FinalSum, Fees);

    internal Money TotalCost => Ask.DownPayment + Schedule.Total + Terms.FeesPaid(FeePayment.UpFront);

    /// <summary>What the present value of a lower customer's rate costs whoever gives it.</summary>
    internal Money? Subsidy => Product.Terms.SubsidyBy is not null && Product.Terms.ContractRate > Terms.AnnualRate
        ? Subvention.Quote(Terms, Product.Terms.ContractRate).Amount
        : null;
}

/// <summary>From a product and a car to an offer. Pure: the same in a quote, an assessment and a contract.</summary>
static class Offering
{
    const int MonthsPerYear = 12;

    internal static readonly Text OwnedByCustomer = new("您（车辆抵押给贷款人）", "You (pledged to the lender)");

    /// <summary>Terms, schedule and annualised rate; refused where no schedule or rate can be made.</summary>
    internal static Outcome<Priced> Price(ProductVersion product, Ask ask, DateOnly start)
    {
        var terms = product.ToTerms(ask.Needed, ask.Months, start);
        return Scheduling.TryPlan(terms).Then(schedule => Annualise(Flows(terms, schedule)).Select(rates =>
            new Priced(product, ask, terms, schedule, rates.Simple, rates.Compound)));
    }

    /// <summary>What the customer receives and pays, fees included: the flows behind the annualised rate.</summary>
    /// <remarks>PBoC announcement 2021 no. 3: all costs of the loan over the principal outstanding.</remarks>
    internal static List<CashFlow> Flows(LoanTerms terms, Schedule schedule)
    {
        var received = terms.Principal - terms.FeesPaid(FeePayment.Financed) - terms.FeesPaid(FeePayment.UpFront);
        var flows = new List<CashFlow>(schedule.Rows.Length + 1) { new(terms.StartDate, received) };
        foreach (var row in schedule.Rows)
        {
            flows.Add(new(row.DueDate, -row.Total));
        }

        return flows;
    }

    /// <summary>The facts the rules look at.</summary>
    internal static DealFacts Facts(Priced priced, Funder funder, bool? liveFinance = null)
    {
        var ask = priced.Ask;
        return new(
            ask.Price, priced.Terms.Principal, ask.Months, ask.Condition, ask.Model.Powertrain, ask.Use,
            Valuation: ask.Valuation, AnnualisedCost: Rounded(priced.Apr.Annual), Licence: funder.Licence,
            Commission: priced.Product.Commission(ask.Needed), Vin: ask.Vin, LiveFinance: liveFinance,
            AddOnsPreselected: false, Maker: ask.Model.Maker, VehicleAgeMonths: ask.AgeMonths(funder.Day));
    }

    /// <summary>What the rules of the funder's day say of it.</summary>
    internal static IReadOnlyList<RuleCheck> Check(Priced priced, Funder funder, IRuleBook rules) =>
        rules.Check(Facts(priced, funder), funder.Day);

    internal static Offer Make(Priced priced, Funder funder, IReadOnlyList<RuleCheck> checks, Text? subsidyBy)
    {
        var (product, terms) = (priced.Product, priced.Product.Terms);
        var obstacles = Fit.Check(product, Facts(priced, funder), priced.Ask.DownPayment).Select(Obstacle.Of).ToList();
        return new(
            product.Id, product.Version, product.Kind, product.Name, funder.Card, funder.Card.Simulated,
            priced.Terms.Principal, priced.First, priced.Last, priced.Terms.Instalments, priced.Terms.Balloon,
            priced.TotalCost, priced.Cost, Rounded(priced.Apr.Annual), Rounded(priced.Compound),
            terms.ContractRate, terms.CustomerRate,
            priced.Subsidy is { } subsidy ? new(subsidyBy, subsidy) : null, product.Ends, OwnedByCustomer,
            terms.Exits, Fees(priced), new(product.Commission(priced.Ask.Needed), terms.CommissionShare),
            MinorUnits(Balances(priced)), MinorUnits(Values(priced, funder.Day)),
            obstacles.Count == 0 && checks.All(c => c.Verdict != RuleVerdict.Block), obstacles,
            [.. checks.Select(c => new OfferRule(c.Rule, c.Verdict, c.Actual, c.Limit))]);
    }

    static long[] MinorUnits(IReadOnlyList<Money> amounts) => [.. amounts.Select(a => a.MinorUnits)];

    /// <summary>Principal owed at each month's end, from the payout on.</summary>
    internal static IReadOnlyList<Money> Balances(Priced priced)
    {
        var balances = new Money[priced.Schedule.Rows.Length + 1];
        balances[0] = priced.Terms.Principal;
        for (var i = 0; i < priced.Schedule.Rows.Length; i++)
        {
            balances[i + 1] = priced.Schedule.Rows[i].BalanceAfter;
        }

        return balances;
    }

    /// <summary>What the car is expected to be worth in the same months: an estimate.</summary>
    internal static IReadOnlyList<Money> Values(Priced priced, DateOnly day) => Residuals.ByMonth(
        priced.Ask.Model.Curve, priced.Ask.Worth, priced.Ask.AgeMonths(day), priced.Schedule.Rows.Length);

    /// <summary>An annualised rate as it is shown: two decimals of a per cent, half to even (R-RATE-01).</summary>
    internal static Rate Rounded(Rate rate) => new(decimal.Round(rate.PerYear, 4, MidpointRounding.ToEven));

    static List<OfferFee> Fees(Priced priced) =>
    [
        .. priced.Terms.Fees.Select(fee => new OfferFee(
            fee.Code, priced.Product.Terms.Fees.First(f => f.Code == fee.Code).Name,
            fee.Payment,
            fee.Payment == FeePayment.PerInstalment ? Times(fee.Amount, priced.Terms.Instalments) : fee.Amount)),
    ];

    static Money Times(Money amount, int count) => new(amount.MinorUnits * count, amount.Currency);

    static Outcome<(AprAnswer Simple, Rate Compound)> Annualise(List<CashFlow> flows) =>
        Apr.ChinaAnnualised(flows).Then(simple => simple.PeriodsPerYear == MonthsPerYear
            ? (simple, Compound(simple.PerPeriod))
            : Apr.ChinaAnnualised(flows, compound: true).Select(compound => (simple, compound.Annual)));

    /// <summary>A year's growth less one. By hand: 1 % a month is 12.682503 % a year.</summary>
    static Rate Compound(decimal monthly)
    {
        var growth = 1m;
        for (var month = 0; month < MonthsPerYear; month++)
        {
            growth *= 1m + monthly;
        }

        return new(growth - 1m);
    }
}
