using System.Security.Cryptography;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.BadInput;

/// <summary>Requests that were right once, or elsewhere: an older version, a car that is financed, a document that is
/// not the one.</summary>
[Collection(BadInputCollection.Name)]
public sealed class StateTests(BadInputHouses houses)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_stale_ETag_is_refused_and_so_is_one_that_is_none(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Running;
        var version = (await deal.Servicing.Get(deal.Agreement)).Version!;
        var older = $"\"{long.Parse(version.Trim('"'), null) - 1}\"";

        foreach (var tag in new[] { older, "\"yesterday\"", $"W/{version}", version.Trim('"'), "\"\"", "\"-1\"" })
        {
            await house.Refuses(412, "platform.stale", () => deal.Servicing.Post(
                $"{deal.Agreement}/payments", new { amount = Deal.Cny(100_00) }, version: tag), "load it again");
        }

        await house.Refuses(412, "platform.stale", () => house.Waiting.Customer.Post(
            $"/api/applications/{house.Waiting.Application}/withdrawal", version: "\"1\""));
    }

    /// <summary>Both were accepted while the car was free; the other one signed first.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_second_live_finance_on_a_VIN_is_refused(bool postgres)
    {
        var house = await houses.On(postgres);
        var document = await house.Rival.Document();

        await house.Refuses(
            409, "vehicles.already_financed", () => house.Rival.Sign(document), "paid off and released");
        using var lender = await house.SignIn("jiangcheng.admin");
        var vehicle = (await lender.Get($"/api/vehicles/{house.Running.Vin}")).Done.ToJsonString();
        Assert.DoesNotContain(
            house.Served.Founders.Organisation("haiyue").ToString(), vehicle, StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_altered_document_is_not_signed(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Waiting;
        var document = await deal.Document();
        foreach (var place in new[] { 0, document.Length / 2, document.Length - 1 })
        {
            var altered = document.ToArray();
            altered[place] ^= 1;
            await house.Refuses(
                422, "origination.signature_invalid", () => deal.Sign(altered), "sign it once more");
        }

        await house.Refuses(
            422, "origination.signature_invalid", () => deal.Sign([.. document, .. "\n"u8]), "does not fit");
        await house.Refuses(422, "origination.signature_invalid", () => deal.Sign([]));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_no_signature_is_said_so(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Waiting;
        using var right = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var wrong = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var (key, other) = (Spki(right), Spki(wrong));
        var zeros = Convert.ToBase64String(new byte[64]);
        (string Key, string Signature, string Code, string Says)[] cases =
        [
            (key, "", "origination.signature_malformed", "signature"),
            (key, "no base64!", "origination.signature_malformed", "signature"),
            (key, Convert.ToBase64String(new byte[63]), "origination.signature_malformed", "64 bytes"),
            (key, zeros, "origination.signature_invalid", "sign it once more"),
            ("", zeros, "origination.signature_malformed", "publicKey"),
            (other, zeros, "origination.signature_malformed", "P-256"),
            (Convert.ToBase64String("no key"u8), zeros, "origination.signature_malformed", "publicKey"),
        ];
        foreach (var (publicKey, signature, code, says) in cases)
        {
            await house.Refuses(
                422, code, () => deal.Step(deal.Customer, "signature", new { publicKey, signature }), says);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_unsigned_document_proves_and_pays_nothing(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Waiting;

        var mark = (await deal.Customer.Get($"/api/applications/{deal.Application}/signature")).Done;
        Assert.Equal((false, false), ((bool)mark["isSigned"]!, (bool)mark["signatureVerifies"]!));
        await house.Refuses(403, "trust.not_permitted", () => deal.Step(
            deal.Dealer, "signature", new { publicKey = "", signature = "" }));
        Assert.DoesNotContain(
            deal.Application, (await deal.Treasury.Get("/api/payouts?limit=200")).Done.ToJsonString(),
            StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_agreement_is_signed_once(bool postgres)
    {
        var house = await houses.On(postgres);
        var document = await house.Running.Document();

        await house.Refuses(409, "origination.wrong_state", () => house.Running.Sign(document), "load it again");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_key_is_for_one_intent(bool postgres)
    {
        var house = await houses.On(postgres);
        var deal = house.Running;
        Task<Reply> Pay(long minorUnits) => deal.Servicing.Post(
            $"{deal.Agreement}/payments", new { amount = Deal.Cny(minorUnits) }, key: "one intent");
        _ = (await Pay(100)).Done;

        await house.Refuses(422, "platform.key_reused", () => Pay(101), "new key");
    }

    static string Spki(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
}
