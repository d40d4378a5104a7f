using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Payouts;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Documents;

/// <summary>The dealer hands the subscriber's car over: the subscription runs from this day.</summary>
/// <param name="OdometerKm">What the car shows.</param>
public sealed record HandOver(Id<Application> Application, int OdometerKm, long? Seen = null)
{
    const int MostKm = 2_000_000;

    internal static Outcome<Dossier> Decide(
        Dossier dossier, HandOver asked, int knownKm, Actor by, DateTimeOffset at)
    {
        if (dossier.Unless(ApplicationState.AwaitingHandover) is { } wrong)
        {
            return wrong;
        }

        return asked.OdometerKm < knownKm || asked.OdometerKm > MostKm
            ? new Refusal(
                "origination.odometer_out_of_range",
                $"The car showed {knownKm} km before; read it again, from there to {MostKm}.", RefusalKind.Invalid,
                new RefusalValue("known", $"{knownKm}"), new RefusalValue("most", $"{MostKm}"))
            : dossier.Told(at, new("已交车", "The car was handed over"), by) with { State = ApplicationState.PaidOut };
    }

    internal sealed class Handler(
        House house, IWork work, Caller caller, Cases cases, Gathering gathering, AgreementDocuments documents,
        IVehicles vehicles, Views views, TimeProvider clock) : IHandle<HandOver, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(HandOver command, CancellationToken cancel)
        {
            var found = await cases.Find(command.Application, command.Seen, cancel);
            if (found.Refused is { } refused)
            {
                return refused;
            }

            var (row, dossier) = (found.Value, found.Value.Dossier);
            var car = await vehicles.Find(row.Vin, cancel);
            var decided = Decide(dossier, command, car?.OdometerKm ?? 0, caller.Actor, clock.GetUtcNow());
            if (decided.Refused is { } no)
            {
                return no;
            }

            var document = await house.Set<DocumentRow>().AsNoTracking()
                .FirstAsync(d => d.Id == dossier.Prepared!.Agreement, cancel);
            var funder = await gathering.Funder(row.Organisation, cancel);
            var priced = await gathering.Price(dossier, dossier.Agreed, funder, cancel);
            if ((priced.Refused ?? AgreementDocuments.Check(document, documents.Bytes(document))) is { } wrong)
            {
                return wrong;
            }

            work.Publish(Beginning.Of(
                dossier, priced.Value, priced.Value.Payout, funder.Day, command.OdometerKm));
            return await views.Keep(row, decided.Value, cancel);
        }
    }
}
