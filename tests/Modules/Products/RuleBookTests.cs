using Wheelhouse.CreditRisk;
using Wheelhouse.Products;
using Wheelhouse.Products.Rules;
using Xunit;

namespace Wheelhouse.Modules.Tests.Products;

/// <summary>The rules prove themselves: each row that is checked carries its cases.</summary>
public sealed class RuleBookTests
{
    static readonly IReadOnlyList<RuleData> Rules = RuleData.Read();

    public static TheoryData<int, int> Cases()
    {
        var cases = new TheoryData<int, int>();
        for (var row = 0; row < Rules.Count; row++)
        {
            for (var number = 0; number < (Rules[row].Cases?.Count ?? 0); number++)
            {
                cases.Add(row, number);
            }
        }

        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_case_in_the_data_holds(int row, int number)
    {
        var rule = Rules[row];
        var expected = rule.Cases![number];
        var check = Assert.Single(new RuleBook([rule]).Check(expected.Facts, expected.On));

        Assert.Equal(
            (rule.Id, expected.Verdict, expected.Actual, expected.Limit),
            (check.Rule, check.Verdict, check.Actual, check.Limit));
    }

    [Fact]
    public void Every_row_that_is_checked_has_a_case_that_passes_or_one_that_breaks() =>
        Assert.Empty(Rules.Where(r => r.Measure is not null && r.Cases is not { Count: > 0 }).Select(r => r.Id));

    [Fact]
    public void Every_rule_that_is_checked_is_seen_to_pass_and_to_break()
    {
        var oneSided =
            from rule in Rules
            where rule.Measure is not null
            group rule by rule.Id into rows
            let verdicts = rows.SelectMany(r => r.Cases ?? []).Select(c => c.Verdict).Distinct().ToList()
            where !verdicts.Contains(RuleVerdict.Pass) || verdicts.All(v => v == RuleVerdict.Pass)
            select rows.Key;

        Assert.Empty(oneSided);
    }

    [Fact]
    public void Rows_of_one_rule_and_scope_never_overlap_in_time()
    {
        var clashes =
            from a in Rules
            from b in Rules
            where a.Measure is not null && !ReferenceEquals(a, b) && a.Id == b.Id
                && (a.Licences ?? []).SequenceEqual(b.Licences ?? [])
                && (a.From ?? DateOnly.MinValue) <= (b.To ?? DateOnly.MaxValue)
                && (b.From ?? DateOnly.MinValue) <= (a.To ?? DateOnly.MaxValue)
                && b.Measure is not null
            select a.Id;

        Assert.Empty(clashes);
    }

    [Fact]
    public void Only_rules_whose_text_was_read_are_verified() =>
        Assert.All(Rules, r => Assert.Equal(r.Mark == 'V', r.Row.Verified));

    [Fact]
    public void Marks_are_known_and_words_are_in_both_languages() => Assert.All(Rules, r =>
    {
        Assert.Contains(r.Mark, "VNG");
        Assert.True(r.Says.Zh.Length > 0 && r.Says.En.EndsWith('.') && r.Source.Length > 0, r.Id);
    });

    /// <summary>82 % of the price for an own-use car with a combustion engine: stopped until 2 April 2024, the
    /// institution's
    /// own matter from the next day.</summary>
    [Theory]
    [InlineData("2017-12-31", RuleVerdict.Block, "80.00%")]
    [InlineData("2024-04-02", RuleVerdict.Block, "80.00%")]
    [InlineData("2024-04-03", RuleVerdict.Pass, "100.00%")]
    public void The_limit_is_that_of_the_day(string day, RuleVerdict verdict, string limit)
    {
        var facts = Rules.Single(r => r.Id == "R-LTV-01" && r.To == new DateOnly(2024, 4, 2)).Cases![1].Facts;
        var check = new RuleBook(Rules)
            .Check(facts, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
            .Single(c => c.Rule.StartsWith("R-LTV", StringComparison.Ordinal));

        Assert.Equal(("R-LTV-01", verdict, "82.00%", limit), (check.Rule, check.Verdict, check.Actual, check.Limit));
    }

    [Fact]
    public void Every_deal_meets_exactly_one_loan_to_value_rule()
    {
        var book = new RuleBook(Rules);
        var deals =
            from condition in Enum.GetValues<Wheelhouse.Vehicles.VehicleCondition>()
            from powertrain in Enum.GetValues<Wheelhouse.Vehicles.Powertrain>()
            from use in Enum.GetValues<Wheelhouse.Vehicles.VehicleUse>()
            from day in new DateOnly[] { new(2018, 1, 1), new(2024, 4, 2), new(2024, 4, 3), new(2026, 1, 5) }
            let facts = Rules[0].Cases![0].Facts with { Condition = condition, Powertrain = powertrain, Use = use }
            select book.Check(facts, day).Count(c => c.Rule.StartsWith("R-LTV", StringComparison.Ordinal));

        Assert.All(deals, count => Assert.Equal(1, count));
    }

    public static TheoryData<int, int> Exposures()
    {
        var cases = new TheoryData<int, int>();
        for (var row = 0; row < Rules.Count; row++)
        {
            for (var number = 0; number < (Rules[row].Exposures?.Count ?? 0); number++)
            {
                cases.Add(row, number);
            }
        }

        return cases;
    }

    /// <summary>With all rows of the day, for a class rests on several of them.</summary>
    [Theory, MemberData(nameof(Exposures))]
    public void An_exposure_in_the_data_has_its_class_and_stage(int row, int number)
    {
        var expected = Rules[row].Exposures![number];
        Assert.True(Rules[row].Row.IsOn(expected.Facts.Day), "The case lies outside the row.");
        var before = expected.Before is { } was
            ? CreditStanding.From(was.Stage ?? Stage.One, was.CuringSince, was.Class ?? AssetClass.Normal,
                was.CuringSince)
            : CreditStanding.New;
        var found = before.Next(expected.Facts, new RuleBook(Rules).Credit(expected.Facts.Day));

        Assert.Equal(expected.Class ?? found.Class.Class, found.Class.Class);
        Assert.Equal(expected.Stage ?? found.Stage.Stage, found.Stage.Stage);
    }

    [Fact]
    public void Every_row_that_grades_has_cases_that_say_what() => Assert.All(
        Rules.Where(r => r.Grade is not null), r => Assert.True(
            r.Exposures is { Count: > 1 } && r.Exposures.All(e => e.Class is not null || e.Stage is not null), r.Id));

    /// <summary>Classes and stages can be had for any day, those before the order and the standard too.</summary>
    [Theory]
    [InlineData("1999-12-31")]
    [InlineData("2017-12-31")]
    [InlineData("2018-01-01")]
    [InlineData("2023-06-30")]
    [InlineData("2023-07-01")]
    [InlineData("2099-01-01")]
    public void The_rules_of_credit_risk_are_whole_on_every_day(string day)
    {
        var rules = new RuleBook(Rules)
            .Credit(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal([0, 90, 270, 360], rules.Classes.Bands.Select(b => b.Over));
        Assert.Equal((6, 12), (rules.Classes.CureMonths, rules.Classes.ObservationMonths));
        Assert.Equal(new StageRules(30, 90, 6, 3, 12), rules.Stages);
    }
}
