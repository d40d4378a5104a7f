using Wheelhouse.Lending;
using Xunit;

namespace Wheelhouse.Engines.Tests.Rates;

/// <summary>The words of a rate carry the figures that make it.</summary>
public sealed class ExplainAprTests
{
    [Theory]
    [InlineData(AprMethod.ChinaSimple, "12 × 1.000000% = 12.0000%")]
    [InlineData(AprMethod.ChinaCompound, "(1 + 1.000000%)^12 − 1 = 12.6825%")]
    [InlineData(AprMethod.Eu, "(1 + 1.000000%)^12 − 1 = 12.6825%")]
    public void A_thousand_against_1010_a_month_later(AprMethod method, string formula)
    {
        var explanation = Apr.Monthly(method, [new(1000m, 0)], [new(1010m, 1)]).Value.Explain();

        Assert.Equal(formula, explanation.Formula);
        Assert.Equal(["1000", "1010", "10", "1.000000%", "12"], explanation.Inputs.Select(input => input.Value));
    }

    [Fact]
    public void By_days_a_month_is_365_twelfths_of_a_day_and_by_unit_periods_they_are_added_up()
    {
        var (day, later) = (new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1));

        Assert.Equal("12 × ((1 + 0.002587%)^365 − 1) = 11.3866%",
            Apr.Daily(AprMethod.ChinaSimple, [new(1000m, day)], [new(1120m, later)]).Value.Explain().Formula);
        Assert.Equal("24 × 0.500000% = 12.0000%",
            Apr.UsActuarial([new(1000m, 0)], [new(1005m, 1)], 24).Value.Explain().Formula);
    }
}
