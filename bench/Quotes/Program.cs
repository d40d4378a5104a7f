using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Kit;
using Wheelhouse.Quotes;

const int Rate = 200;
const int Rounds = 3;
int[] terms = [12, 24, 36, 48];
var slice = TimeSpan.FromSeconds(10);

await using var house = await ServedHouse.Open(postgres: false);
using var http = new HttpClient { BaseAddress = house.Address };
var session = await http.PostAsJsonAsync(
    "/api/session", new { signIn = "qilan-binjiang.sales", password = "wheelhouse-demo" });
var csrf = (string)JsonNode.Parse(await session.Content.ReadAsStringAsync())!["csrfToken"]!;
http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", csrf);

await Load.Run(Rate, TimeSpan.FromSeconds(4), Quote); // warm
await Load.Run(Rate, TimeSpan.FromSeconds(2), Alive);
var quotes = new List<Latencies>();
var floors = new List<Latencies>();
for (var round = 0; round < Rounds; round++)
{
    floors.Add(await Load.Run(Rate, slice, Alive));
    quotes.Add(await Load.Run(Rate, slice, Quote));
}

var size = await Size();
var starts = new List<double>();
for (var round = 0; round < 5; round++)
{
    var clock = Stopwatch.StartNew();
    await house.KillAndStart();
    using var visitor = new HttpClient { BaseAddress = house.Address };
    _ = await visitor.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
    starts.Add(clock.Elapsed.TotalSeconds);
}

var (quote, floor) = (Median(quotes, 99), Median(floors, 99));
var (failed, start) = (quotes.Sum(q => q.Failed), starts.Order().ElementAt(starts.Count / 2));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
    ## Server

    {Rate} requests a second from a load generator on the same machine, each counted from the moment it was due; medians
    of {Rounds} slices of {slice.TotalSeconds} s. The floor is the bare answer of the same server to the same client at
    the same rate. A quote is every offer of two lenders with its schedule, rates, rules and values by month, about
    {size:0} kB of JSON.

    | what | p99 of the floor's | p50 | p99 | floor p99 | failed |
    |---|--:|--:|--:|--:|--:|
    | quote | {quote / floor:0.0} | {Median(quotes, 50):0.0} ms | {quote:0.0} ms | {floor:0.0} ms | {failed} |

    From the start of the process until it says it is ready, the schema being there: {start:0.0} s (median of
    {starts.Count}).
    """));
return failed == 0 ? 0 : 1;

static double Median(List<Latencies> all, int percent) =>
    all.Select(l => l.Percentile(percent)).Order().ElementAt(all.Count / 2);

async Task<bool> Alive(int number)
{
    using var answer = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
    return answer.IsSuccessStatusCode;
}

async Task<bool> Quote(int number)
{
    using var answer = await Ask(number);
    _ = await answer.Content.ReadAsByteArrayAsync();
    return answer.IsSuccessStatusCode;
}

async Task<double> Size()
{
    using var answer = await Ask(0);
    return (await answer.Content.ReadAsByteArrayAsync()).Length / 1024d;
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
