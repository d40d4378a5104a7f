using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Applications;

/// <summary>Hands in what proves that the customer of a leaseback truly sells the car (R-AFC-07, R-FLC-09).</summary>
/// <param name="Evidence">In place of what was handed in of the same kinds.</param>
public sealed record SupplyEvidence(
    Id<Application> Application, IReadOnlyList<Evidence> Evidence, long? Seen = null)
{
    const int MostPieces = 20;
    const int LongestReference = 120;

    internal static Outcome<Dossier> Decide(Dossier dossier, SupplyEvidence asked, Actor by, DateTimeOffset at)
    {
        if (dossier.ProductKind != ProductKind.SaleAndLeaseback)
        {
            return new Refusal(
                "origination.no_leaseback", "Only a sale-and-leaseback asks for evidence of the trade.");
        }

        if (dossier.Unless(
            ApplicationState.Draft, ApplicationState.Referred, ApplicationState.PapersRequested,
            ApplicationState.Approved, ApplicationState.CounterOffered, ApplicationState.Accepted) is { } wrong)
        {
            return wrong;
        }

        if (asked.Evidence.Count is 0 or > MostPieces || asked.Evidence.Any(e =>
            e.Reference.Trim().Length is 0 or > LongestReference || !Enum.IsDefined(e.Kind)))
        {
            return new Refusal(
                "origination.evidence_unclear",
                $"Give 1 to {MostPieces} pieces of evidence, each with a reference of 1 to {LongestReference} " +
                "characters.",
                RefusalKind.Invalid, new RefusalValue("most", $"{MostPieces}"));
        }

        var kinds = asked.Evidence.Select(e => e.Kind).ToHashSet();
        return dossier.Told(at, new("提交售后回租交易凭证", "Evidence of the trade handed in"), by) with
        {
            Evidence = [.. dossier.Evidence.Where(e => !kinds.Contains(e.Kind)), .. asked.Evidence],
        };
    }

    /// <summary>Null when the trade behind a leaseback is proved, or when there is none to prove.</summary>
    internal static Refusal? Gate(Priced priced, Dossier dossier, Funder funder)
    {
        if (priced is not PricedLease { Terms: { Kind: LeaseKind.SaleAndLeaseback } terms })
        {
            return null;
        }

        var found = LeasebackGate.Decide(terms, dossier.Evidence, funder.Day, LeaseRules.Leaseback(funder.Licence));
        return found.Refused;
    }

    internal sealed class Handler(Caller caller, Cases cases, Views views, TimeProvider clock)
        : IHandle<SupplyEvidence, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(SupplyEvidence command, CancellationToken cancel)
        {
            var found = await cases.Find(command.Application, command.Seen, cancel);
            var decided = found.Then(row => Decide(row.Dossier, command, caller.Actor, clock.GetUtcNow()));
            return decided.Refused is { } refused
                ? refused
                : await views.Keep(found.Value, decided.Value, cancel);
        }
    }
}
