using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Products;

/// <summary>A finance product of a lender; its versions say what it was from when to when.</summary>
public sealed class Product : INamed
{
    public static string Prefix => "prd";
}

/// <summary>What a product is to a customer; decides which terms it must have.</summary>
public enum ProductKind
{
    EqualInstalment,
    EqualPrincipal,
    Balloon,
    LowDownPayment,
    Subsidised,
    UsedCar,
    Green,
}

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

/// <summary>When income of an agreement is recognised; each basis has its accounting rules.</summary>
public enum AccountingBasis
{
    /// <summary>When it falls due, or is paid if that is sooner.</summary>
    Accrual,

    /// <summary>When it is paid.</summary>
    Cash,
}

/// <summary>A fee of the product: an amount, or a share of the amount financed; exactly one of the two.</summary>
public sealed record ProductFee(string Code, Text Name, FeePayment Payment, Money? Amount = null, decimal? Share = null)
{
    /// <summary>The fee on an amount financed, rounded half-even. Worked: 1 % of CNY 123 456.50 is 1 234.56 (1
    /// 234.565).</summary>
    public Money On(Money financed) =>
        Amount ?? Money.Round(financed.Major * (Share ?? 0m), financed.Currency, MidpointRounding.ToEven);
}

/// <summary>Which vehicles a product finances; an empty list of makers is any make.</summary>
/// <param name="Makers">Keys of the catalogue, such as <c>qilan</c>.</param>
/// <param name="MaxAgeMonths">Age of the vehicle at the start, in whole months.</param>
public sealed record Eligibility(
    IReadOnlyList<VehicleCondition> Conditions, IReadOnlyList<Powertrain> Powertrains, IReadOnlyList<VehicleUse> Uses,
    IReadOnlyList<string> Makers, int? MaxAgeMonths = null);

/// <summary>The parameters of a product version; what a contract fills in is amount, months and start.</summary>
/// <param name="ContractRate">What the lender earns, nominal a year.</param>
/// <param name="CustomerRate">What the customer pays; lower than the contract rate where somebody subsidises.</param>
/// <param name="SubsidyBy">Who pays the difference, as a present value at payout.</param>
/// <param name="BalloonShare">Share of the principal that is left for the end; 0 is none.</param>
/// <param name="MinDownShare">Smallest down payment as a share of the price.</param>
/// <param name="Late">What paying late costs, within its cap (R-RATE-03); null is nothing.</param>
/// <param name="Payoff">What paying off early costs beyond principal and accrued interest; null is nothing.</param>
/// <param name="Charges">Charges that arise as the loan goes, beside the fees of its start.</param>
/// <param name="SubsidyClawback">Whether who subsidises gets back what is not earned when the loan is paid off
/// early.</param>
/// <param name="CommissionShare">What the dealer gets, as a share of the amount financed.</param>
public sealed record ProductTerms(
    Rate ContractRate, Rate CustomerRate, Id<Organisation>? SubsidyBy, Amortisation Amortisation, DayCount DayCount,
    AccrualMethod Accrual, decimal BalloonShare, IReadOnlyList<BalloonExit> Exits, int MinMonths, int MaxMonths,
    Money MinAmount, Money MaxAmount, decimal MinDownShare, IReadOnlyList<ProductFee> Fees, decimal CommissionShare,
    Eligibility Eligibility, AllocationBy AllocationBy, IReadOnlyList<Component> AllocationOrder,
    Overpayment Overpayment,
    bool InterestOnOverduePrincipal, LateRule? Late = null, PayoffRule? Payoff = null,
    IReadOnlyList<Charge>? Charges = null, AccountingBasis Basis = AccountingBasis.Accrual,
    bool SubsidyClawback = false);

/// <summary>A version of a product as it was published: immutable.</summary>
/// <param name="ValidTo">The last day on which it is offered; null is open.</param>
/// <param name="Ends">What happens at the end, for the customer.</param>
public sealed record ProductVersion(
    Id<Product> Id, string Code, int Version, Id<Organisation> Lender, Text Name, ProductKind Kind, DateOnly ValidFrom,
    DateOnly? ValidTo, Text Ends, ProductTerms Terms)
{
    /// <summary>The one way from a product to the terms of a loan.</summary>
    /// <param name="amount">What the customer needs: price less down payment. Fees that are financed come on
    /// top.</param>
    /// <param name="start">The day of payout, from which interest is counted.</param>
    /// <remarks>Worked: CNY 100 000 with a financed fee of 1 % and a balloon of 30 % of the principal is a principal of
    /// 101 000 and a balloon of 30 300.</remarks>
    public LoanTerms ToTerms(Money amount, int months, DateOnly start)
    {
        var fees = Terms.Fees.Select(f => new Fee(f.Code, f.On(amount), f.Payment))
            .Where(f => !f.Amount.IsZero).ToList();
        var principal = amount + Money.Sum(
            fees.Where(f => f.Payment == FeePayment.Financed).Select(f => f.Amount), amount.Currency);
        return new()
        {
            Principal = principal,
            AnnualRate = Terms.CustomerRate,
            StartDate = start,
            Instalments = months,
            Amortisation = Terms.Amortisation,
            DayCount = Terms.DayCount,
            Accrual = Terms.Accrual,
            Balloon = Terms.BalloonShare == 0m
                ? null
                : Money.Round(principal.Major * Terms.BalloonShare, principal.Currency, MidpointRounding.ToEven),
            Fees = fees,
            Overpayment = Terms.Overpayment,
            Allocation = Lending.AllocationOrder.Of(Terms.AllocationBy, [.. Terms.AllocationOrder]),
            InterestOnOverduePrincipal = Terms.InterestOnOverduePrincipal,
            Late = Terms.Late,
            Payoff = Terms.Payoff,
            Charges = Terms.Charges ?? [],
        };
    }

    /// <summary>The dealer's commission on an amount financed, rounded half-even.</summary>
    public Money Commission(Money amount) =>
        Money.Round(amount.Major * Terms.CommissionShare, amount.Currency, MidpointRounding.ToEven);
}

/// <summary>The products that are on offer, of all lenders.</summary>
public interface IProducts
{
    /// <summary>The version of each product that is in force on a day, by lender and code.</summary>
    Task<IReadOnlyList<ProductVersion>> On(DateOnly day, CancellationToken cancel);

    /// <summary>A published version, in force or not; null when there is none.</summary>
    Task<ProductVersion?> Find(Id<Product> product, int version, CancellationToken cancel);
}
