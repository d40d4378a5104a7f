using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Server.Door;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Door;

/// <summary>A body that does not fit is refused with its place and what was expected; our types unnamed.</summary>
public sealed class JsonTroubleTests
{
    sealed record Order(
        string Name, int Count, Money Price, DateOnly On, Id<Organisation> By, Rate Rate, IReadOnlyList<int> Steps,
        Kind Kind);

    enum Kind
    {
        Small,
        Large,
    }

    const string Good = """
        {"name":"x","count":2,"price":{"minorUnits":100,"currency":"CNY"},"on":"2026-01-31",
         "by":"org_0199a2b4c5d67e8f9a0b1c2d3e4f5a6b","rate":"0.07","steps":[1],"kind":"small"}
        """;

    [Theory]
    [InlineData("{}", "Expected the field 'type' as one of circle, square.")]
    [InlineData("""{"side":1}""", "Expected the field 'type' as one of circle, square.")]
    [InlineData("""{"type":"star"}""", "'star' is no kind of it; see the kinds in /openapi/v1.json.")]
    public void A_member_of_a_family_is_named(string body, string expectation)
    {
        var wrong = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Shape>(body, Json.Wire));

        Assert.EndsWith(
            ": " + expectation, JsonTrouble.Explain(wrong, typeof(Shape)).Sentence, StringComparison.Ordinal);
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Square), "square")]
    abstract record Shape;

    sealed record Circle : Shape;

    sealed record Square(int Side) : Shape;

    [Fact]
    public void A_body_that_fits_is_read() =>
        Assert.Equal(new Money(100, Currency.Cny), JsonSerializer.Deserialize<Order>(Good, Json.Wire)!.Price);

    [Theory]
    [InlineData("\"count\":2", "\"count\":2.5", "$.count", "expected a whole number.")]
    [InlineData("\"count\":2", "\"count\":\"2\"", "$.count", "expected a whole number.")]
    [InlineData("\"count\":2", "\"count\":null", "$.count", "expected a whole number.")]
    [InlineData(
        "\"minorUnits\":100", "\"minorUnits\":100.5", "$.price",
        "Expected minorUnits as a whole number of minor units.")]
    [InlineData(
        "\"minorUnits\":100", "\"minorUnits\":1e30", "$.price",
        "Expected minorUnits as a whole number of minor units.")]
    [InlineData("\"CNY\"", "\"XXQ\"", "$.price", "Expected currency as an ISO 4217 code the house knows, such as CNY.")]
    [InlineData(
        "\"CNY\"", "\"CNY\",\"cents\":1", "$.price",
        "The field 'cents' is not part of money; it has minorUnits and currency.")]
    [InlineData("2026-01-31", "2026-02-31", "$.on", "expected a day like 2026-01-31.")]
    [InlineData("org_0199", "usr_0199", "$.by", "Expected an id like org_0199….")]
    [InlineData("\"0.07\"", "0.07", "$.rate", "Expected a rate as a fraction a year in a string, such as \"0.0725\".")]
    [InlineData("[1]", "{}", "$.steps", "expected a list.")]
    [InlineData("[1]", "[1,\"a\"]", "$.steps[1]", "expected a whole number.")]
    [InlineData("\"small\"", "\"huge\"", "$.kind", "expected one of small, large.")]
    [InlineData("\"small\"", "1", "$.kind", "expected one of small, large.")]
    public void A_value_of_the_wrong_form_is_named(string good, string bad, string path, string expectation)
    {
        var refusal = Refused(good, bad);

        Assert.Equal("platform.json_invalid", refusal.Code);
        Assert.EndsWith(": " + expectation, refusal.Sentence, StringComparison.Ordinal);
        Assert.StartsWith($"At {path}, line ", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_field_is_named()
    {
        var refusal = Refused("\"count\"", "\"amount\":1,\"count\"");

        Assert.Equal("platform.json_unknown_field", refusal.Code);
        Assert.EndsWith(
            "the field 'amount' is not known here; leave it out.", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_field_is_named() => Assert.EndsWith(
        "a required field is missing: 'name'.", Refused("\"name\":\"x\",", "").Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_field_that_stands_twice_is_named() => Assert.EndsWith(
        "the field 'count' stands twice; keep one.",
        Refused("\"count\":2", "\"count\":2,\"count\":3").Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"count\":2", "\"count\":")]
    [InlineData("\"count\":2", "count:2")]
    [InlineData("\"small\"}", "\"small\"")]
    public void What_is_no_JSON_at_all_is_said_so(string good, string bad) => Assert.EndsWith(
        "this is not well-formed JSON; correct it.", Refused(good, bad).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Line_and_column_count_from_1()
    {
        var refusal = Refused("\"by\":\"org_", "\"by\":\"usr_");

        Assert.Equal("2", refusal.Values.Single(v => v.Name == "line").Value);
    }

    [Fact]
    public void No_name_of_a_type_of_ours_leaks()
    {
        string[] all = ["[]", "{}", "7", "\"x\"", "{\"kind\":\"huge\"}", "{\"kind\":1}", "{\"steps\":[\"a\"]}", ""];
        foreach (var bad in all)
        {
            var sentence = Explain(bad).Sentence;
            Assert.DoesNotContain("Wheelhouse", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("System.", sentence, StringComparison.Ordinal);
        }
    }

    static Refusal Refused(string good, string bad)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var body = Good.Replace(good, bad, StringComparison.Ordinal);
        return Explain(body);
    }

    static Refusal Explain(string body)
    {
        var trouble = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Order>(body, Json.Wire));
        return JsonTrouble.Explain(trouble, typeof(Order));
    }
}
