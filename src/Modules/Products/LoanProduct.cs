using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Platform;

namespace Wheelhouse.Products;

/// <summary>What the customer may do with the final sum of a balloon loan.</summary>
public enum BalloonExit
{
    /// <summary>Pay it and keep the car.</summary>
    Pay,

    /// <summary>Spread it over a new loan.</summary>
    Refinance,

    /// <summary>Return the car in place of paying it.</summary>
    Return,
}

/// <summary>A fee of the product: an amount, or a share of the amount financed; exactly one of the two.</summary>
public sealed record ProductFee(string Code, Text Name, FeePayment Payment, Money? Amount = null, decimal? Share = null)
{
    /// <summary>The fee on an amount financed, rounded half-even. Worked: 1 % of CNY 123 456.50 is 1 234.56 (1
    /// 234.565).</summary>
    public Money On(Money financed) =>
        Amount ?? Money.Round(financed.Major * (Share ?? 0m), financed.Currency, MidpointRounding.ToEven);
}

/// <summary>What a loan product says: rates, amortisation, fees, how payments are used.</summary>
public sealed record LoanProduct : ProductTerms
{
    /// <summary>What the lender earns, nominal a year.</summary>
    public required Rate ContractRate { get; init; }

    /// <summary>What the customer pays; lower than the contract rate where somebody subsidises.</summary>
    public required Rate CustomerRate { get; init; }

    /// <summary>Who pays the difference, as a present value at payout.</summary>
    public Id<Organisation>? SubsidyBy { get; init; }

    public required Amortisation Amortisation { get; init; }

    public required DayCount DayCount { get; init; }

    public required AccrualMethod Accrual { get; init; }

    /// <summary>Share of the principal that is left for the end; 0 is none.</summary>
    public required decimal BalloonShare { get; init; }

    public required IReadOnlyList<BalloonExit> Exits { get; init; }

    public required IReadOnlyList<ProductFee> Fees { get; init; }

    public required AllocationBy AllocationBy { get; init; }

    public required IReadOnlyList<Component> AllocationOrder { get; init; }

    public required Overpayment Overpayment { get; init; }

    public required bool InterestOnOverduePrincipal { get; init; }

    /// <summary>What paying late costs, within its cap (R-RATE-03); null is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LateRule? Late { get; init; }

    /// <summary>What paying off early costs beyond principal and accrued interest; null is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PayoffRule? Payoff { get; init; }

    /// <summary>Charges that arise as the loan goes, beside the fees of its start.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Charge>? Charges { get; init; }

    public AccountingBasis Basis { get; init; }

    /// <summary>Whether who subsidises gets back what is not earned when the loan is paid off early.</summary>
    public bool SubsidyClawback { get; init; }

    internal override Outcome<FinanceTerms> ToTerms(ProductKind kind, DealShape deal) =>
        new LoanFinance(ToLoan(deal.Needed, deal.Months, deal.Start));

    /// <summary>The terms of a loan of this product.</summary>
    /// <param name="amount">What the customer needs. Fees that are financed come on top.</param>
    /// <param name="start">The day of payout, from which interest is counted.</param>
    /// <remarks>Worked: CNY 100 000 with a financed fee of 1 % and a balloon of 30 % of the principal is a principal of
    /// 101 000 and a balloon of 30 300.</remarks>
    internal LoanTerms ToLoan(Money amount, int months, DateOnly start)
    {
        var fees = Fees.Select(f => new Fee(f.Code, f.On(amount), f.Payment)).Where(f => !f.Amount.IsZero).ToList();
        var principal = amount + Money.Sum(
            fees.Where(f => f.Payment == FeePayment.Financed).Select(f => f.Amount), amount.Currency);
        return new()
        {
            Principal = principal,
            AnnualRate = CustomerRate,
            StartDate = start,
            Instalments = months,
            Amortisation = Amortisation,
            DayCount = DayCount,
            Accrual = Accrual,
            Balloon = BalloonShare == 0m
                ? null
                : Money.Round(principal.Major * BalloonShare, principal.Currency, MidpointRounding.ToEven),
            Fees = fees,
            Overpayment = Overpayment,
            Allocation = Lending.AllocationOrder.Of(AllocationBy, [.. AllocationOrder]),
            InterestOnOverduePrincipal = InterestOnOverduePrincipal,
            Late = Late,
            Payoff = Payoff,
            Charges = Charges ?? [],
        };
    }
}
