using System.Globalization;
using Wheelhouse.Boosting;
using Wheelhouse.Kernel;

namespace Wheelhouse.Valuation;

/// <summary>A car as a price guide knows it.</summary>
/// <param name="Make">A make of the guide, such as <c>ford</c>; capitals do not matter, here and below.</param>
/// <param name="Model">A model of that make, such as <c>Fiesta</c>.</param>
/// <param name="Year">The year it was first registered.</param>
/// <param name="Mileage">What the odometer shows, in the unit of the market.</param>
/// <param name="Transmission">As the guide names it; null where not known, here and below.</param>
/// <param name="EngineLitres">Displacement, 0 for an electric car.</param>
/// <param name="Mpg">Miles a gallon on the official cycle.</param>
/// <param name="RoadTax">A year's, in major units.</param>
public sealed record Car(
    string Make, string Model, int Year, int Mileage, string? Transmission = null, string? Fuel = null,
    decimal? EngineLitres = null, decimal? Mpg = null, decimal? RoadTax = null);

/// <summary>A car that was offered at a price.</summary>
public sealed record Listing(Car Car, Money Price);

/// <summary>The words a guide knows: makes, models of each make, transmissions, fuels; ascending.</summary>
sealed record Vocabulary(string[] Makes, string[] Models, string[] Transmissions, string[] Fuels)
{
    const int MostShown = 40;

    /// <summary>Between make and model; no name holds it.</summary>
    const char Mark = '|';

    internal static Vocabulary Of(IReadOnlyList<Listing> listings) => new(
        Words(listings, car => car.Make), Words(listings, car => Key(car.Make, car.Model)),
        Words(listings, car => car.Transmission), Words(listings, car => car.Fuel));

    internal static string Key(string make, string model) => $"{make}{Mark}{model}";

    internal static int Place(string[] words, string? word) =>
        word is null ? -1 : Array.FindIndex(words, w => string.Equals(w, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The models of a make.</summary>
    internal IEnumerable<string> ModelsOf(string make) => Models
        .Where(key => key.StartsWith(make + Mark, StringComparison.OrdinalIgnoreCase))
        .Select(key => key[(make.Length + 1)..]);

    /// <summary>Whether the guide can value the car, and if not what to change.</summary>
    internal Refusal? Check(Car car, int newestYear)
    {
        if (Place(Makes, car.Make) < 0)
        {
            return Unknown("make", car.Make, Makes);
        }

        if (Place(Models, Key(car.Make, car.Model)) < 0)
        {
            return Unknown("model", car.Model, [.. ModelsOf(car.Make)]);
        }

        if (car.Transmission is { } transmission && Place(Transmissions, transmission) < 0)
        {
            return Unknown("transmission", transmission, Transmissions);
        }

        if (car.Fuel is { } fuel && Place(Fuels, fuel) < 0)
        {
            return Unknown("fuel", fuel, Fuels);
        }

        var oldest = newestYear - Limits.MostYears;
        return car.Year < oldest || car.Year > newestYear
            || car.Mileage is < 0 or > Limits.MostMileage
            || car.EngineLitres is < 0 or > Limits.MostLitres || car.Mpg is < 0 or > Limits.MostMpg
            || car.RoadTax is < 0 or > Limits.MostTax
            ? new(
                "valuation.figure_out_of_range",
                $"Give a year from {oldest} to {newestYear}, up to {Limits.MostMileage} on the odometer, " +
                $"an engine up to {Limits.MostLitres} l, up to {Limits.MostMpg} mpg and a road tax up to " +
                $"{Limits.MostTax}.",
                RefusalKind.Invalid, new("oldest", Number(oldest)), new("newest", Number(newestYear)))
            : null;
    }

    static Refusal Unknown(string what, string word, string[] known) => new(
        "valuation.not_in_guide",
        $"The guide knows no {what} '{(word.Length > MostShown ? word[..MostShown] : word)}'; choose one of: " +
        $"{string.Join(", ", known)}.",
        RefusalKind.Invalid, new("what", what), new("known", string.Join(", ", known)));

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string[] Words(IReadOnlyList<Listing> listings, Func<Car, string?> word) =>
        [.. listings.Select(l => word(l.Car)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)];
}

/// <summary>Beyond these a figure is a slip of the pen, not a car.</summary>
static class Limits
{
    internal const int MostYears = 30;
    internal const int MostMileage = 500_000;
    internal const decimal MostLitres = 10;
    internal const decimal MostMpg = 1_000;
    internal const decimal MostTax = 5_000;
}

/// <summary>What the model is asked, in its order.</summary>
static class Features
{
    internal static readonly IReadOnlyList<Feature> All =
    [
        new("make", FeatureKind.Category), new("model", FeatureKind.Category), new("age"), new("mileage"),
        new("transmission", FeatureKind.Category), new("fuel", FeatureKind.Category), new("tax"), new("mpg"),
        new("engine"),
    ];

    internal static readonly IReadOnlyList<Text> Names =
    [
        new("品牌", "Make"), new("车型", "Model"), new("车龄", "Age"), new("里程", "Mileage"), new("变速箱", "Transmission"),
        new("燃料", "Fuel"), new("车船税", "Road tax"), new("油耗", "Consumption"), new("排量", "Engine"),
    ];

    /// <param name="age">In whole years, as the training rows have it; one that cannot be counts as not known.</param>
    internal static void Fill(Vocabulary words, Car car, int age, int mileage, Span<float> row)
    {
        row[0] = Level(words.Makes, car.Make);
        row[1] = Level(words.Models, Vocabulary.Key(car.Make, car.Model));
        row[2] = age is >= 0 and <= Limits.MostYears ? age : float.NaN;
        row[3] = mileage;
        row[4] = Level(words.Transmissions, car.Transmission);
        row[5] = Level(words.Fuels, car.Fuel);
        row[6] = Number(car.RoadTax);
        row[7] = Number(car.Mpg);
        row[8] = Number(car.EngineLitres);
    }

    internal static Table Table(Vocabulary words, IReadOnlyList<Listing> listings, int marketYear)
    {
        var columns = All.Select(_ => new float[listings.Count]).ToArray();
        Span<float> row = stackalloc float[All.Count];
        for (var i = 0; i < listings.Count; i++)
        {
            var car = listings[i].Car;
            Fill(words, car, marketYear - car.Year, car.Mileage, row);
            for (var f = 0; f < row.Length; f++)
            {
                columns[f][i] = row[f];
            }
        }

        return Boosting.Table.Of(All, columns).Value;
    }

    static float Level(string[] words, string? word)
    {
        var place = Vocabulary.Place(words, word);
        return place < 0 ? float.NaN : place;
    }

    static float Number(decimal? value) => value is { } known ? (float)known : float.NaN;
}
