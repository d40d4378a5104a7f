using Microsoft.EntityFrameworkCore;
using Wheelhouse.Decisions;
using Wheelhouse.Origination.Applications;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>From quote to payout through the real commands, on both databases.</summary>
public sealed class JourneyTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_good_customer_goes_from_quote_to_payout_without_a_person(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer();

        var decided = await room.Apply(customer, Showroom.Saloon());
        Assert.Equal(ApplicationState.Approved, decided.State);
        Assert.Equal(Verdict.Approve, decided.Decision!.Verdict);
        Assert.Empty(decided.Reasons);
        Assert.NotNull(decided.Measured.SubmitToDecisionMs);

        var accepted = (await room.Accept(customer, decided)).Value;
        Assert.Equal(ApplicationState.Accepted, accepted.State);
        Assert.StartsWith("WH-2026-", accepted.AgreementNumber, StringComparison.Ordinal);

        var signed = (await room.Sign(customer, decided.Id)).Value;
        Assert.Equal(ApplicationState.PayoutOrdered, signed.State);
        Assert.NotNull(signed.Measured.SignatureToPayoutOrderMs);

        await room.House.Drain();
        var paid = await room.Show(room.Treasury, decided.Id);
        Assert.Equal(ApplicationState.PaidOut, paid.State);
        Assert.NotNull(paid.Measured.SignatureToPayoutMs);
        Assert.Equal(
            [
                "Application opened", "Submitted", "Approved automatically",
                "Offer accepted; the agreement waits for the signature", "Agreement signed, signature verified",
                "Payout ordered", "The bank confirmed the payment",
            ],
            paid.Timeline.Reverse().Select(t => t.Text.En));
    }
}
