using Microsoft.Extensions.DependencyInjection;
using System.Security.Cryptography;
using Wheelhouse.Leasing;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Products;

namespace Wheelhouse.Simulation.Days;

/// <summary>The customer reads the agreement and signs its bytes with a key of his own, as his browser would.</summary>
sealed class Signing(Town town)
{
    internal async Task Sign(Visit visit, ApplicationView application)
    {
        if (application.Missing.Count > 0
            && await town.Do<SupplyPapers, ApplicationView>(
                visit.Dealer, new(application.Id, [.. application.Missing.Select(p => p.Code)])) is null)
        {
            return;
        }

        if (application.Product.Kind == ProductKind.SaleAndLeaseback && await Prove(visit, application) is null)
        {
            return;
        }

        var document = await town.Premises.In(visit.Customer, provider =>
            provider.GetRequiredService<IAgreementDocuments>().Html(application.Id, town.Cancel));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = key.SignData(
            document.Value, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        town.Signed[application.Id] = visit;
        var signed = await town.Do<SignAgreement, ApplicationView>(visit.Customer, new(
            application.Id, Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            Convert.ToBase64String(signature)));
        if (signed is { State: ApplicationState.AwaitingHandover })
        {
            town.In(visit.Dice.Between(0, 3), () => town.Do<HandOver, ApplicationView>(
                visit.Dealer, new(application.Id, visit.OdometerKm ?? 0)));
        }
    }

    /// <summary>The papers of a customer who sells his own car to the lessor.</summary>
    Task<ApplicationView?> Prove(Visit visit, ApplicationView application)
    {
        var (day, number) = (town.Today, application.Number);
        return town.Do<SupplyEvidence, ApplicationView>(visit.Dealer, new(
            application.Id,
            [
                new(EvidenceKind.OriginalInvoice, $"{number}-invoice", day),
                new(EvidenceKind.Registration, $"{number}-registration", day),
                new(EvidenceKind.SaleContract, $"{number}-sale", day),
                new(EvidenceKind.Appraisal, $"{number}-appraisal", day, visit.Quote.Valuation),
            ]));
    }
}
