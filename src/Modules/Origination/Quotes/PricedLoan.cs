using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Quotes;

/// <summary>A loan for one car, with the schedule its terms give.</summary>
sealed record PricedLoan(
    ProductVersion Product, Ask Ask, LoanTerms Terms, Schedule Schedule, Annualised Cash) : Priced(Product, Ask)
{
    internal LoanProduct Loan => (LoanProduct)Product.Terms;

    internal override FinanceTerms Finance => new LoanFinance(Terms);

    internal override Money Financed => Terms.Principal;

    /// <summary>What the dealer receives: the principal without the fees that are financed.</summary>
    internal override Money Payout => Terms.Principal - Terms.FeesPaid(FeePayment.Financed);

    internal override Money UpFront => Terms.FeesPaid(FeePayment.UpFront);

    internal override Money First => Schedule.Rows[0].Total;

    internal override Money Last => Terms.InAdvance && Terms.Balloon is { IsPositive: true }
        ? Schedule.Rows[^2].Total
        : Schedule.Rows[^1].Total - FinalSum;

    internal override int Instalments => Terms.Instalments;

    internal override Money FinalSum => Terms.Balloon ?? Zero;

    /// <remarks>By hand: price 169 800, 33 960 down, 36 instalments of which interest 10 462, fees 300 at signing:
    /// 33 960 + 135 840 + 10 462 + 0 + 300 = 180 562.</remarks>
    internal override CostParts Cost => new(
        Ask.DownPayment, Payout - FinalSum, Schedule.TotalInterest, FinalSum,
        Terms.FeesPaid(FeePayment.Financed) + Terms.FeesPaid(FeePayment.UpFront) + Schedule.TotalFees, Zero);

    internal override Annualised? Annualised => Cash;

    internal override IReadOnlyList<Money> Balances
    {
        get
        {
            var balances = new Money[Schedule.Rows.Length + 1];
            balances[0] = Terms.Principal;
            for (var i = 0; i < Schedule.Rows.Length; i++)
            {
                balances[i + 1] = Schedule.Rows[i].BalanceAfter;
            }

            return balances;
        }
    }

    internal override IReadOnlyList<OfferFee> Fees =>
    [
        .. Terms.Fees.Select(fee => new OfferFee(
            fee.Code, Loan.Fees.First(f => f.Code == fee.Code).Name, fee.Payment,
            fee.Payment == FeePayment.PerInstalment
                ? new(fee.Amount.MinorUnits * Terms.Instalments, fee.Amount.Currency)
                : fee.Amount)),
    ];

    internal override Money? Subsidy => Loan.SubsidyBy is not null && Loan.ContractRate > Terms.AnnualRate
        ? Subvention.Quote(Terms, Loan.ContractRate).Amount
        : null;

    internal static Outcome<Priced> Of(ProductVersion product, Ask ask, LoanTerms terms) =>
        Scheduling.TryPlan(terms).Then(schedule => Annualised.Of(Flows(terms, schedule))
            .Select<Priced>(cash => new PricedLoan(product, ask, terms, schedule, cash)));

    /// <summary>What the customer receives and pays, fees included: the flows behind the annualised rate.</summary>
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
}
