using System.Text.Json;
using Wheelhouse.Cli.Input;
using Wheelhouse.Kernel;
using Wheelhouse.Valuation;

namespace Wheelhouse.Cli.Values;

/// <summary><c>wheelhouse value quote FILE</c>: what cars are worth, and why.</summary>
static class QuoteValue
{
    const int Neighbours = 5;
    const int CurveMonths = 60;
    const int CurveStep = 12;

    public static readonly Verb Verb = new(
        "value quote",
        "What cars are worth: interval, parts, comparables, depreciation",
        ["FILE"],
        [Guides.Chosen],
        """
        FILE holds {"cases":[...]} or one case: "id", "make", "model", "year", "mileage" and, where known,
        "transmission", "fuel", "engineLitres", "mpg", "roadTax" (numbers as text); "monthsOn", months after the day of
        the guide (0).
        Answers with "value", "low" and "high" (80 % interval), "parts" that sum to the value, "comparables", and the
        "curve" at every twelfth month. Amounts are in the currency of the guide.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var (nodes, single) = await InputFile.Cases(call.Operands[0], call.Channels.Input, cancel);
        var guide = Guides.Read(call);
        var cases = nodes.Select(Read).ToList();
        return await CaseOutput.Write(
            cases, one => one.Id, (one, json) => Answer(guide, one, json), single, call.Channels, cancel);
    }

    static Case Read(JsonNode node)
    {
        node.Only(
            "id", "make", "model", "year", "mileage", "transmission", "fuel", "engineLitres", "mpg", "roadTax",
            "monthsOn");
        return new(
            node.Field("id", "the name of the case").Text(),
            new(
                node.Field("make", "a make of the guide").Text(), node.Field("model", "a model of that make").Text(),
                node.Field("year", "the year of first registration").Whole(1900, 2100),
                node.Field("mileage", "what the odometer shows").Whole(0, 3_000_000),
                node.Optional("transmission")?.Text(),
                node.Optional("fuel")?.Text(), node.Optional("engineLitres")?.Number(), node.Optional("mpg")?.Number(),
                node.Optional("roadTax")?.Number()),
            node.Optional("monthsOn")?.Whole(0, 360) ?? 0);
    }

    static Refusal? Answer(PriceGuide guide, Case one, Utf8JsonWriter json)
    {
        var value = guide.Value(one.Car, one.Months);
        var parts = guide.Explain(one.Car, one.Months);
        var near = Comparables.Of(guide, one.Car, Neighbours, one.Months);
        var curve = Depreciation.Curve(guide, one.Car, CurveMonths, from: one.Months);
        if ((value.Refused ?? parts.Refused ?? near.Refused ?? curve.Refused) is { } refusal)
        {
            return refusal;
        }

        json.WriteString("currency", guide.Market.Currency.Code);
        json.WriteString("value", Guides.Text(value.Value.Value));
        json.WriteString("low", Guides.Text(value.Value.Low));
        json.WriteString("high", Guides.Text(value.Value.High));
        Write(json, parts.Value);
        json.WriteStartArray("comparables");
        foreach (var comparable in near.Value)
        {
            Write(json, comparable);
        }

        json.WriteEndArray();
        json.WriteStartArray("curve");
        foreach (var point in curve.Value.Where(p => p.Month % CurveStep == 0))
        {
            json.WriteStartObject();
            json.WriteNumber("month", point.Month);
            json.WriteString("value", Guides.Text(point.Value));
            json.WriteString("low", Guides.Text(point.Low));
            json.WriteString("high", Guides.Text(point.High));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return null;
    }

    static void Write(Utf8JsonWriter json, ValueParts parts)
    {
        json.WriteStartObject("parts");
        json.WriteString("base", Guides.Text(parts.Base));
        foreach (var part in parts.Parts)
        {
            json.WriteString(part.Feature, Guides.Text(part.Amount));
        }

        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Comparable comparable)
    {
        var car = comparable.Listing.Car;
        json.WriteStartObject();
        json.WriteNumber("year", car.Year);
        json.WriteNumber("mileage", car.Mileage);
        json.WriteString("transmission", car.Transmission);
        json.WriteString("fuel", car.Fuel);
        json.WriteString("price", Guides.Text(comparable.Listing.Price));
        json.WriteString("adjustment", Guides.Text(comparable.Adjustment));
        json.WriteString("adjusted", Guides.Text(comparable.Adjusted));
        json.WriteEndObject();
    }

    sealed record Case(string Id, Car Car, int Months);
}
