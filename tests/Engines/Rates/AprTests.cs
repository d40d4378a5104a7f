using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;

namespace Wheelhouse.Engines.Tests.Rates;

/// <summary>Annual percentage rates worked by hand, and what is refused.</summary>
public sealed class AprTests
{
    static readonly DateOnly NewYear = new(2025, 1, 1);

    [Theory]
    [InlineData(AprMethod.Eu, "0.12")] // 1 000 grows to 1 120 in a year
    [InlineData(AprMethod.Uk, "0.12")]
    [InlineData(AprMethod.Xirr, "0.12")]
    [InlineData(AprMethod.ChinaCompound, "0.12")]
    [InlineData(AprMethod.ChinaSimple, "0.1138655152")] // 12 × (1.12^(1/12) − 1) = 12 × 0.0094887929
    public void A_thousand_that_grows_to_1120_in_twelve_months(AprMethod method, string expected) =>
        Equal(expected, Apr.Monthly(method, [new(1000m, 0)], [new(1120m, 12)]));

    [Theory]
    [InlineData(AprMethod.Eu, "0.12")]
    [InlineData(AprMethod.Xirr, "0.12")]
    [InlineData(AprMethod.ChinaCompound, "0.12")]
    [InlineData(AprMethod.ChinaSimple, "0.1138655152")] // a month is 365/12 days, so the same as by months
    public void The_same_by_days_when_the_year_has_365(AprMethod method, string expected) =>
        Equal(expected, Apr.Daily(method, [new(1000m, NewYear)], [new(1120m, NewYear.AddDays(365))]));

    [Fact]
    public void One_monthly_payment_a_month_later_costs_twelve_times_its_surcharge() =>
        // 1 000 against 1 010 after a month: 1 % a month, 12 % nominal, 1.01^12 − 1 = 12.68250301 % effective
        Assert.Equal(
            [0.12m, 0.1268250301m],
            new[] { AprMethod.ChinaSimple, AprMethod.ChinaCompound }
                .Select(method => Round(Apr.Monthly(method, [new(1000m, 0)], [new(1010m, 1)]))));

    [Fact]
    public void An_odd_fraction_counts_as_simple_interest() =>
        // half a unit-period: 1 000 × (1 + i/2) = 1 010, i = 2 %, 12 a year = 24 %
        Equal("0.24", Apr.UsActuarial([new(1000m, 0)], [new(1010m, 0, 0.5m)], 12));

    [Fact]
    public void Several_advances_are_each_discounted_from_their_own_day() =>
        // 100 now and 100 in a year; 231 after two years: 100 × 1.1² + 100 × 1.1 = 231
        Equal("0.10", Apr.Monthly(AprMethod.Eu, [new(100m, 0), new(100m, 12)], [new(231m, 24)]));

    [Fact]
    public void Paying_back_less_than_was_lent_is_a_negative_rate() =>
        Equal("-0.10", Apr.Monthly(AprMethod.Eu, [new(1000m, 0)], [new(900m, 12)]));

    [Fact]
    public void Paying_back_the_same_costs_nothing() =>
        Equal("0", Apr.Monthly(AprMethod.Eu, [new(1000m, 0)], [new(500m, 6), new(500m, 12)]));

    [Fact]
    public void A_fee_at_the_start_is_as_good_as_a_smaller_advance() =>
        Assert.Equal(
            Apr.Monthly(AprMethod.Eu, [new(980m, 0)], [new(1100m, 12)]).Value.Annual,
            Apr.Monthly(AprMethod.Eu, [new(1000m, 0)], [new(20m, 0), new(1100m, 12)]).Value.Annual);

    [Fact]
    public void China_rate_of_a_borrowers_flows_counts_whole_months()
    {
        // 1 000 received on 31 January, 1 010 paid on 28 February: one month, so 12 %
        CashFlow[] flows = [new(new(2025, 1, 31), Cny(100_000)), new(new(2025, 2, 28), Cny(-101_000))];

        Equal("0.12", Apr.ChinaAnnualised(flows));
        Equal("0.1268250301", Apr.ChinaAnnualised(flows, compound: true));
    }

