using System.Text.Encodings.Web;
using System.Text.Json;
using Wheelhouse.Cli.Input;
using Wheelhouse.Kernel;
using Wheelhouse.Valuation;

namespace Wheelhouse.Cli.Values;

/// <summary>What the verbs of price guides share: reading guides and listings, writing answers.</summary>
static class Guides
{
    internal static readonly Option Chosen = new("--guide", "GUIDE",
        "a guide that value train wrote; without it the one that ships");

    const int MostMileage = 3_000_000;
    const decimal MostPrice = 10_000_000m;
    const decimal MostFigure = 100_000m;

    internal static PriceGuide Read(Call call)
    {
        if (call.Setting(Chosen.Name) is not { } file)
        {
            return PriceGuide.Shipped;
        }

        using var stream = InputFile.Open(file, call.Channels.Input);
        var guide = GuideFile.Read(stream);
        return guide.Refused is { } refusal ? throw new RefusedException(refusal) : guide.Value;
    }

    /// <summary>Listings with the columns make, model, year, price, transmission, mileage, fuelType, tax, mpg,
    /// engineSize.</summary>
    internal static List<Listing> Listings(Call call, Currency currency, CancellationToken cancel) => CsvRows.All(
        call.Operands[0], call.Channels.Input,
        row => new Listing(
            new(
                row.Word("make"), row.Word("model"), row.Whole("year", 1900, 2100),
                row.Whole("mileage", 0, MostMileage),
                row.Word("transmission"), row.Word("fuelType"), row.NumberIf("engineSize", 0, MostFigure),
                row.NumberIf("mpg", 0, MostFigure), row.NumberIf("tax", 0, MostFigure)),
            Money.Round(row.Number("price", 1, MostPrice), currency, MidpointRounding.ToEven)),
        cancel);

    internal static async Task Write(Call call, Action<Utf8JsonWriter> write, CancellationToken cancel)
    {
        await using (var json = new Utf8JsonWriter(
            call.Channels.Output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            write(json);
        }

        await call.Channels.Output.WriteAsync("\n"u8.ToArray(), cancel);
    }

    internal static void Quality(Utf8JsonWriter json, GuideQuality quality)
    {
        json.WriteNumber("rows", quality.Rows);
        json.WriteString("meanShareError", Four(quality.MeanShareError));
        json.WriteString("medianShareError", Four(quality.MedianShareError));
        json.WriteString("rSquared", Four(quality.RSquared));
        json.WriteString("coverage", Four(quality.Coverage));
        json.WriteString("within10Percent", Four(quality.WithinTenth));
        json.WriteString("within20Percent", Four(quality.WithinFifth));
    }

    internal static string Four(decimal share) =>
        share.ToString("F4", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Text(Money money) =>
        money.Major.ToString($"F{money.Currency.Digits}", System.Globalization.CultureInfo.InvariantCulture);
}
