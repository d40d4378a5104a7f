using Microsoft.Extensions.DependencyInjection;
using System.Security.Cryptography;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Documents;

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

        var document = await town.Premises.In(visit.Customer, provider =>
            provider.GetRequiredService<IAgreementDocuments>().Html(application.Id, town.Cancel));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = key.SignData(
            document.Value, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        town.Signed[application.Id] = visit;
        await town.Do<SignAgreement, ApplicationView>(visit.Customer, new(
            application.Id, Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            Convert.ToBase64String(signature)));
    }
}
