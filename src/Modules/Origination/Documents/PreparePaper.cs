using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Parties;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Documents;

/// <summary>Fills the agreement's paper from an accepted application.</summary>
sealed class PreparePaper(
    Gathering gathering, IOrganisations organisations, ILicences licences, IPeople people, IVehicles vehicles,
    Numbers numbers)
{
    const int ShownAtFront = 6;
    const int ShownAtEnd = 4;

    internal async Task<Outcome<AgreementPaper>> Write(Dossier dossier, Funder funder, CancellationToken cancel)
    {
        var priced = await gathering.Price(dossier, dossier.Agreed, funder, cancel);
        var identity = await people.Identity(dossier.Person, Purpose.ContractPerformance, cancel);
        if ((priced.Refused ?? identity.Refused) is { } refused)
        {
            return refused;
        }

        var dealer = (await organisations.Find(dossier.Dealer, cancel))!;
        var vehicle = (await vehicles.Find(dossier.Vin, cancel))!;
        var licence = (await licences.Of(dossier.Lender, cancel))
            .First(l => l.ValidFrom <= funder.Day && funder.Day <= l.ValidTo);
        var number = await numbers.Agreement(funder.Day, cancel);
        var head = new PaperHead(
            number, funder.Day, funder.Card.Name, licence.Number, dealer.Name, identity.Value.Name,
            Masked(identity.Value.IdNumber), dossier.ProductName, vehicle.Model.Name, vehicle.Vin,
            funder.Card.Simulated);
        IReadOnlyList<Text> conditions = [.. dossier.Offer!.Conditions.Select(c => new Text(c, c))];
        return new AgreementPaper(head, priced.Value switch
        {
            PricedLoan loan => LoanPaper.Of(loan, funder.Day, conditions),
            PricedLease lease => LeasePaper.Of(lease, funder.Day, conditions),
            PricedSubscription subscription => SubscriptionPaper.Of(subscription, conditions),
            var other => throw new InvalidOperationException($"There is no paper for {other.Product.Kind}."),
        });
    }

    static string Masked(string number) => number.Length <= ShownAtFront + ShownAtEnd
        ? new string('*', number.Length)
        : number[..ShownAtFront] + new string('*', number.Length - ShownAtFront - ShownAtEnd) + number[^ShownAtEnd..];
}
