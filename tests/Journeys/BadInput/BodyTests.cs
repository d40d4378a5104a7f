using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace Wheelhouse.Journeys.Tests.BadInput;

/// <summary>Bodies that are no request at all: refused with the place, and nothing is written.</summary>
[Collection(BadInputCollection.Name)]
public sealed class BodyTests(BadInputHouses houses)
{
    const int TenMegabytes = 10_000_000;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Unknown_fields_are_named_with_their_place(bool postgres)
    {
        var house = await houses.On(postgres);
        var payments = $"{house.Running.Agreement}/payments";

        await house.Refuses(400, "platform.json_unknown_field", () => house.Running.Servicing.PostText(
            payments, "{\n  \"amount\": {\"minorUnits\": 100, \"currency\": \"CNY\"},\n  \"ammount\": 1\n}"),
            "'ammount'", "line 3", "leave it out");
        await house.Refuses(400, "platform.json_invalid", () => house.Running.Servicing.PostText(
            payments, "{\"amount\":{\"minorUnits\":100,\"currency\":\"CNY\",\"cents\":0}}"),
            "$.amount", "'cents'");
        await house.Refuses(400, "platform.json_invalid", () => house.Running.Servicing.PostText(
            payments, "{\"amount\":{\"minorUnits\":100,\"minorUnits\":200,\"currency\":\"CNY\"}}"), "minorUnits");
    }

    /// <summary>No endpoint of the contract that reads a body takes a field it does not know.</summary>
    [Fact]
    public async Task Unknown_fields_are_refused_by_every_endpoint_that_reads_a_body()
    {
        var house = await houses.On(postgres: false);
        await using var walkers = await Walkers.Of(house.Served);
        var reading = (await PermissionTests.Operations(house.Address)).Where(o => o.ReadsJson).ToList();
        var wrong = new List<string>();
        foreach (var operation in reading)
        {
            var visitor = walkers.All.First(w => operation.Allows(w.Role)).Visitor;
            var reply = await visitor.Send(Asking("{\"noSuchField\":1}"));
            if (reply.Code == "platform.json_invalid") // of a family: which fields it knows, its type says
            {
                reply = await visitor.Send(Asking("{\"type\":\"writeOff\",\"noSuchField\":1}"));
            }

            if (!((int)reply.Status == 400 && reply.Code == "platform.json_unknown_field"
                || reply.Code == "products.malformed")) // a product file has a schema of its own, which names the field
            {
                wrong.Add($"{operation.Id}: {(int)reply.Status} {reply.Code}");
            }

            HttpRequestMessage Asking(string body)
            {
                var request = PermissionTests.Request(operation, PermissionTests.UnknownIds);
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                return request;
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(reading.Count > 25, $"only {reading.Count} endpoints read a body");
    }

    [Theory]
    [InlineData("{\"amount\": {\"minorUnits\": 100,, \"currency\": \"CNY\"}}", "1", "31")]
    [InlineData("{\n\"amount\":\n  {\"minorUnits\": 1e2.5}}", "3", "21")]
    [InlineData("{\"amount\": {\"minorUnits\": 100, \"currency\": \"CNY\"}", "1", "50")]
    [InlineData("[]", "1", "2")]
    [InlineData("nonsense", "1", "2")]
    public async Task Malformed_JSON_is_answered_with_line_and_column(string body, string line, string column)
    {
        var house = await houses.On(postgres: false);
        var refused = await house.Running.Servicing.PostText($"{house.Running.Agreement}/payments", body);
        await house.Refuses(
            400, "platform.json_invalid",
            () => house.Running.Servicing.PostText($"{house.Running.Agreement}/payments", body),
            $"line {line}", $"column {column}");

        var values = refused.Body!["values"]!;
        Assert.Equal((line, column), ((string?)values["line"], (string?)values["column"]));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Ten_megabytes_are_not_read(bool postgres)
    {
        var house = await houses.On(postgres);
        var payments = $"{house.Running.Agreement}/payments";
        var note = new string('x', TenMegabytes);

        await house.Refuses(413, "platform.body_too_large", () => house.Running.Servicing.PostText(
            payments, $"{{\"amount\":{{\"minorUnits\":100,\"currency\":\"CNY\"}},\"note\":\"{note}\"}}"), "1 MB");
        await house.ChangesNothing(() => Stream(house, payments, note));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_no_JSON_is_refused_by_its_type(bool postgres)
    {
        var house = await houses.On(postgres);

        await house.Refuses(415, "platform.not_json", () => house.Running.Servicing.PostText(
            $"{house.Running.Agreement}/payments", "<payment amount='100'/>", "application/xml"), "application/json");
        await house.Refuses(400, "platform.request_malformed", () => house.Running.Servicing.PostText(
            $"{house.Running.Agreement}/payments", ""), "body");
    }

    [Fact]
    public async Task A_write_without_a_key_is_refused()
    {
        var house = await houses.On(postgres: false);

        await house.Refuses(422, "platform.key_missing", () => house.Running.Servicing.Send(new(
            HttpMethod.Post, $"{house.Running.Agreement}/payments")
        {
            Content = new StringContent(
                "{\"amount\":{\"minorUnits\":100,\"currency\":\"CNY\"}}", Encoding.UTF8, "application/json"),
        }), "Idempotency-Key");
    }

    /// <summary>In pieces, without saying how much will come.</summary>
    /// <remarks>The server ends the connection where it has read enough; whether its answer still comes through is up
    /// to the network.</remarks>
    static async Task Stream(BadInputHouse house, string path, string text)
    {
        var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"note\":\"{text}\"}}")));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Idempotency-Key", "in pieces");
        try
        {
            var reply = await house.Running.Servicing.Send(request);
            Assert.Equal((413, "platform.body_too_large"), ((int)reply.Status, reply.Code));
        }
        catch (HttpRequestException cut)
        {
            Assert.IsType<IOException>(cut.InnerException, exactMatch: false);
        }
    }
}
