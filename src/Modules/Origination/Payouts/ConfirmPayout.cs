using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Screening;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Payouts;

/// <summary>The bank says that a dealer was paid: from this day the agreement runs.</summary>
/// <param name="BankReference">What the bank calls the payment.</param>
public sealed record ConfirmPayout(Id<Payout> Payout, string BankReference, long? Seen = null)
{
    const int LongestReference = 60;

    internal static Outcome<Dossier> Decide(Dossier dossier, ConfirmPayout asked, Actor by, DateTimeOffset at)
    {
        if (dossier.Unless(ApplicationState.PayoutOrdered) is { } wrong)
        {
            return wrong;
        }

        return asked.BankReference.Trim().Length is 0 or > LongestReference
            ? new Refusal(
                "origination.bank_reference_needed", $"Give the bank's reference, 1 to {LongestReference} characters.",
                RefusalKind.Invalid, new RefusalValue("most", $"{LongestReference}"))
            : dossier.Told(at, new("银行确认已付款", "The bank confirmed the payment"), by, asked.BankReference) with
            {
                State = ApplicationState.PaidOut,
                Ordered = dossier.Ordered! with { PaidAt = at },
            };
    }

    internal sealed class Handler(Confirmation confirmation) : IHandle<ConfirmPayout, PayoutItem>
    {
        public Task<Outcome<PayoutItem>> Handle(ConfirmPayout command, CancellationToken cancel) =>
            confirmation.Confirm(command, simulated: false, cancel);
    }
}

/// <summary>Confirms a payout, for a person at the treasury and for the simulated bank alike.</summary>
sealed class Confirmation(
    House house, IWork work, Caller caller, Gathering gathering, AgreementDocuments documents, IVehicles vehicles,
    IScreening screening, TimeProvider clock)
{
    internal async Task<Outcome<PayoutItem>> Confirm(ConfirmPayout command, bool simulated, CancellationToken cancel)
    {
        work.About(command.Payout.ToString());
        if (await house.Set<PayoutRow>().FirstOrDefaultAsync(p => p.Id == command.Payout, cancel) is not { } payout)
        {
            return new Refusal(
                "origination.no_such_payout", "There is no such payout; open it from the list.", RefusalKind.NotFound);
        }

        if (Versions.Check(payout, command.Seen) is { } stale)
        {
            return stale;
        }

        var row = await house.Set<ApplicationRow>().FirstAsync(a => a.Id == payout.Application, cancel);
        var funder = await gathering.Funder(payout.Organisation, cancel);
        var at = clock.GetUtcNow();
        var decided = ConfirmPayout.Decide(row.Dossier, command, caller.Actor, at);
        var priced = await gathering.Price(row.Dossier, row.Dossier.Agreed, funder, cancel);
        if ((decided.Refused ?? priced.Refused ?? await Signed(payout, cancel)) is { } refused)
        {
            return refused;
        }

        payout.PaidOn = funder.Day;
        payout.ConfirmedAt = at;
        payout.BankReference = command.BankReference.Trim();
        payout.Simulated = simulated;
        row.Keep(decided.Value);
        await screening.Begin(
            row.Organisation, row.Id.ToString(), payout.Agreement.ToString(), funder.Day, cancel);
        var car = await vehicles.Find(row.Vin, cancel);
        work.Publish(Beginning.Of(row.Dossier, priced.Value, payout.Amount, funder.Day, car?.OdometerKm ?? 0));
        return PayoutItem.Of(payout, payout.Version + 1);
    }

    /// <summary>No money moves on a document that is not, to the byte, the signed one (R-SIG-01).</summary>
    async Task<Refusal?> Signed(PayoutRow payout, CancellationToken cancel)
    {
        var document = await house.Set<DocumentRow>().AsNoTracking().FirstAsync(d => d.Id == payout.Agreement, cancel);
        return AgreementDocuments.Check(document, documents.Bytes(document));
    }
}
