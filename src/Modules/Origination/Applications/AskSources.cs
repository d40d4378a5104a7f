using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Sources;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Applications;

/// <summary>Asks the connected sources about an applicant, before the decision's own transaction begins.</summary>
/// <remarks>It decides nothing and refuses nothing: whatever stands against the submission, its command says.</remarks>
sealed class AskSources(Cases cases, Gathering gathering, ISources sources, IPeople people)
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

        var read = await people.Identity(
            dossier.Person, Purpose.IdentityCheck, cancel, onBehalfOf: dossier.Lender);
        if (read.IsDone)
        {
            var person = read.Value;
            await sources.Ask(
                new(
                    dossier.Lender, dossier.Customer, dossier.Id.ToString(), person.Name, person.IdNumber,
                    person.Phone, person.Account, dossier.Vin),
                sources.Connected, cancel);
        }
    }
}
