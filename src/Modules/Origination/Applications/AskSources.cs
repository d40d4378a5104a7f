using Wheelhouse.Kernel;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Parties;
using Wheelhouse.Products;
using Wheelhouse.Sources;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Applications;

/// <summary>Asks outside sources about an applicant, before the decision's own transaction begins: those that the
/// policy needs which will decide, and no others (PIPL article 6).</summary>
/// <remarks>It decides nothing and refuses nothing: whatever stands against the submission, its command says.</remarks>
sealed class AskSources(
    Cases cases, Gathering gathering, IProducts products, LenderPolicies policies, ISources sources, IPeople people)
{
    internal async Task About(Id<Application> application, long? seen, CancellationToken cancel)
    {
        if (sources.Connected.Count == 0)
        {
            return;
        }

        var found = await cases.Find(application, seen, cancel);
        if (!found.IsDone || found.Value.Dossier is not { State: ApplicationState.Draft } dossier
            || await gathering.Barred(dossier, cancel) is not null)
        {
            return;
        }

        var needed = await Needed(dossier, cancel);
        if (needed.Count == 0)
        {
            return;
        }

        var read = await people.Identity(
            dossier.Person, Purpose.IdentityCheck, cancel, onBehalfOf: dossier.Lender);
        if (read.IsDone)
        {
            var person = read.Value;
            await sources.Ask(
                new(
                    dossier.Lender, dossier.Customer, dossier.Id.ToString(), person.Name, person.IdNumber,
                    person.Phone, person.Account, dossier.Vin),
                needed, cancel);
        }
    }

    async Task<HashSet<SourceKind>> Needed(Dossier dossier, CancellationToken cancel)
    {
        var product = await products.Find(dossier.Product, dossier.ProductVersion, cancel);
        if (product is null)
        {
            return [];
        }

        var day = (await gathering.Funder(dossier.Lender, cancel)).Day;
        var appointed = await policies.Appoint(dossier.Lender, product.Kind, day, dossier.Id, cancel);
        return appointed.Match(who => who.Needs.ToHashSet(), static _ => []);
    }
}
