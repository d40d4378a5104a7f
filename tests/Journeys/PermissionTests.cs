using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>Every endpoint of the real server, by every role, held against the one permission table.</summary>
/// <remarks>The endpoints are those of the published contract, so a new one is walked from its first day.</remarks>
public sealed class PermissionTests(HouseOnSqlite on) : IClassFixture<HouseOnSqlite>
{
    /// <summary>Acts that end or begin the walker's own session; their doors are open to everybody anyway.</summary>
    static readonly string[] OfTheSession = ["signIn", "signOut", "takeDemoSeat"];

    readonly ServedHouse house = on.House;

    internal sealed record Operation(
        string Id, HttpMethod Method, string Path, IReadOnlyList<Permission> Needs, IReadOnlyList<JsonNode> Parameters,
        bool ReadsJson)
    {
        internal bool IsOpen => Needs.Count == 0;

        internal bool Allows(Role role) => IsOpen || Needs.Any(permission => role.Has(permission));
    }

    [Fact]
    public async Task Every_endpoint_answers_the_roles_of_the_table_and_no_others()
    {
        var operations = await Operations(house.Address);
        await using var walkers = await Walkers.Of(house);
        var wrong = new List<string>();
        foreach (var (role, visitor) in walkers.All)
        {
            foreach (var operation in operations.Where(o => !OfTheSession.Contains(o.Id)))
            {
                var reply = await visitor.Send(Request(operation, UnknownIds));
                if (Complaint(operation, role, reply) is { } complaint)
                {
                    wrong.Add(complaint);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(operations.Count > 60, $"the contract has only {operations.Count} operations");
    }

    [Fact]
    public async Task Nobody_gets_past_an_endpoint_that_is_not_open_without_signing_in()
    {
        using var nobody = new Visitor(house.Address);
        var wrong = new List<string>();
        foreach (var operation in await Operations(house.Address))
        {
            var reply = await nobody.Send(Request(operation, UnknownIds));
            var kept = reply is { Status: HttpStatusCode.Unauthorized, Code: "trust.not_signed_in" };
            if (kept == operation.IsOpen || (int)reply.Status >= 500)
            {
                wrong.Add($"{operation.Id} answered nobody with {(int)reply.Status} {reply.Code}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Every_write_by_cookie_needs_the_token_against_forgery()
    {
        await using var walkers = await Walkers.Of(house);
        var wrong = new List<string>();
        foreach (var operation in (await Operations(house.Address)).Where(o => o.Method != HttpMethod.Get && !o.IsOpen))
        {
            using var forged = Request(operation, UnknownIds);
            forged.Headers.Add("X-CSRF-TOKEN", "of another page");
            var reply = await walkers.All.First(
                w => operation.Allows(w.Role) && w.Role != Role.Partner).Visitor.Send(forged);
            if (reply.Code != "trust.forgery_token_missing")
            {
                wrong.Add($"{operation.Id} took a forged request: {(int)reply.Status} {reply.Code}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>Null when the guard did as the table says. What an allowed role is told about ids that do not exist
    /// is not its matter.</summary>
    static string? Complaint(Operation operation, Role role, Reply reply)
    {
        var denied = reply is { Status: HttpStatusCode.Forbidden, Code: "trust.not_permitted" };
        return (int)reply.Status >= 500 ? $"{operation.Id} failed for {role}: {(int)reply.Status} {reply.Code}"
            : reply.Status == HttpStatusCode.Unauthorized && !operation.IsOpen
                ? $"{operation.Id} does not know {role}: {reply.Code}"
            : denied == operation.Allows(role)
                ? $"{operation.Id} {(denied ? "denies" : "answers")} {role}: {(int)reply.Status} {reply.Code}"
            : null;
    }

    internal static async Task<IReadOnlyList<Operation>> Operations(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        var contract = JsonNode.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        return
        [
            .. from path in contract["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               let operation = method.Value!
               select new Operation(
                   (string)operation["operationId"]!, new(method.Key.ToUpperInvariant()), path.Key,
                   [.. operation["x-needs"]!.AsArray().Select(n => Enum.Parse<Permission>((string)n!))],
                   [.. operation["parameters"]?.AsArray().Select(p => Resolved(p!, contract)) ?? []],
                   operation["requestBody"]?["content"]?["application/json"] is not null),
        ];
    }

    /// <summary>A parameter with its schema in place of a reference to it.</summary>
    static JsonNode Resolved(JsonNode parameter, JsonNode contract)
    {
        var copy = parameter.DeepClone();
        if ((string?)copy["schema"]?["$ref"] is { } reference)
        {
            copy["schema"] = contract["components"]!["schemas"]![reference.Split('/')[^1]]!.DeepClone();
        }

        return copy;
    }

    /// <summary>A request with its path filled in, required parameters given, and an empty body.</summary>
    /// <param name="also">A parameter that is given though nobody requires it.</param>
    internal static HttpRequestMessage Request(
        Operation operation, Func<JsonNode, string> fill, JsonNode? also = null)
    {
        var path = operation.Path;
        var query = new List<string>();
        foreach (var parameter in operation.Parameters)
        {
            var (name, at) = ((string)parameter["name"]!, (string)parameter["in"]!);
            if (at == "path")
            {
                path = path.Replace($"{{{name}}}", fill(parameter), StringComparison.Ordinal);
            }
            else if (at == "query" && ((bool?)parameter["required"] == true || parameter == also))
            {
                query.Add($"{name}={fill(parameter)}");
            }
        }

        var request = new HttpRequestMessage(
            operation.Method, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}");
        if (operation.Method != HttpMethod.Get)
        {
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            request.Headers.Add(
                "Idempotency-Key", $"walk-{JsonSerializer.Serialize(operation.Id)}-{operation.GetHashCode()}");
        }

        return request;
    }

    /// <summary>A value of the right form that names nothing.</summary>
    internal static string UnknownIds(JsonNode parameter)
    {
        var schema = parameter["schema"]!;
        var pattern = (string?)schema["pattern"] ?? "";
        return pattern.StartsWith('^') && pattern.Contains("_[0-9a-f]{32}", StringComparison.Ordinal)
            ? $"{pattern[1..4]}_{new string('0', 31)}1"
            : (string?)schema["format"] switch
            {
                "date" => TestHouse.FirstDay.ToString("O", CultureInfo.InvariantCulture),
                "int32" or "int64" => "999999",
                _ => (string?)schema["enum"]?[0] ?? "none",
            };
    }
}
