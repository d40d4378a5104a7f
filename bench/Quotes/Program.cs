using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Kit;
using Wheelhouse.Quotes;

const int Rate = 200;
const int Rounds = 5;
int[] terms = [12, 24, 36, 48];
var slice = TimeSpan.FromSeconds(5);

// the floor: the same server sends a file of as many bytes to the same client at the same rate
var portal = Directory.CreateTempSubdirectory("wheelhouse-bench-");
await using var house = await ServedHouse.Open(postgres: false, "--portal", portal.FullName);
using var http = new HttpClient { BaseAddress = house.Address, Timeout = TimeSpan.FromSeconds(5) };
var session = await http.PostAsJsonAsync(
    "/api/session", new { signIn = "qilan-binjiang.sales", password = "wheelhouse-demo" });
var csrf = (string)JsonNode.Parse(await session.Content.ReadAsStringAsync())!["csrfToken"]!;
http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", csrf);
var size = await Size();
await File.WriteAllBytesAsync(Path.Combine(portal.FullName, "bytes.json"), new byte[size]);

await Console.Error.WriteLineAsync($"a quote is {size} bytes; warming up");
await Load.Run(Rate / 4, TimeSpan.FromSeconds(4), Quote);
await Load.Run(Rate, TimeSpan.FromSeconds(4), Quote);
await Load.Run(Rate, TimeSpan.FromSeconds(2), Bytes);
var quotes = new List<Latencies>();
var floors = new List<Latencies>();
for (var round = 0; round < Rounds; round++)
{
    floors.Add(await Load.Run(Rate, slice, Bytes));
    quotes.Add(await Load.Run(Rate, slice, Quote));
    await Console.Error.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"p99 {quotes[^1].Percentile(99):0.0} ms, floor {floors[^1].Percentile(99):0.0} ms"));
}

portal.Delete(recursive: true);
var starts = new List<double>();
for (var round = 0; round < 3; round++)
{
    var clock = Stopwatch.StartNew();
    await house.KillAndStart();
    using var visitor = new HttpClient { BaseAddress = house.Address };
    _ = await visitor.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
    starts.Add(clock.Elapsed.TotalSeconds);
}

var (quote, floor) = (Median(quotes, 99), Median(floors, 99));
var failed = quotes.Concat(floors).Sum(l => l.Failed);
var (p50, floor50) = (Median(quotes, 50), Median(floors, 50));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
    ## Server

    {Rate} requests a second from a load generator on the same machine, each counted from the moment it was due; medians
    of {Rounds} slices of {slice.TotalSeconds} s. The floor is a file of as many bytes from the same server to the same
    client at the same rate. A quote is every offer of two lenders with its figures, rules and values by month,
    {size / 1024d:0} kB of JSON; each request asks for another price, down payment and term.

    | what | p99 of the floor's | p50 | p99 | floor p50 | floor p99 | failed |
    |---|--:|--:|--:|--:|--:|--:|
    | quote | {quote / floor:0.0} | {p50:0.0} ms | {quote:0.0} ms | {floor50:0.0} ms | {floor:0.0} ms | {failed} |

    From the start of the process until it says it is ready, the schema being there: {starts.Order().ElementAt(1):0.0} s
    (median of {starts.Count}).
    """));
return failed == 0 ? 0 : 1;

static double Median(List<Latencies> all, int percent) =>
    all.Select(l => l.Percentile(percent)).Order().ElementAt(all.Count / 2);

async Task<bool> Bytes(int number)
{
    var bytes = await http.GetByteArrayAsync(new Uri("/bytes.json", UriKind.Relative));
    return bytes.Length == size;
}

async Task<bool> Quote(int number)
{
    using var answer = await Ask(number);
    _ = await answer.Content.ReadAsByteArrayAsync();
    return answer.IsSuccessStatusCode;
}

async Task<int> Size()
{
    using var answer = await Ask(0);
    return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
}

// every request asks for another price, down payment and term
Task<HttpResponseMessage> Ask(int number) => http.PostAsync(
    new Uri("/api/quotes", UriKind.Relative), new StringContent(JsonSerializer.Serialize(new
    {
        modelCode = "qilan-l5-2026",
        use = "ownUse",
        condition = "new",
        price = new { minorUnits = 15_000_000 + (number * 1000 % 2_000_000), currency = "CNY" },
        down = new { minorUnits = 3_000_000 + (number * 700 % 3_000_000), currency = "CNY" },
        months = terms[number % terms.Length],
    }), Encoding.UTF8, "application/json"));
