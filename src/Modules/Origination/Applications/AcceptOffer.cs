using Wheelhouse.Kernel;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Applications;

/// <summary>The customer accepts the lender's offer; the agreement's document is made for his signature.</summary>
/// <param name="AddOns">Codes of the add-ons, each accepted apart from the loan (R-ADD-01).</param>
public sealed record AcceptOffer(Id<Application> Application, IReadOnlyList<string>? AddOns = null, long? Seen = null)
{
    /// <summary>Null when the offer can be accepted on this day.</summary>
    internal static Refusal? Check(Dossier dossier, AcceptOffer asked, DateOnly today)
    {
        if (dossier.Unless(ApplicationState.Approved, ApplicationState.CounterOffered) is { } wrong)
        {
            return wrong;
        }

        if (Expiry(dossier, today) is { } expired)
        {
            return expired;
        }

        var offered = (dossier.Agreed.AddOns ?? []).ToHashSet(StringComparer.Ordinal);
        var names = offered.Count == 0 ? "none" : string.Join(", ", offered);
        return offered.SetEquals(asked.AddOns ?? [])
            ? null
            : new(
                "origination.add_ons_not_accepted",
                $"The offer finances these add-ons: {names}. Accept each, or have the dealer make a new application " +
                "without them.",
                RefusalKind.Conflict, new RefusalValue("addOns", names));
    }

    /// <summary>An offer binds until its last day; after it, it can be neither accepted nor signed.</summary>
    internal static Refusal? Expiry(Dossier dossier, DateOnly today) => dossier.Offer!.ExpiresOn < today
        ? new(
            "origination.offer_expired",
            $"The offer stood until {dossier.Offer.ExpiresOn:O}; ask the dealer to apply again.",
            RefusalKind.Conflict, new RefusalValue("expired", dossier.Offer.ExpiresOn.ToString("O")))
        : null;

    internal static Dossier Accept(Dossier dossier, Prepared prepared, Actor by) =>
        dossier.Told(prepared.At, new("接受报价，合同待签", "Offer accepted; the agreement waits for the signature"), by) with
        {
            State = ApplicationState.Accepted,
            Prepared = prepared,
        };

    internal sealed class Handler(
        House house, Caller caller, Cases cases, Gathering gathering, PreparePaper paper, IFieldCipher cipher,
        Views views, TimeProvider clock) : IHandle<AcceptOffer, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(AcceptOffer command, CancellationToken cancel)
        {
            var found = await cases.Find(command.Application, command.Seen, cancel);
            if (found.Refused is { } refused)
            {
                return refused;
            }

            var row = found.Value;
            var dossier = row.Dossier;
            var funder = await gathering.Funder(row.Organisation, cancel);
            var no = Check(dossier, command, funder.Day) ?? await gathering.Licensed(dossier, funder.Day, cancel)
                ?? await gathering.Consented(dossier, [Purpose.ContractPerformance], cancel);
            if (no is not null)
            {
                return no;
            }

            var agreement = Id<Agreement>.New(clock);
            var written = await paper.Write(dossier, funder, cancel);
            if (written.Refused is { } unwritten)
            {
                return unwritten;
            }

            var document = AgreementDocument.Render(written.Value);
            var hash = ESignature.Hash(document);
            house.Add(new DocumentRow
            {
                Id = agreement,
                Application = row.Id,
                Organisation = row.Organisation,
                Dealer = row.Dealer,
                Customer = row.Customer,
                Html = cipher.Encrypt(DocumentRow.Field, System.Text.Encoding.UTF8.GetString(document)),
                Hash = hash,
            });
            var prepared = new Prepared(agreement, written.Value.Head.Number, hash, funder.Day, clock.GetUtcNow());
            return await views.Keep(row, Accept(dossier, prepared, caller.Actor), cancel);
        }
    }
}
