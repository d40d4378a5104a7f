using System.Text.Json.Nodes;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Recovery;

/// <summary>Post-loan care through the real server: a car that falls silent, a map that goes dark, a call at night,
/// and a start that may not be inhibited until all of it is right.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public async Task A_car_falls_silent_its_recovery_is_ordered_and_a_payment_cancels_it()
    {
        await using var loan = await UnpaidLoan.Open(postgres: true);
        await loan.LateBy(92);
        await loan.Install();
        await loan.Park();
        await loan.MoveBy(TimeSpan.FromHours(25)); // a wired device is never quiet for a day
        await Deal.CloseUntil(loan.Treasury, loan.FirstDue.AddDays(93));
        var silent = await Event(loan, "silent");
        Assert.Equal(loan.Vin, (string?)silent["vin"]);

        var order = (await loan.Clerk.Post($"{loan.Case}/recovery")).Done;
        var vendor = (string)(await loan.Admin.Post(
            "/api/collections/vendors", new { name = "江城车辆处置" })).Done["id"]!;
        var dispatch = $"/api/collections/recoveries/{(string)order["id"]!}/dispatch";
        Assert.Equal("collections.same_person", (await loan.Clerk.Post(dispatch, new { vendor })).Code);
        Assert.Equal("collections.vendor_not_evaluated", (await loan.Admin.Post(dispatch, new { vendor })).Code);
        _ = (await loan.Admin.Post($"/api/collections/vendors/{vendor}/evaluation", new { score = 82 })).Done;
        Assert.Equal("dispatched", (string?)(await loan.Admin.Post(dispatch, new { vendor })).Done["state"]);

        var kpis = (await loan.Customer.Get(loan.Agreement)).Done["kpis"]!;
        _ = (await loan.Customer.Post(
            $"{loan.Agreement}/payments", new { amount = kpis["dueToday"], channel = "simulatedBank" })).Done;
        var ended = await UnpaidLoan.Until(loan.Clerk, "/api/collections/recoveries", "cancelled");
        Assert.Equal("collections.recovery_not_overdue", (string?)ended["because"]);
        Assert.Equal("collections.recovery_over", (await loan.Admin.Post(dispatch, new { vendor })).Code);
    }

    [Fact]
    public async Task A_withdrawn_consent_darkens_the_map_and_both_looks_are_on_record()
    {
        await using var loan = await UnpaidLoan.Open(postgres: true);
        await loan.Install();
        await loan.Park();
        Assert.Single((await loan.Clerk.Get(loan.Track)).Done["points"]!.AsArray());

        await loan.Withdraw();
        Assert.Equal("trust.no_consent", (await loan.Clerk.Get(loan.Track)).Code);
        await loan.Park(loan.Now.AddSeconds(1)); // nothing of it is kept
        Assert.Single((await loan.Customer.Get(loan.Track)).Done["points"]!.AsArray()); // his own stays his

        var looks = (await loan.Customer.Get("/api/disclosures")).Done["items"]!.AsArray()
            .Where(l => (string?)l!["purpose"] == "location").Select(l => (bool)l!["granted"]!);
        Assert.Equal([true, false, true], looks); // the newest is his own
    }

    [Fact]
    public async Task A_call_at_night_is_blocked_and_in_the_morning_it_is_not()
    {
        await using var loan = await UnpaidLoan.Open(postgres: false);
        await loan.LateBy(4);
        await loan.MoveBy(TimeSpan.FromHours(13.5)); // 23:30
        var blocked = await loan.Clerk.Post($"{loan.Case}/contacts", new { channel = "call" });
        Assert.Equal("collections.contact_quiet_hours", blocked.Code);
        Assert.Equal("23:30", (string?)blocked.Body!["values"]!["local"]);
        var shown = (await loan.Clerk.Get(loan.Case)).Done["debtor"]!.AsArray();
        Assert.Contains("collections.contact_quiet_hours", Against(shown, "call"));
        Assert.Empty(Against(shown, "letter"));
        Assert.Empty((await loan.Clerk.Get($"{loan.Case}/contacts")).Done["items"]!.AsArray());

        await loan.MoveBy(TimeSpan.FromHours(10.5));
        var call = (await loan.Clerk.Post($"{loan.Case}/contacts", new { channel = "call" })).Done;
        var outcome = $"/api/collections/contacts/{(string)call["id"]!}/outcome";
        Assert.Equal(
            "collections.recording_missing", (await loan.Clerk.Post(outcome, new { outcome = "effective" })).Code);
        _ = (await loan.Clerk.Post(outcome, new { outcome = "effective", recording = "calls/2026/0209/1" })).Done;
    }

    /// <summary>Each thing that is missing refuses, one after the other; when all is there, one command leaves, the
    /// device confirms it, and a payment lets the car go.</summary>
    [Fact]
    public async Task A_start_is_inhibited_once_all_is_right_and_let_go_by_a_payment()
    {
        await using var loan = await UnpaidLoan.Open(postgres: false);
        await loan.LateBy(29);
        Assert.Equal("collections.inhibit_off", await Ask(loan));
        await Switch(loan.Admin, "on");
        Assert.Equal("collections.inhibit_off", await Ask(loan)); // one administrator is not enough
        await Switch(loan.OtherAdmin, "on");
        Assert.Equal("collections.inhibit_not_overdue", await Ask(loan));

        await loan.LateBy(30);
        Assert.Equal("collections.inhibit_not_in_contract", await Ask(loan));
        var other = await loan.Clerk.Post($"{loan.Case}/clause", new { document = new string('a', 64) });
        Assert.Equal("collections.clause_other_document", other.Code);
        _ = (await loan.Clerk.Post($"{loan.Case}/clause", new { document = loan.Signed })).Done;
        Assert.Equal("collections.inhibit_no_consent", await Ask(loan));
        await loan.Install();
        Assert.Equal("collections.inhibit_not_warned", await Ask(loan));
        foreach (var channel in new[] { "message", "letter" })
        {
            _ = (await loan.Clerk.Post($"{loan.Case}/contacts", new { channel, warns = true })).Done;
        }

        Assert.Equal("collections.inhibit_not_warned", await Ask(loan)); // five days before
        await loan.MoveBy(TimeSpan.FromDays(5) + TimeSpan.FromMinutes(1));
        await Relieved(loan);

        var inhibit = (string)(await loan.Clerk.Post($"{loan.Case}/inhibit", Reason)).Done["id"]!;
        await Fire(loan, $"/api/collections/inhibits/{inhibit}");
        await loan.Park(loan.Now.AddSeconds(2), circuitCut: true);
        _ = await UnpaidLoan.Until(loan.Clerk, "/api/collections/inhibits", "confirmed");

        var kpis = (await loan.Customer.Get(loan.Agreement)).Done["kpis"]!;
        _ = (await loan.Customer.Post(
            $"{loan.Agreement}/payments", new { amount = kpis["dueToday"], channel = "simulatedBank" })).Done;
        var released = await UnpaidLoan.Until(loan.Clerk, "/api/collections/inhibits", "released");
        Assert.Equal("collections.inhibit_not_overdue", (string?)released["because"]);
    }

    static readonly object Reason = new { reason = "carInFlight" };

    /// <summary>What would cure the debt, or a car that is needed, stands against it.</summary>
    static async Task Relieved(UnpaidLoan loan)
    {
        _ = (await loan.Customer.Post($"{loan.Case}/dispute", new { open = true })).Done;
        Assert.Equal("collections.relief_disputed", await Ask(loan));
        _ = (await loan.Clerk.Post($"{loan.Case}/dispute", new { open = false })).Done;
        _ = (await loan.Customer.Post($"{loan.Case}/emergency")).Done;
        Assert.Equal("collections.inhibit_emergency", await Ask(loan));
        await loan.MoveBy(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));

        await Switch(loan.Admin, "kill");
        Assert.Equal("collections.inhibit_killed", await Ask(loan));
        await Switch(loan.Admin, "restore");
        await Switch(loan.Admin, "on");
        await Switch(loan.OtherAdmin, "on");
    }

    /// <summary>Two persons, a device that speaks, a car that has stood for ten minutes, a fix of this moment.
    /// </summary>
    static async Task Fire(UnpaidLoan loan, string inhibit)
    {
        Assert.Equal("collections.inhibit_one_person", (await loan.Clerk.Post($"{inhibit}/firing")).Code);
        Assert.Equal(
            "collections.same_person", (await loan.Clerk.Post($"{inhibit}/approval", new { approved = true })).Code);
        _ = (await loan.Admin.Post($"{inhibit}/approval", new { approved = true })).Done;
        Assert.Equal("collections.inhibit_no_device", (await loan.Clerk.Post($"{inhibit}/firing")).Code);
        await loan.Park();
        Assert.Equal("collections.inhibit_not_parked", (await loan.Clerk.Post($"{inhibit}/firing")).Code);
        await loan.MoveBy(TimeSpan.FromMinutes(11));
        Assert.Equal("collections.inhibit_fix_old", (await loan.Clerk.Post($"{inhibit}/firing")).Code);
        await loan.Park();
        Assert.Equal("sent", (string?)(await loan.Clerk.Post($"{inhibit}/firing")).Done["state"]);
        Assert.Equal("collections.inhibit_sent", (await loan.Clerk.Post($"{inhibit}/firing")).Code);
    }

    static async Task<string?> Ask(UnpaidLoan loan) => (await loan.Clerk.Post($"{loan.Case}/inhibit", Reason)).Code;

    static async Task Switch(Visitor admin, string act) =>
        _ = (await admin.Post("/api/collections/inhibit-switch", new { act })).Done;

    static async Task<JsonNode> Event(UnpaidLoan loan, string kind)
    {
        for (var i = 0; i < 600; i++)
        {
            var found = (await loan.Clerk.Get($"/api/telematics/events?kind={kind}")).Done["items"]!.AsArray();
            if (found.Count > 0)
            {
                return found[0]!;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"No {kind} was told.");
    }

    static IEnumerable<string> Against(JsonArray channels, string channel) =>
        channels.Single(c => (string?)c!["channel"] == channel)!["against"]!.AsArray().Select(a => (string)a!["code"]!);
}
