using Wheelhouse.Kernel;
using Xunit;

namespace Wheelhouse.Engines.Tests.Kernel;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("595.890410", 59_589)]
    [InlineData("0.125", 12)] // half a fen goes to the even neighbour
    [InlineData("0.135", 14)]
    [InlineData("-0.125", -12)]
    public void Rounding_is_half_even_when_it_is_named_so(string major, long minor) =>
        Assert.Equal(new(minor, Currency.Cny), Money.Round(Number(major), Currency.Cny, MidpointRounding.ToEven));

    [Fact]
    public void Currencies_never_mix() =>
        Assert.Throws<ArgumentException>(() => new Money(1, Currency.Cny) + new Money(1, Currency.Usd));

    [Fact]
    public void Overflow_is_an_error_and_never_wraps() =>
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Currency.Cny) + new Money(1, Currency.Cny));

    static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
