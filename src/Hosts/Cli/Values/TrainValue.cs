using Wheelhouse.Kernel;
using Wheelhouse.Valuation;

namespace Wheelhouse.Cli.Values;

/// <summary><c>wheelhouse value train FILE</c>: a price guide from listings.</summary>
static class TrainValue
{
    public static readonly Verb Verb = new(
        "value train",
        "A used-car price guide from listings",
        ["FILE"],
        [
            new("--out", "GUIDE", "where the guide is written; needed"),
            new("--day", "DAY", "the day of the prices, from which ages count; without it 2020-06-01"),
            new("--name", "NAME", "the market; without it United Kingdom"),
            new("--source", "TEXT", "where the listings are from, with their licence"),
        ],
        """
        FILE is a CSV (or .csv.gz): make, model, year, price in GBP, transmission, mileage in miles, fuelType, tax, mpg,
        engineSize. The last three may be empty.
        Trains a histogram gradient boosting of the logarithm of the price, two of its quantiles around it, and sets the
        width of the interval so that 80 % of prices lie within it, by band of values. The same listings in any order
        give the same file. Prints how good the guide is on listings it had not seen (ten folds).
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var target = call.Setting("--out") ?? throw new UnreadableException(
            "--out is needed: where the guide is written");
        var day = call.Setting("--day") is not { } given ? new DateOnly(2020, 6, 1)
            : DateOnly.TryParseExact(given, "yyyy-MM-dd", out var read) ? read
            : throw new UnreadableException("--day: expected a day such as 2020-06-01");
        var listings = Guides.Listings(call, Currency.Gbp, cancel);
        await call.Channels.Messages.WriteLineAsync($"training on {listings.Count} listings ...");
        var market = new Market(
            call.Setting("--name") ?? "United Kingdom", Currency.Gbp, day,
            call.Setting("--source") ?? "UK used-car listings of 2020, nine makes (CC0)", "mi");
        var guide = TrainGuide.From(listings, market, GuideSettings.Shipped);
        if (guide.Refused is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        await using (var file = File.Create(target))
        {
            GuideFile.Write(guide.Value, file);
        }

        await Guides.Write(
            call,
            json =>
            {
                json.WriteStartObject();
                Guides.Quality(json, guide.Value.Quality);
                json.WriteEndObject();
            },
            cancel);
        return Exit.Done;
    }
}
