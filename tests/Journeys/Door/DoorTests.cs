using System.Net;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Door;

/// <summary>What comes in at the door of the real server, and what goes out.</summary>
public sealed class DoorTests(HouseOnSqlite on) : IClassFixture<HouseOnSqlite>
{
    readonly ServedHouse house = on.House;

    [Fact]
    public async Task Bad_requests_are_refused_with_a_code_and_a_place()
    {
        using var somebody = new Visitor(house.Address);
        (string Body, string Type, int Status, string Code)[] cases =
        [
            ("{\"signIn\":\"x\",\"password\":\"y\",\"extra\":1}", "application/json", 400,
                "platform.json_unknown_field"),
            ("{\"signIn\":\"x\"}", "application/json", 400, "platform.json_invalid"),
            ("{\"signIn\":\"x\",", "application/json", 400, "platform.json_invalid"),
            ("", "application/json", 400, "platform.request_malformed"),
            ("signIn=x", "application/x-www-form-urlencoded", 415, "platform.not_json"),
            (new string(' ', 10_000_000), "application/json", 413, "platform.body_too_large"),
        ];
        foreach (var (body, type, status, code) in cases)
        {
            var reply = await somebody.PostText("/api/session", body, type);

            Assert.Equal((status, code), ((int)reply.Status, reply.Code));
            Assert.Equal($"/problems/{code}", (string?)reply.Body!["type"]);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_the_interfaces_words()
    {
        using var somebody = new Visitor(house.Address);

        Assert.Equal("platform.no_such_path", (await somebody.Get("/api/nothing")).Code);
        Assert.Equal("platform.no_such_method", (await somebody.Send(new(HttpMethod.Put, "/api/session"))).Code);
        Assert.Equal("trust.not_signed_in", (await somebody.Get("/api/organisations?kind=lender")).Code);
    }

    [Fact]
    public async Task A_parameter_that_does_not_parse_is_named()
    {
        using var admin = await house.SignIn("haiyue.admin");

        var reply = await admin.Get("/api/users?limit=many");

        Assert.Equal((HttpStatusCode.BadRequest, "platform.parameter_malformed"), (reply.Status, reply.Code));
        Assert.Equal("limit", (string?)reply.Body!["values"]!["parameter"]);
    }

    [Fact]
    public async Task Every_answer_says_what_a_page_may_do()
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        using var answer = await http.GetAsync(new Uri("/api/session", UriKind.Relative));

        Assert.Contains(
            "script-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_server_says_how_it_is()
    {
        using var http = new HttpClient { BaseAddress = house.Address };

        Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        using var admin = await house.SignIn("haiyue.admin");
        Assert.Contains(
            "wheelhouse_command_duration_ms_count{action=\"OpenSession\",result=\"done\"}",
            await http.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_has_a_page_that_explains_it()
    {
        using var http = new HttpClient { BaseAddress = house.Address };

        var page = await http.GetStringAsync(new Uri("/problems/platform.stale", UriKind.Relative));

        Assert.Contains("Somebody changed this after you opened it", page, StringComparison.Ordinal);
        using var none = await http.GetAsync(new Uri("/problems/platform.none", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
