using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Trust;

namespace Wheelhouse.Servicing.Views;

/// <summary>The head of the account page.</summary>
/// <param name="Version">Send it as If-Match with what is to change.</param>
/// <param name="Customer">The customer's name, masked for the caller's role.</param>
/// <param name="AnnualRate">Of a loan the rate that holds today, of a finance lease the implicit one; null for
/// others.</param>
/// <param name="Principal">Of a loan the principal, of a lease the price less the first payment; zero for
/// others.</param>
/// <param name="Instalment">What the next instalment asks for in full; null when none is to come.</param>
/// <param name="Application">Where its decision and its document stand.</param>
/// <param name="AsOf">The lender's business date, on which every figure stands.</param>
/// <param name="Lease">Of a lease alone.</param>
/// <param name="Subscription">Of a subscription alone.</param>
public sealed record AgreementView(
    Id<Agreement> Id, string Number, long Version, AgreementState State, string Customer, Id<Organisation>? CustomerId,
    OrganisationCard? Lender, OrganisationCard? Dealer, Text Product, string Vin, Text Model, DateOnly StartedOn,
    int Months, Rate? AnnualRate, Money Principal, Money? Instalment, Money? Balloon, Amortisation? Amortisation,
    DayCount? DayCount, Overpayment? Overpayment, Id<Application>? Application, DateOnly AsOf, Kpis Kpis,
    FinanceFamily Family, LeaseFigures? Lease, SubscriptionFigures? Subscription) : IHasVersion;

/// <summary>One agreement, as it stands on the lender's business date.</summary>
static class ShowAgreement
{
    internal static async Task<Results<Ok<AgreementView>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, Reader reader, IOrganisations organisations, IPeople people, Desk desk,
        CancellationToken cancel)
    {
        var found = await reader.Versioned(agreement, cancel);
        if (found.Refused is { } refusal)
        {
            return refusal.ToProblem();
        }

        var contract = found.Value.Account.Contract;
        Id<Organisation>?[] parties = [contract.Organisation, contract.Dealer, contract.Customer];
        var names = await organisations.Find([.. parties.OfType<Id<Organisation>>()], cancel);
        var person = contract.Customer is { } customer ? await people.OfOrganisation(customer, cancel) : null;
        return desk.Tagged<AgreementView>(View(found.Value.Account, found.Value.Row.Version, names, person)).ToAnswer();
    }

    static AgreementView View(
        Account account, long version, IReadOnlyDictionary<Id<Organisation>, OrganisationCard> names,
        PersonCard? person)
    {
        var contract = account.Contract;
        var (loan, lease) = (account as LoanAccount, account as LeaseAccount);
        var subscription = account as SubscriptionAccount;
        var terms = loan?.Terms;
        return new(
            contract.Id, contract.Number, version, account.Standing,
            person?.MaskedName ?? Named(contract.Customer)?.Name.Zh ?? "", contract.Customer,
            Named(contract.Organisation), Named(contract.Dealer), contract.Product, contract.Vin, contract.Model,
            contract.StartDate, terms?.Instalments ?? lease?.Terms.Rentals ?? 0,
            loan is null ? lease?.State.ImplicitRate : ChangeRate.RateOn(loan, loan.AsOf),
            terms?.Principal ?? lease?.Financed ?? Money.Zero(account.Currency), account.Next?.Due, terms?.Balloon,
            terms?.Amortisation, terms?.DayCount, terms?.Overpayment, contract.Application, account.AsOf,
            Kpis.Of(account), Enum.Parse<FinanceFamily>(contract.Family.ToString()),
            lease is null ? null : LeaseFigures.Of(lease),
            subscription is null ? null : SubscriptionFigures.Of(subscription));

        OrganisationCard? Named(Id<Organisation>? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }
}
