using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Parties;
using Wheelhouse.Products;
using Wheelhouse.Sources;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Applications;

/// <summary>Gathers what a decision looks at, once licences and consents allow that anybody looks.</summary>
sealed class Gathering(
    Cases cases, IProducts products, IOrganisations organisations, ShelfReader shelf, ILicences licences,
    IConsents consents, IPeople people, IVehicles vehicles, IEncumbrances encumbrances, ISources sources,
    TimeProvider clock)
{
    const int VelocityDays = 30;

    /// <summary>Personal data is read for these purposes; each needs a consent of its own (R-PI-02, R-CR-01).</summary>
    static readonly Purpose[] Needed = [Purpose.IdentityCheck, Purpose.CreditAssessment];

    internal async Task<Outcome<Gathered>> For(Dossier dossier, CancellationToken cancel)
    {
        var funder = await Funder(dossier.Lender, cancel);
        if (await Barred(dossier, funder, cancel) is { } refused)
        {
            return refused;
        }

        var priced = await Price(dossier, dossier.Quote, funder, cancel);
        if (priced.Refused is { } wrong)
        {
            return wrong;
        }

        var person = await people.Facts(dossier.Person, Purpose.CreditAssessment, cancel, onBehalfOf: dossier.Lender);
        if (person.Refused is { } closed)
        {
            return closed;
        }

        var financed = await encumbrances.Live(dossier.Vin, cancel) is not null;
        var since = clock.GetUtcNow().AddDays(-VelocityDays);
        var (open, lately, sameCar) = await cases.Others(dossier, since, funder.Day, cancel);
        return new Gathered(priced.Value, funder, person.Value, open, lately, sameCar, financed)
        {
            Asked = await sources.Kept(dossier.Lender, dossier.Id.ToString(), cancel),
            OdometerKm = (await vehicles.Find(dossier.Vin, cancel))?.OdometerKm,
        };
    }

    /// <summary>Why nobody may look at the applicant's data: a licence or a consent is missing; null to go on.
    /// </summary>
    internal async Task<Refusal?> Barred(Dossier dossier, CancellationToken cancel) =>
        await Barred(dossier, await Funder(dossier.Lender, cancel), cancel);

    async Task<Refusal?> Barred(Dossier dossier, Funder funder, CancellationToken cancel) =>
        await Licensed(dossier, funder.Day, cancel) ?? await Consented(dossier, Needed, cancel);

    internal async Task<Funder> Funder(Id<Platform.Organisation> lender, CancellationToken cancel) =>
        await shelf.Funder((await organisations.Find(lender, cancel))!, cancel);

    /// <summary>The application's product on another request, priced on the lender's day.</summary>
    internal async Task<Outcome<Priced>> Price(
        Dossier dossier, QuoteInput quote, Funder funder, CancellationToken cancel) =>
        await products.Find(dossier.Product, dossier.ProductVersion, cancel) is { } product
            ? quote.Read().Then(ask => Offering.Price(product, ask, funder.Day))
            : new Refusal(
                "origination.unknown_product", "This product version is not on offer; take one from a fresh quote.",
                RefusalKind.NotFound);

    /// <summary>New business needs a licence of the lender and of the dealer, in force on the day.</summary>
    internal async Task<Refusal?> Licensed(Dossier dossier, DateOnly day, CancellationToken cancel) =>
        await licences.Check(dossier.Lender, day, cancel) ?? await licences.Check(dossier.Dealer, day, cancel);

    internal async Task<Refusal?> Consented(
        Dossier dossier, IReadOnlyList<Purpose> purposes, CancellationToken cancel)
    {
        var missing = new List<Purpose>();
        foreach (var purpose in purposes)
        {
            if (!await consents.Holds(dossier.Customer, dossier.Lender, purpose, cancel))
            {
                missing.Add(purpose);
            }
        }

        var names = string.Join(", ", missing);
        return missing.Count == 0
            ? null
            : new(
                "origination.consent_missing",
                $"The customer has not consented that the lender uses the data for {names}; ask for the consent first.",
                RefusalKind.Conflict, new RefusalValue("purposes", names));
    }
}
