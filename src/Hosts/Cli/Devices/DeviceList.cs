using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Wheelhouse.Cli.Devices;

/// <summary>A device to be played.</summary>
/// <param name="Terminal">What it calls itself.</param>
/// <param name="Model">Whose dialect it speaks.</param>
/// <param name="Wired">On the car's power; else on a battery, and seldom heard.</param>
/// <param name="Vin">The car it is in, whose life it tells.</param>
sealed record PlayedDevice(string Terminal, string Model, bool Wired, string Vin);

/// <summary>Which devices are played: from a file, or those that a lender's server lists.</summary>
static class DeviceList
{
    /// <summary>A CSV file with the columns terminal, model, kind (wired, wireless) and vin.</summary>
    internal static IReadOnlyList<PlayedDevice> Read(string file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"cannot read {file}: {wrong.Message}");
        }

        if (lines.Length == 0 || lines[0].Trim() != "terminal,model,kind,vin")
        {
            throw new UnreadableException($"{file}:1: expected the columns terminal,model,kind,vin");
        }

        var devices = new List<PlayedDevice>();
        foreach (var (index, line) in lines.Index().Skip(1).Where(l => l.Item.Trim().Length > 0))
        {
            devices.Add(line.Split(',') is [var terminal, var model, ("wired" or "wireless") and var kind, var vin]
                ? new(terminal.Trim(), model.Trim(), kind == "wired", vin.Trim())
                : throw new UnreadableException(
                    string.Create(CultureInfo.InvariantCulture, $"{file}:{index + 1}: ")
                    + "expected terminal,model,wired|wireless,vin"));
        }

        return devices;
    }

    /// <summary>The lender's devices that are in cars, as an administrator of it sees them. Those of makers' own boxes
    /// are left out: they come by another protocol.</summary>
    internal static async Task<IReadOnlyList<PlayedDevice>> Ask(
        Uri server, string signIn, string password, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = server };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session")
            {
                Content = JsonContent.Create(new { signIn, password }),
            };
            request.Headers.Add("Idempotency-Key", "devices-simulate");
            using var session = await http.SendAsync(request, cancel);
            if (session.StatusCode != HttpStatusCode.OK)
            {
                throw new UnreadableException($"{server} did not let {signIn} in; check --as and the password");
            }

            var devices = new List<PlayedDevice>();
            string? after = null;
            do
            {
                var path = "/api/telematics/devices?limit=200" + (after is null ? "" : $"&after={after}");
                var page = await http.GetFromJsonAsync<JsonNode>(path, cancel);
                devices.AddRange(page!["items"]!.AsArray().Select(Played).OfType<PlayedDevice>());
                after = (string?)page["next"];
            }
            while (after is not null);
            return devices;
        }
        catch (HttpRequestException wrong)
        {
            throw new UnreadableException($"{server} does not answer: {wrong.Message}");
        }
    }

    static PlayedDevice? Played(JsonNode? device) =>
        (string?)device!["vin"] is { } vin && (string?)device["retiredAt"] is null
            && (string)device["kind"]! is ("wired" or "wireless") and var kind
            ? new((string)device["terminal"]!, (string)device["model"]!, kind == "wired", vin)
            : null;
}
