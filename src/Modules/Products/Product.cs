using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
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

    /// <summary>The lessor buys the car that the customer chose; it is the customer's at the end (直租).</summary>
    FinanceLease,

    /// <summary>The customer sells his own car to the lessor and keeps driving it (售后回租).</summary>
    SaleAndLeaseback,

    /// <summary>Use for a term; the car goes back (经营性租赁).</summary>
    OperatingLease,

    /// <summary>A lease whose car a maker or dealer must buy back at the prices of a table (回购租赁).</summary>
    RepurchaseLease,

    /// <summary>A long rental with the purchase priced on the first day (长租).</summary>
    LongRental,

    /// <summary>A plan of cars by the month: swap, pause, cancel (订阅).</summary>
    Subscription,
}

/// <summary>What kind of contract a product makes; closed.</summary>
public enum FinanceFamily
{
    Loan,
    Lease,
    Subscription,
}

/// <summary>From kinds to families.</summary>
static class ProductKinds
{
    /// <summary>The family of a kind; each kind has one.</summary>
    internal static FinanceFamily Family(this ProductKind kind) => kind switch
    {
        ProductKind.FinanceLease or ProductKind.SaleAndLeaseback or ProductKind.OperatingLease
            or ProductKind.RepurchaseLease or ProductKind.LongRental => FinanceFamily.Lease,
        ProductKind.Subscription => FinanceFamily.Subscription,
        ProductKind.EqualInstalment or ProductKind.EqualPrincipal or ProductKind.Balloon or ProductKind.LowDownPayment
            or ProductKind.Subsidised or ProductKind.UsedCar or ProductKind.Green => FinanceFamily.Loan,
    };
}

/// <summary>When income of an agreement is recognised; each basis has its accounting rules.</summary>
public enum AccountingBasis
{
    /// <summary>When it falls due, or is paid if that is sooner.</summary>
    Accrual,

    /// <summary>When it is paid.</summary>
    Cash,
}

/// <summary>Which vehicles a product finances; an empty list of makers is any make.</summary>
/// <param name="Makers">Keys of the catalogue, such as <c>qilan</c>.</param>
/// <param name="MaxAgeMonths">Age of the vehicle at the start, in whole months.</param>
public sealed record Eligibility(
    IReadOnlyList<VehicleCondition> Conditions, IReadOnlyList<Powertrain> Powertrains, IReadOnlyList<VehicleUse> Uses,
    IReadOnlyList<string> Makers, int? MaxAgeMonths = null);

/// <summary>The parameters of a product version, by family; what a contract fills in is car, term and start.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "family")]
[JsonDerivedType(typeof(LoanProduct), "loan")]
[JsonDerivedType(typeof(LeaseProduct), "lease")]
[JsonDerivedType(typeof(SubscriptionProduct), "subscription")]
public abstract record ProductTerms
{
    public required int MinMonths { get; init; }

    public required int MaxMonths { get; init; }

    /// <summary>The smallest price less down payment; of a subscription, the price of the car.</summary>
    public required Money MinAmount { get; init; }

    /// <summary>The largest, likewise.</summary>
    public required Money MaxAmount { get; init; }

    /// <summary>Smallest down payment, or first payment of a lease, as a share of the price.</summary>
    public required decimal MinDownShare { get; init; }

    /// <summary>What the dealer gets, as a share of the amount financed.</summary>
    public required decimal CommissionShare { get; init; }

    public required Eligibility Eligibility { get; init; }

    [JsonIgnore]
    public FinanceFamily Family => this switch
    {
        LoanProduct => FinanceFamily.Loan,
        LeaseProduct => FinanceFamily.Lease,
        _ => FinanceFamily.Subscription,
    };

    /// <summary>What a customer would sign for a deal; refused where no contract can be made of it.</summary>
    internal abstract Outcome<FinanceTerms> ToTerms(ProductKind kind, DealShape deal);
}

/// <summary>A version of a product as it was published: immutable.</summary>
/// <param name="ValidTo">The last day on which it is offered; null is open.</param>
/// <param name="Ends">What happens at the end, for the customer.</param>
public sealed record ProductVersion(
    Id<Product> Id, string Code, int Version, Id<Organisation> Lender, Text Name, ProductKind Kind, DateOnly ValidFrom,
    DateOnly? ValidTo, Text Ends, ProductTerms Terms)
{
    /// <summary>The one way from a product to the terms of a contract.</summary>
    public Outcome<FinanceTerms> ToTerms(DealShape deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return Terms.ToTerms(Kind, deal);
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
