using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Servicing.Opening;

/// <summary>The dealer was paid: the account opens with the payout as its first event.</summary>
/// <remarks>Hears Origination's fact; the activated agreement's id is the one it was signed under.</remarks>
sealed class Activate(House house, Booking booking, IVehicles vehicles, IBusinessDays days, IWork work)
    : IHear<PayoutConfirmed>
{
    public async Task<Outcome<Unit>> Hear(PayoutConfirmed fact, CancellationToken cancel)
    {
        work.About(fact.Agreement.ToString());
        var today = await days.Of(fact.Organisation, cancel);
        var model = (await vehicles.Find(fact.Vin, cancel))?.Model;
        var decided = Decide(fact, model is null ? Unnamed : Named(model), today);
        if (!decided.IsDone)
        {
            return decided.Refused!;
        }

        house.Add(AgreementRow.Of(decided.Value.After.Contract));
        var opened = await booking.Open(decided.Value, cancel);
        work.Publish(new AgreementActivated(
            fact.Organisation, fact.Agreement, fact.Number, fact.Customer, fact.Dealer, fact.PaidOn));
        return opened;
    }

    /// <summary>From the fact to the opened account, or why the two houses do not agree.</summary>
    internal static Outcome<Movement> Decide(PayoutConfirmed fact, Text model, DateOnly today)
    {
        if (fact.PaidOn > today)
        {
            return new Refusal(
                "servicing.value_date_in_future", $"The books are on {today:O}; the value date must not lie after it.",
                RefusalKind.Invalid, Values.Of("today", today));
        }

        return fact.Terms switch
        {
            LoanFinance loan => Loan(fact, loan.Terms, model, today),
            LeaseFinance lease => Lease(fact, lease.Terms, model, today),
            SubscriptionFinance subscription => Subscription(fact, subscription.Terms, model, today),
            _ => throw new ArgumentException($"{fact.Terms.Family} is no family of agreements.", nameof(fact)),
        };
    }

    static Outcome<Movement> Loan(PayoutConfirmed fact, LoanTerms terms, Text model, DateOnly today)
    {
        var contract = ToLoan(fact, terms, model);
        var kept = terms.FeesPaid(FeePayment.Financed);
        return fact.PaidOut + kept != terms.Principal
            ? new Refusal(
                "servicing.payout_mismatch",
                $"{fact.PaidOut} paid out and {kept} of financed fees do not make the principal of {terms.Principal}.",
                RefusalKind.Conflict)
            : Movement.Of(
                LoanAccount.Fold(contract, [], fact.PaidOn),
                new Disbursed(1, contract.PaidOn, today, terms.Principal), today, Narratives.PaidOut);
    }

    /// <summary>A lease commences on the day its car is paid, which is the day it is handed over.</summary>
    static Outcome<Movement> Lease(PayoutConfirmed fact, LeaseTerms terms, Text model, DateOnly today)
    {
        var contract = new LeaseContract(ToDeal(fact, model)) { Terms = terms };
        return fact.PaidOut != terms.Price
            ? new Refusal(
                "servicing.price_mismatch", $"{fact.PaidOut} paid out is not the price of {terms.Price}.",
                RefusalKind.Conflict)
            : Movement.Of(
                LeaseAccount.Fold(contract, [], fact.PaidOn),
                new Commenced(1, terms.StartDate, today, fact.OdometerKm), today, Narratives.HandedOver);
    }

    static Outcome<Movement> Subscription(
        PayoutConfirmed fact, SubscriptionTerms terms, Text model, DateOnly today)
    {
        var contract = new SubscriptionContract(ToDeal(fact, model)) { Terms = terms };
        return Movement.Of(
            SubscriptionAccount.Fold(contract, [], fact.PaidOn),
            new SubscriptionBegun(1, terms.StartDate, today, fact.Vin, fact.OdometerKm), today,
            Narratives.HandedOver);
    }

    static readonly Text Unnamed = new("—", "—");

    static Text Named(ModelCard model) => new(
        $"{model.MakerName.Zh} {model.Name.Zh}", $"{model.MakerName.En} {model.Name.En}");

    static LoanContract ToLoan(PayoutConfirmed fact, LoanTerms terms, Text model) => new(ToDeal(fact, model))
    {
        Terms = terms,
        Subsidy = fact.Subsidy?.Amount ?? Money.Zero(fact.Terms.Currency),
        ContractRate = fact.Subsidy?.ContractRate,
        ClawsBack = fact.Subsidy?.ClawsBack ?? false,
        Basis = fact.Basis,
    };

    static Deal ToDeal(PayoutConfirmed fact, Text model) => new()
    {
        Id = fact.Agreement,
        Organisation = fact.Organisation,
        Dealer = fact.Dealer,
        Customer = fact.Customer,
        Number = fact.Number,
        Vin = fact.Vin,
        Product = fact.Product,
        Model = model,
        PaidOn = fact.PaidOn,
        Commission = fact.Commission,
        Application = fact.Application,
    };
}
