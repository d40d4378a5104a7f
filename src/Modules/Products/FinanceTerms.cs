using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Products;

/// <summary>What a customer signs: a loan, a lease or a subscription, and nothing else.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "family")]
[JsonDerivedType(typeof(LoanFinance), "loan")]
[JsonDerivedType(typeof(LeaseFinance), "lease")]
[JsonDerivedType(typeof(SubscriptionFinance), "subscription")]
public abstract record FinanceTerms
{
    [JsonIgnore]
    public FinanceFamily Family => this switch
    {
        LoanFinance => FinanceFamily.Loan,
        LeaseFinance => FinanceFamily.Lease,
        _ => FinanceFamily.Subscription,
    };

    [JsonIgnore]
    public Currency Currency => this switch
    {
        LoanFinance loan => loan.Terms.Currency,
        LeaseFinance lease => lease.Terms.Currency,
        SubscriptionFinance subscription => subscription.Terms.Currency,
        _ => default,
    };
}

/// <summary>A loan: money lent, the car is the customer's and pledged.</summary>
public sealed record LoanFinance(LoanTerms Terms) : FinanceTerms;

/// <summary>A lease: the car is the lessor's.</summary>
public sealed record LeaseFinance(LeaseTerms Terms) : FinanceTerms;

/// <summary>A subscription: cars of a plan by the month.</summary>
public sealed record SubscriptionFinance(SubscriptionTerms Terms) : FinanceTerms;

/// <summary>The deal that a product is made into a contract for.</summary>
/// <param name="Price">Of the car alone.</param>
/// <param name="Down">Paid by the customer at the start; a subscription takes none and leaves it out.</param>
/// <param name="Extras">Add-ons, financed with the car; a loan alone takes them.</param>
/// <param name="Start">Day of payout or handover.</param>
/// <param name="Curve">The residual curve of the car's model, as in <c>bev</c>.</param>
/// <param name="Worth">What the car is worth at the start.</param>
/// <param name="AgeMonths">Its age at the start.</param>
public sealed record DealShape(
    Money Price, Money Down, Money Extras, int Months, DateOnly Start, string Curve, Money Worth, int AgeMonths)
{
    /// <summary>What the customer needs: price less down payment, and the add-ons.</summary>
    public Money Needed => Price - Down + Extras;

    /// <summary>What the car is expected to be worth after each month, from the start on: an estimate.</summary>
    internal IReadOnlyList<Money> Values(int months) => Residuals.ByMonth(Curve, Worth, AgeMonths, months);
}
