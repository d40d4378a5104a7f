using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Platform;

namespace Wheelhouse.Modules.Tests.Origination.Governing;

/// <summary>Drafts made from the shipped policy for car loans by changing it in one place.</summary>
static class Drafts
{
    /// <summary>The row of the shipped check of debts that refers from half of the income to six tenths.</summary>
    internal const string Dti = "CR-DTI-1";

    internal static JsonObject Shipped() => JsonNode.Parse(PolicyBook.File("car-loan", 1)!)!.AsObject();

    internal static JsonElement Of(Action<JsonObject>? change = null)
    {
        var file = Shipped();
        change?.Invoke(file);
        return JsonSerializer.SerializeToElement(file);
    }

    /// <summary>The same policy that declines nobody for his debts, and refers in their place.</summary>
    internal static JsonElement Milder() => Of(file =>
    {
        var over = Row(file, Dti, "over");
        over["result"] = "refer";
    });

    internal static JsonObject Table(JsonObject file, string id) =>
        file["tables"]!.AsArray().Single(t => (string?)t!["id"] == id)!.AsObject();

    internal static JsonObject Row(JsonObject file, string table, string id) =>
        Table(file, table)["rows"]!.AsArray().Single(r => (string?)r!["id"] == id)!.AsObject();

    /// <summary>Drafts by one underwriter of the showroom's lender, publishes by another.</summary>
    internal static async Task<PolicyItem> Seat(
        Showroom room, JsonElement file, PolicySeat seat, decimal? share = null, DateOnly? from = null)
    {
        var drafted = await Draft(room, room.Underwriter, file);
        return (await Publish(room, room.Senior, drafted.Value.Id, seat, share, from)).Value;
    }

    internal static Task<Outcome<PolicyDrafted>> Draft(Showroom room, Actor by, JsonElement file) =>
        room.House.Run<DraftPolicy, PolicyDrafted>(by, new(file, "A trial."));

    internal static Task<Outcome<PolicyItem>> Publish(
        Showroom room, Actor by, Id<PolicyVersion> policy, PolicySeat seat, decimal? share = null,
        DateOnly? from = null) =>
        room.House.Run<PublishPolicy, PolicyItem>(by, new(policy, seat, from ?? room.House.Clock.Today, share));
}
