using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Xunit;
using static Wheelhouse.Engines.Tests.Insuring.Sample;

namespace Wheelhouse.Engines.Tests.Insuring;

/// <summary>A month by use: by hand, and who may never pay more or less.</summary>
public sealed class UsageMonthTests
{
    static readonly PolicyTerm Year = PolicyTerm.Year(Day);

    static readonly UsageTerms Terms = new(Cny(448), 0.0672m, 10_000, Usage);

    [Fact]
    public void A_month_is_its_days_and_its_way()
    {
        var month = Settle(new(1_000, 1_000, [new("night", 0.2m)]));

        // 448 × 31 / 365 = 38.05; 1 + 0.5 × 0.2 = 1.1, Z = 1 000 / 2 000, 1 + 0.5 × 0.1 = 1.05
        Assert.Equal(
            (Cny(38.05m), 1.1m, 0.5m, 1.05m), (month.Fixed, month.Relativity, month.Credibility, month.Factor));
        // 1 000 × 0.0672 × 1.05
        Assert.Equal((Cny(70.56m), Cny(108.61m)), (month.Variable, month.Total));
        Assert.Equal(
            [("night", 0.2m, 1.1m), ("fast", null, 1m), ("harsh", null, 1m)],
            month.Parts.Select(part => (part.Factor, part.Value, part.Relativity)));
    }

    [Fact]
    public void Without_data_the_kilometres_are_those_declared_and_nobody_is_rated()
    {
        var month = Settle(MonthUse.None);

        // 10 000 × 31 / 365 = 849.3150684932 km × 0.0672 = 57.07
        Assert.Equal((KilometreSource.Declared, 849.3150684932m), (month.Source, month.Kilometres));
        Assert.Equal((1m, Cny(57.07m)), (month.Factor, month.Variable));
        Assert.Empty(month.Parts);
    }

    [Fact]
    public void Who_drove_but_was_not_scored_pays_the_plain_rate()
    {
        var month = Settle(new(1_000, 0, []));

        Assert.Equal((KilometreSource.Measured, 1m, Cny(67.20m)), (month.Source, month.Factor, month.Variable));
    }

    [Fact]
    public void Days_outside_the_term_cost_nothing_fixed()
    {
        var month = UsageMonth.Settle(Terms, Year, Day.AddDays(-20), Day, MonthUse.None);

        Assert.Equal((Cny(0), Cny(0)), (month.Fixed, month.Variable));
    }

    [Fact]
    public void The_fixed_parts_of_a_year_sum_to_the_whole() => Prop.ForAll(
        Gen.Choose(0, 10_000_000).ToArbitrary(),
        minor =>
        {
            var terms = Terms with { Fixed = new(minor, Currency.Cny) };
            var months = Enumerable.Range(0, 13)
                .Select(m => new DateOnly(2026, 3, 1).AddMonths(m))
                .Select(first => UsageMonth.Settle(terms, Year, first, first.AddMonths(1), MonthUse.None).Fixed);
            return Money.Sum(months, Currency.Cny) == terms.Fixed;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_caps_hold_and_more_way_or_worse_driving_never_costs_less() => Prop.ForAll(
        Uses.ToArbitrary(),
        one =>
        {
            var (use, more) = one;
            var month = Settle(use);
            ScoreFinding[] worse = [.. use.Findings.Select(finding => finding with { Value = finding.Value + more })];
            return month.Capped is >= 0.8m and <= 1.2m
                && month.Factor is >= 0.8m and <= 1.2m
                && month.Credibility is >= 0 and < 1
                && Settle(use with { Kilometres = use.Kilometres + more }).Variable >= month.Variable
                && Settle(use with { Findings = worse }).Variable >= month.Variable;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_finding_above_its_most_counts_as_that() => Assert.Equal(
        Settle(new(1_000, 1_000, [new("harsh", 20)])).Relativity,
        Settle(new(1_000, 1_000, [new("harsh", 500)])).Relativity);

    static UsageSettlement Settle(MonthUse use) => UsageMonth.Settle(Terms, Year, Day, Day.AddMonths(1), use);

    static Gen<(MonthUse Use, decimal More)> Uses =>
        from kilometres in Gen.Choose(0, 20_000)
        from scored in Gen.Choose(0, 20_000)
        from night in Gen.Choose(0, 100)
        from harsh in Gen.Choose(0, 60)
        from more in Gen.Choose(0, 100)
        select (
            new MonthUse(kilometres, scored, [new("night", night / 100m), new("harsh", harsh)]), more / 100m);
}