    [Fact]
    public void China_rate_of_days_between_months_is_by_days()
    {
        // 45 days: growth 1.01, a year 1.01^(365/45) − 1 = 8.4054565733 %
        CashFlow[] flows = [new(NewYear, Cny(100_000)), new(NewYear.AddDays(45), Cny(-101_000))];

        Equal("0.0840545657", Apr.ChinaAnnualised(flows, compound: true));
    }

    [Theory]
    [InlineData("2025-01-10", "2025-02-15", 1, "0.1666666667")] // back one month to 15 January; 5 days of 30 remain
    [InlineData("2025-01-31", "2025-02-28", 0, "0.9333333333")] // 28 January lies before it: 28 days
    [InlineData("2025-01-28", "2025-03-28", 2, "0")]
    public void Unit_periods_of_a_month_are_measured_back_from_the_later_day(
        string from, string to, int full, string odd)
    {
        var flow = UnitPeriod.Month.Between(Day(from), Day(to), 1m);

        Assert.Equal(full, flow.UnitPeriods);
        Assert.Equal(Number(odd), decimal.Round(flow.Fraction, 10, MidpointRounding.ToEven));
    }

    [Fact]
    public void Unit_periods_of_four_weeks_and_half_months_count_days()
    {
        var (fourWeeks, from, to) = (UnitPeriod.Weeks(4), Day("2025-01-10"), Day("2025-02-15")); // 36 days

        Assert.Equal(new UnitPeriodFlow(1m, 1, 8m / 28m), fourWeeks.Between(from, to, 1m));
        Assert.Equal(new UnitPeriodFlow(1m, 2, 5m / 15m), UnitPeriod.SemiMonth.Between(from, to, 1m));
        Assert.Equal((13, 24, 12), (fourWeeks.PerYear, UnitPeriod.SemiMonth.PerYear, UnitPeriod.Month.PerYear));
    }

    [Fact]
    public void What_has_no_rate_is_refused_by_name()
    {
        Assert.Equal("lending.apr_no_payments", Apr.Monthly(AprMethod.Eu, [new(1m, 0)], []).Refused?.Code);
        Assert.Equal("lending.apr_no_advances", Apr.Monthly(AprMethod.Eu, [], [new(1m, 0)]).Refused?.Code);
        Assert.Equal("lending.apr_flow_invalid", Apr.Monthly(AprMethod.Eu, [new(1m, 0)], [new(-1m, 1)]).Refused?.Code);
        Assert.Equal("lending.apr_flow_invalid", Apr.UsActuarial([new(1m, 0)], [new(2m, 1, 1m)], 12).Refused?.Code);
        Assert.Equal("lending.apr_flow_invalid", Apr.UsActuarial([new(1m, 0)], [new(2m, 1)], 0).Refused?.Code);
        Assert.Equal("lending.apr_no_rate", Apr.Monthly(AprMethod.Eu, [new(1m, 0)], [new(2m, 0)]).Refused?.Code);
        Assert.Equal("lending.apr_no_rate", Apr.Monthly(AprMethod.Eu, [new(1m, 0)], [new(1e6m, 1)]).Refused?.Code);
    }

    [Fact]
    public void Flows_that_several_rates_fit_are_refused()
    {
        // −100 + 230 v − 132 v²: v = 1/1.1 and v = 1/1.2 both solve it, so 10 % and 20 %
        var refusal = Apr.Monthly(AprMethod.Eu, [new(100m, 0), new(132m, 24)], [new(230m, 12)]).Refused;

        Assert.Equal("lending.apr_several_rates", refusal?.Code);
        Assert.Contains("10.00%, 20.00%", refusal?.Sentence, StringComparison.Ordinal);
    }

    static void Equal(string expected, Outcome<AprAnswer> answer) => Assert.Equal(Number(expected), Round(answer));

    static decimal Round(Outcome<AprAnswer> answer) =>
        decimal.Round(answer.Value.Annual.PerYear, 10, MidpointRounding.ToEven);

    static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    static Money Cny(long minor) => new(minor, Currency.Cny);
}
