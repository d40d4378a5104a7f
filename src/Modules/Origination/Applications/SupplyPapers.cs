using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Applications;

/// <summary>The dealer has seen papers of the customer and says so. The file itself stays at the dealer.</summary>
/// <param name="Papers">Their codes.</param>
public sealed record SupplyPapers(Id<Application> Application, IReadOnlyList<string> Papers, long? Seen = null)
{
    internal static Outcome<Dossier> Decide(
        Dossier dossier, SupplyPapers asked, Workbook workbook, Actor by, DateTimeOffset at)
    {
        var state = dossier.Unless(
            ApplicationState.Draft, ApplicationState.Referred, ApplicationState.PapersRequested,
            ApplicationState.Approved, ApplicationState.CounterOffered, ApplicationState.Accepted);
        if ((state ?? Papered.Unknown(asked.Papers, workbook)) is { } wrong)
        {
            return wrong;
        }

        var supplied = dossier.Told(at, new("补交材料", "Papers handed in"), by, string.Join(", ", asked.Papers)) with
        {
            Papers = [.. dossier.Papers.Union(asked.Papers, StringComparer.Ordinal)],
        };
        return supplied.State == ApplicationState.PapersRequested && supplied.Wanted.All(supplied.Papers.Contains)
            ? supplied with { State = ApplicationState.Referred, DueBy = at.AddMinutes(workbook.QueueMinutes) }
            : supplied;
    }

    internal sealed class Handler(Cases cases, Caller caller, Workbook workbook, Views views, TimeProvider clock)
        : IHandle<SupplyPapers, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(SupplyPapers command, CancellationToken cancel)
        {
            var found = await cases.Find(command.Application, command.Seen, cancel);
            var decided = found.Then(row => Decide(row.Dossier, command, workbook, caller.Actor, clock.GetUtcNow()));
            return decided.Refused is { } refused ? refused : await views.Keep(found.Value, decided.Value, cancel);
        }
    }
}
