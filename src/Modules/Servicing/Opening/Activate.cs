using Wheelhouse.Kernel;
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
        if (fact.Terms is not LoanFinance { Terms: var terms })
        {
            return new Refusal(
                "servicing.other_family", $"{fact.Terms.Family} agreements are not opened here.");
        }

        var contract = ToContract(fact, terms, model);
        var kept = contract.Terms.FeesPaid(FeePayment.Financed);
        if (fact.PaidOut + kept != contract.Terms.Principal)
        {
            return new Refusal(
                "servicing.payout_mismatch",
                $"{fact.PaidOut} paid out and {kept} of financed fees do not make the principal of "
                    + $"{contract.Terms.Principal}.",
                RefusalKind.Conflict);
        }

        if (fact.PaidOn > today)
        {
            return new Refusal(
                "servicing.value_date_in_future", $"The books are on {today:O}; the value date must not lie after it.",
                RefusalKind.Invalid, Values.Of("today", today));
        }

        var empty = LoanAccount.Fold(contract, [], fact.PaidOn);
        var payout = new Disbursed(1, contract.PaidOn, today, contract.Terms.Principal);
        return Movement.Of(empty, payout, today, Narratives.PaidOut);
    }

    static readonly Text Unnamed = new("—", "—");

    static Text Named(ModelCard model) => new(
        $"{model.MakerName.Zh} {model.Name.Zh}", $"{model.MakerName.En} {model.Name.En}");

    static LoanContract ToContract(PayoutConfirmed fact, LoanTerms terms, Text model) => new()
    {
        Id = fact.Agreement,
        Organisation = fact.Organisation,
        Dealer = fact.Dealer,
        Customer = fact.Customer,
        Number = fact.Number,
        Vin = fact.Vin,
        Product = fact.Product,
        Model = model,
        Terms = terms,
        PaidOn = fact.PaidOn,
        Subsidy = fact.Subsidy?.Amount ?? Money.Zero(fact.Terms.Currency),
        ContractRate = fact.Subsidy?.ContractRate,
        ClawsBack = fact.Subsidy?.ClawsBack ?? false,
        Basis = fact.Basis,
        Commission = fact.Commission,
        Application = fact.Application,
    };
}
