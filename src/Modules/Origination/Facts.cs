using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Origination;

/// <summary>A customer's request for car finance, made at a dealer's desk.</summary>
public sealed class Application : INamed
{
    public static string Prefix => "app";
}

/// <summary>A signed contract. Origination makes it, Servicing carries it to its end under the same id.</summary>
public sealed class Agreement : INamed
{
    public static string Prefix => "agr";
}

/// <summary>An order to pay a dealer for a car.</summary>
public sealed class Payout : INamed
{
    public static string Prefix => "pay";
}

/// <summary>How an application was answered.</summary>
public enum Answer
{
    Approved,
    Referred,
    Declined,
    CounterOffered,
    PapersRequested,
}

/// <summary>An application came in and its checks were run.</summary>
/// <param name="Organisation">The lender.</param>
/// <param name="Number">The readable number, as in <c>A-26-10482</c>.</param>
public sealed record ApplicationSubmitted(
    Id<Organisation> Organisation, Id<Application> Application, Id<Organisation> Dealer, Id<Organisation> Customer,
    string Number) : IFact;

/// <summary>An application was answered.</summary>
/// <param name="ByPerson">False where rules and scorecard alone answered.</param>
public sealed record ApplicationDecided(
    Id<Organisation> Organisation, Id<Application> Application, Id<Organisation> Dealer, Id<Organisation> Customer,
    string Number, Answer Answer, bool ByPerson) : IFact;

/// <summary>The customer's signature over the agreement's document was verified.</summary>
/// <param name="Number">The agreement's readable number, as in <c>WH-2026-004871</c>.</param>
/// <param name="DocumentHash">SHA-256 of the document, lower-case hex.</param>
public sealed record AgreementSigned(
    Id<Organisation> Organisation, Id<Agreement> Agreement, Id<Application> Application, Id<Organisation> Dealer,
    Id<Organisation> Customer, string Number, string DocumentHash) : IFact;

/// <summary>Who is paid for the car.</summary>
public enum Payee
{
    /// <summary>The dealer who sells it.</summary>
    Supplier,

    /// <summary>The customer, who sells his own car and takes it back on lease.</summary>
    Lessee,
}

/// <summary>The lender ordered its bank to pay for the car.</summary>
public sealed record PayoutOrdered(
    Id<Organisation> Organisation, Id<Payout> Payout, Id<Agreement> Agreement, Id<Organisation> Dealer,
    Money Amount, Payee To = Payee.Supplier) : IFact;

/// <summary>What a maker pays the lender so that the customer's rate is lower than the contract's.</summary>
/// <param name="ContractRate">What the lender earns.</param>
/// <param name="CustomerRate">What the customer pays; the agreement's terms carry it.</param>
/// <param name="Amount">Present value on the start day, at the contract rate, of what the customer pays less.</param>
/// <param name="ClawsBack">Whether what is not earned goes back when the customer pays off early.</param>
public sealed record SubsidyGrant(
    Id<Organisation> By, Rate ContractRate, Rate CustomerRate, Money Amount, bool ClawsBack = false);

/// <summary>The car was paid, or for a subscription handed over: the agreement runs. Servicing takes over from
/// here.</summary>
/// <param name="Organisation">The lender.</param>
/// <param name="Terms">Start on <paramref name="PaidOn"/>; fees stand in them.</param>
/// <param name="PaidOut">What the dealer, or who sold the car, received: the principal without the fees that are
/// financed, the price of a leased car; nothing for a subscription.</param>
/// <param name="Commission">What the lender owes the dealer for the business; part of no instalment.</param>
/// <param name="PaidOn">The lender's business date on which its bank confirmed, or the car was handed over.</param>
/// <param name="Basis">When its income is recognised.</param>
/// <param name="OdometerKm">What the car showed then; zero for a new one.</param>
public sealed record PayoutConfirmed(
    Id<Organisation> Organisation, Id<Agreement> Agreement, Id<Application> Application, Id<Organisation> Dealer,
    Id<Organisation> Customer, string Number, FinanceTerms Terms, Money PaidOut, string Vin, Text Product,
    SubsidyGrant? Subsidy, Money Commission, DateOnly PaidOn,
    AccountingBasis Basis = AccountingBasis.Accrual, int OdometerKm = 0) : IFact;
