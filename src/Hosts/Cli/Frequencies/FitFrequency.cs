using System.Text.Json;
using Wheelhouse.Boosting;
using Wheelhouse.Cli.Input;
using Wheelhouse.Cli.Values;
using Wheelhouse.Insuring;

namespace Wheelhouse.Cli.Frequencies;

/// <summary><c>wheelhouse frequency fit DATA</c>: the relativities of a motor tariff, with their card.</summary>
/// <remarks>Bands rather than trees: a tariff is a table that a customer may see and a person may check by hand. What
/// that costs against boosting, <c>frequency evaluate</c> tells on the same rows.</remarks>
static class FitFrequency
{
    public static readonly Verb Verb = new(
        "frequency fit",
        "Relativities of a motor tariff from claims, with their card",
        ["DATA"],
        [],
        """
        DATA is a CSV (or .csv.gz) with ClaimNb, Exposure, Area, VehAge, DrivAge. Fits driver's age, car's age and area
        by marginal totals (a Poisson model with log link); own claims are the business of a tariff's no-claim table,
        and are left out. Every fifth row judges and is not learned from. Prints "frequency" as a tariff file takes it,
        and a "card" with the mean Poisson deviance on the rows held out, beside that of one frequency for all.
        """,
        Run);

    const string Source =
        "wheelhouse frequency fit on freMTPL2freq (CASdatasets): French motor third-party liability policies";

    const int MostClaims = 4;

    /// <summary>Bands: the upper bound, exclusive; the last is open.</summary>
    static readonly (string Name, string Column, (string Code, decimal? Below)[] Bands)[] Numbers =
    [
        ("driverAge", "DrivAge",
            [("under21", 21), ("21to25", 26), ("26to29", 30), ("30to39", 40), ("40to49", 50), ("50to69", 70),
             ("from70", null)]),
        ("carAge", "VehAge", [("new", 1), ("1to4", 5), ("5to9", 10), ("10to14", 15), ("from15", null)]),
    ];

    /// <summary>The areas of the data, from rural to urban, in four.</summary>
    static readonly (string Code, string Letters)[] Areas =
        [("rural", "AB"), ("town", "C"), ("city", "D"), ("metropolis", "EF")];

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        List<Observed> all = CsvRows.All(
            call.Operands[0], call.Channels.Input,
            row => new Observed(
                [.. Numbers.Select(n => Band(n.Bands, row.Number(n.Column, 0, 1_000))), Area(row.Word("Area"))],
                (double)Math.Min(row.Whole("ClaimNb", 0, 1_000), MostClaims),
                (double)Math.Min(row.Number("Exposure", 0.0001m, 100), 1)),
            cancel);
        List<Observed> learned = [.. all.Where((_, i) => i % 5 != 4)], judged = [.. all.Where((_, i) => i % 5 == 4)];
        Enough(learned, judged);
        var (at, relativities) = MarginalTotals.Fit(learned, [.. Numbers.Select(n => n.Bands.Length), Areas.Length]);
        decimal[][] rounded = [.. relativities.Select(f => f.Select(r => Short(r, 4)).ToArray())];
        var start = Short(at, 6);
        await Guides.Write(
            call,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("frequency");
                json.WriteNumber("base", start);
                json.WriteStartArray("factors");
                for (var f = 0; f < rounded.Length; f++)
                {
                    Factor(json, f, rounded[f]);
                }

                json.WriteEndArray();
                json.WriteString("source", Source);
                json.WriteEndObject();
                Card(json, learned, judged, (double)start, rounded);
                json.WriteEndObject();
            },
            cancel);
        return Exit.Done;
    }

    /// <summary>A class without a claim has no relativity, and without rows held out nothing judges the rest.</summary>
    static void Enough(List<Observed> learned, List<Observed> judged)
    {
        if (judged.Count == 0)
        {
            throw new UnreadableException("There are fewer than five rows; every fifth is held out to judge.");
        }

        for (var f = 0; f <= Numbers.Length; f++)
        {
            var claims = learned.ToLookup(p => p.Levels[f], p => p.Claims);
            for (var band = 0; band < (f < Numbers.Length ? Numbers[f].Bands.Length : Areas.Length); band++)
            {
                if (claims[band].Sum() <= 0)
                {
                    throw new UnreadableException(
                        $"Nobody learned from has a claim in the class '{Code(f, band)}'; give more rows.");
                }
            }
        }
    }

    static string Code(int factor, int band) =>
        factor < Numbers.Length ? Numbers[factor].Bands[band].Code : Areas[band].Code;

    static void Factor(Utf8JsonWriter json, int factor, decimal[] relativities)
    {
        json.WriteStartObject();
        json.WriteString("name", factor < Numbers.Length ? Numbers[factor].Name : "area");
        json.WriteStartArray("bands");
        for (var band = 0; band < relativities.Length; band++)
        {
            json.WriteStartObject();
            json.WriteString("id", Code(factor, band));
            json.WriteNumber("relativity", relativities[band]);
            if (factor == Numbers.Length)
            {
                json.WriteStartArray("words");
                json.WriteStringValue(Areas[band].Code);
                json.WriteEndArray();
            }
            else if (band > 0)
            {
                json.WriteNumber("from", Numbers[factor].Bands[band - 1].Below!.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Card(
        Utf8JsonWriter json, List<Observed> learned, List<Observed> judged, double start,
        decimal[][] relativities)
    {
        double[] rates = [.. judged.Select(p => p.Claims / p.Years)], years = [.. judged.Select(p => p.Years)];
        double[] expected =
        [
            .. judged.Select(
                p => p.Levels.Select((l, f) => (double)relativities[f][l]).Aggregate(start, (all, r) => all * r)),
        ];
        var mean = learned.Sum(p => p.Claims) / learned.Sum(p => p.Years);
        json.WriteStartObject("card");
        json.WriteString("licence", "GPL-2.0-or-later");
        json.WriteNumber("rows", learned.Count);
        json.WriteNumber("heldOut", judged.Count);
        json.WriteNumber("deviance", Deviance(rates, expected, years));
        json.WriteNumber("floorDeviance", Deviance(rates, [.. rates.Select(_ => mean)], years));
        json.WriteStartObject("limits");
        json.WriteString("zh", "训练数据为法国机动车第三者责任险，用于其他市场或车损险前须以本公司数据重新拟合；此处仅供演示。");
        json.WriteString(
            "en",
            "Learned from French third-party liability; to be fitted anew on own data before it prices another market "
                + "or damage to the car. Here for demonstration.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static decimal Deviance(double[] rates, double[] expected, double[] years) =>
        Short(Measures.PoissonDeviance(rates, expected, years), 5);

    static decimal Short(double figure, int digits) =>
        decimal.Round((decimal)figure, digits, MidpointRounding.ToEven);

    static int Band((string Code, decimal? Below)[] bands, decimal number) =>
        Array.FindIndex(bands, band => band.Below is not { } below || number < below);

    static int Area(string letter) => Array.FindIndex(Areas, a => a.Letters.Contains(letter, StringComparison.Ordinal))
        is >= 0 and var place
        ? place
        : throw new UnreadableException($"The area '{letter}' is none of A to F.");
}
