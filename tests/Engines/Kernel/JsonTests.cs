using System.Text.Json;
using Wheelhouse.Kernel;
using Xunit;

namespace Wheelhouse.Engines.Tests.Kernel;

/// <summary>Money, rates and currencies as JSON: one form, and nothing else is taken for it.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Money_is_minor_units_and_a_currency() =>
        AssertJson(new Money(12_345, Currency.Cny), """{"minorUnits":12345,"currency":"CNY"}""");

    [Fact]
    public void A_rate_is_its_fraction_in_text() => AssertJson(new Rate(0.0725m), "\"0.0725\"");

    [Fact]
    public void A_currency_is_its_code() => AssertJson(Currency.Jpy, "\"JPY\"");

    [Fact]
    public void A_day_count_is_written_as_people_write_it() =>
        AssertJson(DayCount.Actual365Or366WithFeb29, "\"act/365-or-366-with-29-feb\"");

    [Theory]
    [InlineData("12.5")]
    [InlineData("""{"minorUnits":12.5,"currency":"CNY"}""")]
    [InlineData("""{"minorUnits":12}""")]
    [InlineData("""{"minorUnits":12,"currency":"XXX"}""")]
    [InlineData("""{"minorUnits":12,"currency":"CNY","more":1}""")]
    [InlineData("""{"minorUnits":12,"minorUnits":13,"currency":"CNY"}""")]
    [InlineData("""{"minorUnits":12,"currency":"CNY","currency":"USD"}""")]
    public void What_is_not_money_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    [Theory]
    [InlineData("0.0725")]
    [InlineData("\"7.25 %\"")]
    [InlineData("\"1e-2\"")]
    public void What_is_not_a_rate_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Rate>(json));

    [Fact]
    public void No_currency_is_none_of_them()
    {
        Assert.Null(default(Currency).Code);
        Assert.NotEqual(default, Currency.Cny);
        Assert.False(Currency.TryParse(null, out _));
    }

    static void AssertJson<T>(T value, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(value));
        Assert.Equal(value, JsonSerializer.Deserialize<T>(json));
    }
}
