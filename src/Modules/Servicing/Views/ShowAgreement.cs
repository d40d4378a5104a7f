using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Trust;

namespace Wheelhouse.Servicing.Views;

/// <summary>The head of the account page.</summary>
/// <param name="Version">Send it as If-Match with what is to change.</param>
/// <param name="Customer">The customer's name, masked for the caller's role.</param>
/// <param name="AnnualRate">The rate that holds today.</param>
/// <param name="Instalment">What the next instalment asks for in full; null when none is to come.</param>
/// <param name="Application">Where its decision and its document stand.</param>
/// <param name="AsOf">The lender's business date, on which every figure stands.</param>
public sealed record AgreementView(
    Id<Agreement> Id, string Number, long Version, AgreementState State, string Customer, Id<Organisation>? CustomerId,
    OrganisationCard? Lender, OrganisationCard? Dealer, Text Product, string Vin, Text Model, DateOnly StartedOn,
    int Months, Rate AnnualRate, Money Principal, Money? Instalment, Money? Balloon, Amortisation Amortisation,
    DayCount DayCount, Overpayment Overpayment, Id<Application>? Application, DateOnly AsOf, Kpis Kpis) : IHasVersion;

/// <summary>One agreement, as it stands on the lender's business date.</summary>
static class ShowAgreement
{
    internal static async Task<Results<Ok<AgreementView>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, Reader reader, IOrganisations organisations, IPeople people, Desk desk,
        CancellationToken cancel)
    {
        var found = await reader.Loan(agreement, cancel);
        if (found.Refused is { } refusal)
        {
            return refusal.ToProblem();
        }

        var contract = found.Value.Account.Contract;
        Id<Organisation>?[] parties = [contract.Organisation, contract.Dealer, contract.Customer];
        var names = await organisations.Find([.. parties.OfType<Id<Organisation>>()], cancel);
        var person = contract.Customer is { } customer ? await people.OfOrganisation(customer, cancel) : null;
        return desk.Tagged<AgreementView>(View(found.Value.Account, found.Value.Version, names, person)).ToAnswer();
    }

    static AgreementView View(
        LoanAccount account, long version, IReadOnlyDictionary<Id<Organisation>, OrganisationCard> names,
        PersonCard? person)
    {
        var (contract, terms) = (account.Contract, account.Terms);
        return new(
            contract.Id, contract.Number, version, account.Standing,
            person?.MaskedName ?? Named(contract.Customer)?.Name.Zh ?? "", contract.Customer,
            Named(contract.Organisation), Named(contract.Dealer), contract.Product, contract.Vin, contract.Model,
            terms.StartDate, terms.Instalments, ChangeRate.RateOn(account, account.AsOf), terms.Principal,
            account.Next?.Due, terms.Balloon, terms.Amortisation, terms.DayCount, terms.Overpayment,
            contract.Application, account.AsOf, Kpis.Of(account));

        OrganisationCard? Named(Id<Organisation>? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }
}
