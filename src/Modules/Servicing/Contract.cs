using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing;

/// <summary>By which engine an agreement lives. Stored with it and never changed.</summary>
enum Family
{
    Loan,
    Lease,
    Subscription,
}

/// <summary>What every agreement has, whatever its family: who, what car, what the dealer was promised.</summary>
sealed record Deal
{
    internal required Id<Agreement> Id { get; init; }

    /// <summary>The lender or lessor, in whose books it stands.</summary>
    internal required Id<Organisation> Organisation { get; init; }

    internal Id<Organisation>? Dealer { get; init; }

    internal Id<Organisation>? Customer { get; init; }

    internal required string Number { get; init; }

    internal required string Vin { get; init; }

    internal required Text Product { get; init; }

    /// <summary>Make and model, as they were called when the car was financed.</summary>
    internal required Text Model { get; init; }

    internal required DateOnly PaidOn { get; init; }

    /// <summary>What the lender owes the dealer for the business.</summary>
    internal required Money Commission { get; init; }

    /// <summary>What it came from, with decision and document; null where it came from outside.</summary>
    internal Id<Application>? Application { get; init; }
}

/// <summary>What was agreed: the deal, and with the family its terms.</summary>
abstract record Contract(Deal Deal)
{
    internal Id<Agreement> Id => Deal.Id;

    internal Id<Organisation> Organisation => Deal.Organisation;

    internal Id<Organisation>? Dealer => Deal.Dealer;

    internal Id<Organisation>? Customer => Deal.Customer;

    internal string Number => Deal.Number;

    internal string Vin => Deal.Vin;

    internal Text Product => Deal.Product;

    internal Text Model => Deal.Model;

    internal DateOnly PaidOn => Deal.PaidOn;

    internal Money Commission => Deal.Commission;

    internal Id<Application>? Application => Deal.Application;

    internal abstract Family Family { get; }

    /// <summary>On which accounts of the ledger the night books what accrues by the day; null: it books
    /// nothing.</summary>
    internal virtual (string Asset, string Income)? AccrualAccounts => null;

    internal abstract Currency Currency { get; }

    /// <summary>No event of the agreement can count from a day before this one.</summary>
    internal abstract DateOnly StartDate { get; }

    /// <summary>The account that a contract and its stored events make at the end of a day.</summary>
    /// <param name="bodies">The events' JSON as <see cref="EventJson"/> reads it.</param>
    internal abstract Account Fold(string bodies, DateOnly asOf);
}

/// <summary>A loan: its terms, and what a maker pays so that the customer's rate is lower.</summary>
sealed record LoanContract(Deal Deal) : Contract(Deal)
{
    internal required LoanTerms Terms { get; init; }

    /// <summary>What the maker pays the lender; zero for most.</summary>
    internal required Money Subsidy { get; init; }

    /// <summary>What the lender earns where there is a subsidy; null where there is none.</summary>
    internal Rate? ContractRate { get; init; }

    /// <summary>Whether the maker gets back what is not earned when the customer pays off early.</summary>
    internal bool ClawsBack { get; init; }

    /// <summary>When income of the loan is recognised.</summary>
    internal AccountingBasis Basis { get; init; }

    internal override Family Family => Family.Loan;

    internal override (string Asset, string Income)? AccrualAccounts =>
        Basis == AccountingBasis.Accrual ? ("interest.accrued", "interest.income") : null;

    internal override Currency Currency => Terms.Currency;

    internal override DateOnly StartDate => Terms.StartDate;

    internal override Account Fold(string bodies, DateOnly asOf) =>
        LoanAccount.Fold(this, EventJson.ReadLoan(bodies), asOf);
}
