using System.Net;
using System.Text.Json.Nodes;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Door;

/// <summary>No address names a person: histories, proxies and access logs keep addresses, so names, phones, identity
/// and account numbers travel in bodies alone.</summary>
public sealed class AddressTests(HouseOnSqlite on) : IClassFixture<HouseOnSqlite>
{
    /// <summary>The parameters that take free text, and what they take; a new one is judged before it stands
    /// here.</summary>
    static readonly Dictionary<string, string> FreeText = new(StringComparer.Ordinal)
    {
        ["account"] = "the code of a chart account",
        ["action"] = "the name of a command",
        ["after"] = "a cursor",
        ["application"] = "the id of an application",
        ["code"] = "the code of a chart account or a problem",
        ["currency"] = "the code of a currency",
        ["family"] = "the name of a family of policies",
        ["figure"] = "the name of a figure",
        ["fuel"] = "a word of the price guide",
        ["lang"] = "a language",
        ["make"] = "a word of the price guide",
        ["model"] = "a word of the price guide",
        ["name"] = "the name of a model that ships",
        ["policy"] = "the name of a policy",
        ["q"] = "the number of an application or agreement, a VIN, a model or a rule",
        ["reference"] = "the reference of a mandate: an agreement's number",
        ["subject"] = "the id of an agreement or an application",
        ["transmission"] = "a word of the price guide",
        ["vin"] = "a VIN",
    };

    readonly ServedHouse house = on.House;

    [Fact]
    public async Task Every_parameter_in_an_address_is_an_id_a_day_a_figure_or_known_to_name_nobody()
    {
        var unknown =
            from operation in await PermissionTests.Operations(house.Address)
            from parameter in operation.Parameters
            where (string?)parameter["in"] is "path" or "query" && IsFreeText(parameter["schema"]!)
            let name = (string)parameter["name"]!
            where !FreeText.ContainsKey(name)
            select $"{operation.Id} takes the free text '{name}' in its address";

        Assert.Empty(unknown);
    }

    [Fact]
    public async Task A_word_in_an_address_is_spelled_as_the_contract_spells_it()
    {
        await using var walkers = await Walkers.Of(house);
        var asked = 0;
        foreach (var operation in await PermissionTests.Operations(house.Address))
        {
            var visitor = walkers.All.First(w => operation.Allows(w.Role)).Visitor;
            foreach (var parameter in operation.Parameters.Where(
                p => (string?)p["in"] is "query" or "path" && p["schema"]!["enum"] is not null))
            {
                foreach (var word in parameter["schema"]!["enum"]!.AsArray().Where(w => w is not null))
                {
                    var request = PermissionTests.Request(
                        operation, p => p == parameter ? (string)word! : PermissionTests.UnknownIds(p), parameter);
                    var reply = await visitor.Send(request);
                    Assert.True(
                        reply.Code != "platform.parameter_malformed",
                        $"{operation.Id} does not take {parameter["name"]}={word}");
                    asked++;
                }
            }
        }

        Assert.True(asked > 30, $"only {asked} words in addresses");
    }

    [Fact]
    public async Task A_search_is_no_write_and_finds_people_by_what_stands_in_its_body()
    {
        using var dealer = await house.SignIn("shunxing.sales");
        using var other = await house.SignIn("qilan-binjiang.sales");
        var person = (string)(await dealer.Post("/api/people", new
        {
            name = "周敏",
            idNumber = "990101199003079511",
            phone = "19900000007",
            consents = Array.Empty<object>(),
        })).Done["person"]!;

        foreach (var q in new[] { "周敏", "990101199003079511", "19900000007" })
        {
            Assert.Equal([person], await Found(dealer, new { q }));
            Assert.Empty(await Found(other, new { q }));
        }

        Assert.Empty(await Found(dealer, new { q = "周" })); // a blind index finds whole values
        Assert.Contains(person, await Found(dealer, new { }));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await dealer.Get("/api/people?q=19900000007")).Status);
    }

    [Fact]
    public async Task The_export_of_a_search_is_asked_for_in_a_body_too()
    {
        using var dealer = await house.SignIn("shunxing.sales");

        var file = await dealer.PostText("/api/people/search/export.xlsx", "{\"q\":\"19900000007\",\"lang\":\"en\"}");

        Assert.Equal(HttpStatusCode.OK, file.Status);
    }

    static async Task<IEnumerable<string>> Found(Visitor visitor, object asked) =>
        (await visitor.Post("/api/people/search", asked)).Done["items"]!.AsArray().Select(p => (string)p!["id"]!);

    static bool IsFreeText(JsonNode schema) =>
        IsText(schema["type"]) && schema["pattern"] is null && schema["enum"] is null && schema["format"] is null;

    static bool IsText(JsonNode? type) =>
        type is JsonArray types ? types.Any(t => (string?)t == "string") : (string?)type == "string";
}
