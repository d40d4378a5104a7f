using Microsoft.EntityFrameworkCore;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Documents;

/// <summary>The customer signs the agreement: the signature is verified, the car secured, the payout ordered.</summary>
/// <param name="PublicKey">SubjectPublicKeyInfo of a P-256 key, base64.</param>
/// <param name="Signature">ECDSA with SHA-256 over the document's bytes, r and s in a row (IEEE P1363), base64.</param>
public sealed record SignAgreement(
    Id<Application> Application, string PublicKey, string Signature, long? Seen = null)
{
    /// <summary>Everything that must hold before a signature counts; null when it does.</summary>
    internal static Refusal? Check(Dossier dossier, byte[] document, Workbook workbook, DateOnly today)
    {
        if ((dossier.Unless(ApplicationState.Accepted) ?? AcceptOffer.Expiry(dossier, today)) is { } wrong)
        {
            return wrong;
        }

        if (ESignature.Hash(document) != dossier.Prepared!.DocumentHash)
        {
            return new(
                "origination.document_altered",
                "The stored document is not the one that was prepared: its hash differs. Withdraw, and apply again.");
        }

        var missing = string.Join(", ", dossier.Missing(workbook).Select(p => p.Code));
        return missing.Length == 0
            ? null
            : new(
                "origination.papers_missing",
                $"These papers are still missing: {missing}. The dealer hands them in first.",
                RefusalKind.Conflict, new RefusalValue("papers", missing));
    }

    /// <summary>A subscription is not paid for: it begins when the car is handed over.</summary>
    internal static Dossier Sign(Dossier dossier, DateTimeOffset signedAt, Actor by) => dossier
        .Told(signedAt, new("合同已签署，签名已核验；待交车", "Agreement signed, signature verified; the car waits"), by) with
    {
        State = ApplicationState.AwaitingHandover,
        HandoverSince = signedAt,
    };

    internal static Dossier Sign(Dossier dossier, Ordered ordered, Actor by, Actor house) => dossier
        .Told(ordered.SignedAt, new("合同已签署，签名已核验", "Agreement signed, signature verified"), by)
        .Told(ordered.At, new("已下放款指令", "Payout ordered"), house) with
    {
        State = ApplicationState.PayoutOrdered,
        Ordered = ordered,
    };

    internal sealed class Handler(
        House house, IWork work, Caller caller, Cases cases, Gathering gathering, IEncumbrances encumbrances,
        Workbook workbook, IFieldCipher cipher, Views views, TimeProvider clock)
        : IHandle<SignAgreement, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(SignAgreement command, CancellationToken cancel)
        {
            var found = await cases.Find(command.Application, command.Seen, cancel);
            if ((found.Refused ?? found.Value.Dossier.Unless(ApplicationState.Accepted)) is { } refused)
            {
                return refused;
            }

            var (row, dossier) = (found.Value, found.Value.Dossier);
            var kept = await house.Set<DocumentRow>().FirstAsync(d => d.Id == dossier.Prepared!.Agreement, cancel);
            var document = Encoding.UTF8.GetBytes(cipher.Decrypt(DocumentRow.Field, kept.Html));
            var funder = await gathering.Funder(row.Organisation, cancel);
            var priced = await gathering.Price(dossier, dossier.Agreed, funder, cancel);
            var mark = ESignature.Make(document, command.PublicKey, command.Signature);
            var no = Check(dossier, document, workbook, funder.Day) ?? priced.Refused ?? mark.Refused
                ?? SupplyEvidence.Gate(priced.Value, dossier, funder)
                ?? await gathering.Licensed(dossier, funder.Day, cancel)
                ?? await Secure(dossier, priced.Value, funder.Day, cancel);
            if (no is not null)
            {
                return no;
            }

            var signedAt = clock.GetUtcNow();
            kept.PublicKey = command.PublicKey;
            kept.Signature = command.Signature;
            kept.SignedBy = caller.Actor.User;
            kept.SignedAt = signedAt;
            Publish(dossier);
            if (priced.Value.Finance.Family == FinanceFamily.Subscription)
            {
                return await views.Keep(row, Sign(dossier, signedAt, caller.Actor), cancel);
            }

            var payout = Order(dossier, priced.Value, clock.GetUtcNow());
            house.Add(payout);
            work.Publish(new PayoutOrdered(
                dossier.Lender, payout.Id, payout.Agreement, dossier.Dealer, payout.Amount, payout.PaidTo));
            var ordered = new Ordered(payout.Id, payout.Amount, signedAt, payout.OrderedAt);
            return await views.Keep(row, Sign(dossier, ordered, caller.Actor, Actor.OfHouse(row.Organisation)), cancel);
        }

        /// <summary>Takes the encumbrance: a second live finance on the car is refused (R-VIN-02). A loan has a lien;
        /// of a leased car the lessor has title.</summary>
        async Task<Refusal?> Secure(Dossier dossier, Priced priced, DateOnly today, CancellationToken cancel) =>
            (await encumbrances.Take(
                dossier.Vin, dossier.Lender, dossier.Prepared!.Agreement.ToString(), today, cancel,
                priced.Finance.Family == FinanceFamily.Loan ? EncumbranceKind.Lien : EncumbranceKind.Title)).Refused;

        PayoutRow Order(Dossier dossier, Priced priced, DateTimeOffset at) => new()
        {
            Id = Id<Payout>.New(clock),
            Agreement = dossier.Prepared!.Agreement,
            Application = dossier.Id,
            Organisation = dossier.Lender,
            Dealer = dossier.Dealer,
            Number = dossier.Prepared.Number,
            Amount = priced.Payout,
            PaidTo = dossier.ProductKind == ProductKind.SaleAndLeaseback ? Payee.Lessee : Payee.Supplier,
            OrderedAt = at,
        };

        void Publish(Dossier dossier)
        {
            var prepared = dossier.Prepared!;
            work.Publish(new AgreementSigned(
                dossier.Lender, prepared.Agreement, dossier.Id, dossier.Dealer, dossier.Customer, prepared.Number,
                prepared.DocumentHash));
        }
    }
}
