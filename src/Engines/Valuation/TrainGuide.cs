using Wheelhouse.Boosting;
using Wheelhouse.Kernel;

namespace Wheelhouse.Valuation;

/// <summary>What a guide is trained by. The defaults are those of the guide that ships.</summary>
/// <param name="Price">The model of the logarithm of the price.</param>
/// <param name="Spread">The two models of how far prices lie from it.</param>
/// <param name="Folds">Each listing is valued by models that saw the other folds.</param>
/// <param name="KeptPerCell">Listings of a model and year that are kept as comparables, spread over their
/// mileages.</param>
public sealed record GuideSettings(Settings Price, Settings Spread, int Folds = 10, int KeptPerCell = 8)
{
    public static GuideSettings Shipped { get; } = new(
        new(Trees: 1000, Rate: 0.05, Leaves: 63, LeastWeight: 5, LevelRidge: 3, ColumnShare: 0.5) { LeastLevel = 3 },
        new(Trees: 120, Rate: 0.1, Leaves: 15, LeastWeight: 100, ColumnShare: 0.7));
}

/// <summary>Trains a guide from listings.</summary>
/// <remarks>
/// A listing belongs to a fold by what it says, not by its place in the file; so the same listings give the same
/// guide, bit for bit, in whatever order they come.
/// </remarks>
public static class TrainGuide
{
    const int LeastListings = 500;
    static readonly Money Cheapest = new(100, Currency.Gbp);

    /// <returns>Refused: <c>valuation.too_few_listings</c>, <c>valuation.price_out_of_range</c>,
    /// <c>valuation.market_incomplete</c>.</returns>
    public static Outcome<PriceGuide> From(IReadOnlyList<Listing> listings, Market market, GuideSettings settings)
    {
        ArgumentNullException.ThrowIfNull(listings);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(settings);
        if (listings.Count < LeastListings)
        {
            return new Refusal(
                "valuation.too_few_listings",
                $"A guide needs at least {LeastListings} listings, {listings.Count} are given.",
                RefusalKind.Invalid);
        }

        if (listings.Any(l => l.Price.Currency != market.Currency || l.Price.MinorUnits < Cheapest.MinorUnits))
        {
            return new Refusal(
                "valuation.price_out_of_range",
                $"Every price must be at least 1 {market.Currency}, the market's currency.",
                RefusalKind.Invalid, new RefusalValue("currency", market.Currency.Code));
        }

        var ordered = listings.OrderBy(Words, StringComparer.Ordinal).ToList();
        var words = Vocabulary.Of(ordered);
        var table = Features.Table(words, ordered, market.Day.Year);
        double[] prices = [.. ordered.Select(l => Math.Log((double)l.Price.Major))];
        return Fit(ordered, words, table, prices, market, settings);
    }

    static PriceGuide Fit(
        List<Listing> listings, Vocabulary words, Table table, double[] prices, Market market, GuideSettings settings)
    {
        var folds = Folds(listings.Count, settings.Folds);
        var unseen = new double[listings.Count];
        foreach (var (seen, left) in folds)
        {
            var model = Train(table.Take(seen), Take(prices, seen), Loss.Squared, settings.Price);
            Put(unseen, left, model.Scores(table.Take(left)));
        }

        double[] residuals = [.. prices.Zip(unseen, (price, value) => price - value)];
        var asked = WithValue(table, unseen);
        var (lows, highs) = (new double[listings.Count], new double[listings.Count]);
        foreach (var (seen, left) in folds)
        {
            var (low, high) = Spread(asked.Take(seen), Take(residuals, seen), settings.Spread);
            Put(lows, left, low.Scores(asked.Take(left)));
            Put(highs, left, high.Scores(asked.Take(left)));
        }

        double[] scores = [.. residuals.Select((r, i) => Math.Max(lows[i] - r, r - highs[i]))];
        var (edges, margins) = Intervals.Calibrate(unseen, scores);
        var (lowest, highest) = Spread(asked, residuals, settings.Spread);
        var intervals = new Intervals(lowest, highest, edges, margins);
        var covered = scores.Where((score, i) => score <= margins[intervals.BandOf(unseen[i])]).Count();
        return new(
            market with { Yearly = Yearly(listings, market.Day.Year) }, words,
            Train(table, prices, Loss.Squared, settings.Price), intervals,
            Comparables.Choose(listings, settings.KeptPerCell),
            GuideQuality.Of([.. prices.Select(Math.Exp)], [.. unseen.Select(Math.Exp)], covered));
    }

    /// <summary>By place in the order of what listings say: each is left out of one fold.</summary>
    static List<(int[] Seen, int[] Left)> Folds(int count, int folds) =>
    [
        .. Enumerable.Range(0, folds).Select(fold => (
            Enumerable.Range(0, count).Where(i => i % folds != fold).ToArray(),
            Enumerable.Range(0, count).Where(i => i % folds == fold).ToArray())),
    ];

    static (Ensemble Low, Ensemble High) Spread(Table table, double[] residuals, Settings settings) => (
        Train(table, residuals, Loss.Quantile(Intervals.LowShare), settings),
        Train(table, residuals, Loss.Quantile(1 - Intervals.LowShare), settings));

    static Ensemble Train(Table table, double[] targets, Loss loss, Settings settings) =>
        Booster.Train(table, targets, null, loss, settings).Value;

    static Table WithValue(Table table, double[] values) => Table.Of(
        Intervals.Asked,
        [.. Enumerable.Range(0, table.Features.Count).Select(f => table[f].ToArray()),
            Array.ConvertAll(values, v => (float)v)])
        .Value;

    static double[] Take(double[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);

    static void Put(double[] into, int[] rows, double[] values)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            into[rows[i]] = values[i];
        }
    }

    static int Yearly(List<Listing> listings, int year)
    {
        double[] yearly =
        [
            .. listings.Where(l => l.Car.Year < year && l.Car.Year >= year - Limits.MostYears)
                .Select(l => (double)l.Car.Mileage / (year - l.Car.Year)).Order(),
        ];
        return yearly.Length == 0 ? 0 : (int)Quantiles.Of(yearly, 0.5);
    }

    /// <summary>All that a listing says. The mileage's rest by a prime comes early, so that neighbours in this order,
    /// which go to different folds, are no likelier alike than others of their model.</summary>
    static string Words(Listing l)
    {
        var (car, price) = (l.Car, l.Price.MinorUnits);
        return FormattableString.Invariant(
            $"{car.Make}|{car.Model}|{car.Mileage % 97:D2}|{car.Mileage}|{car.Year}|{car}|{price}");
    }
}
