using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Platform;
using Xunit;
using static Wheelhouse.Modules.Tests.Origination.Deals;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>What a finance must cost beside its decision: the table of the policy, the caps of the rule book.</summary>
public sealed class CostingTests
{
    static readonly Gathered Saloon = Gather(Price(Product(0.0528m), New(169_800m, 69_800m, 36)));

    [Fact]
    public void A_score_has_its_grade_and_the_parts_sum_to_the_price()
    {
        var assessed = Assess(Saloon);
        var price = assessed.Ruled.Price!;

        var grades = JsonDocument.Parse(PolicyBook.File("car-loan", 1)!).RootElement.GetProperty("pricing")
            .GetProperty("grades").EnumerateArray().ToList();
        var grade = grades.Last(one => one.GetProperty("from").GetInt32() <= assessed.Score);
        Assert.Equal(grade.GetProperty("id").GetString(), price.Grade);
        Assert.Equal(grade.GetProperty("default").GetDecimal(), price.Default);
        Assert.Equal(price.Sheet.Rate.PerYear, price.Sheet.Parts.Sum(part => part.Rate.PerYear));
        Assert.Equal(10_000_000, price.Balances[0]);
        Assert.Equal(36, price.Balances.Count);
        Assert.Equal("car-loan/1", price.Sheet.Rules);
        Assert.Equal(new Rate(0.0528m), price.Charged);
    }

    [Fact]
    public void The_cap_is_that_of_the_rule_book_and_comes_last()
    {
        var greedy = Changed(table => table["margin"] = "0.4");

        var sheet = Assessor.Assess(greedy, Rules, Saloon).Ruled.Price!.Sheet;

        var law = Assert.Single(Rules.CostCaps(Assess(Saloon).Ruled.Facts, Today));
        Assert.Equal(("R-RATE-02", 0.24m), (law.Id, law.Parameter));
        Assert.Equal("R-RATE-02", sheet.Cap!.Rule);
        Assert.False(sheet.Cap.Verified);
        Assert.True(sheet.Rate.PerYear <= 0.24m);
        Assert.True(sheet.Parts[^1].Rate.PerYear < 0);
    }

    [Fact]
    public void A_worse_grade_costs_more_and_changes_no_verdict()
    {
        var dear = Changed(table => table["grades"]!.AsArray().ToList().ForEach(one => one!["default"] = 0.3m));

        var (usual, worse) = (Assess(Saloon), Assessor.Assess(dear, Rules, Saloon));

        Assert.True(worse.Ruled.Price!.Sheet.Rate > usual.Ruled.Price!.Sheet.Rate);
        Assert.Equal(usual.Verdict, worse.Verdict);
        Assert.Equal(usual.InputsHash, worse.InputsHash);
    }

    [Fact]
    public void A_stored_price_is_made_again_to_the_byte_and_an_older_decision_has_none()
    {
        var first = Assess(Saloon);
        var stored = JsonSerializer.Deserialize<DealRuled>(
            JsonSerializer.Serialize(first.Ruled, Json.Stored), Json.Stored)!;

        var again = Assessor.Again(CarLoan, Rules, first.Inputs, stored);
        var older = Assessor.Again(CarLoan, Rules, first.Inputs, stored with { Price = null });

        Assert.NotNull(again.Ruled.Price);
        Assert.Equal(
            JsonSerializer.Serialize(first.Ruled.Price, Json.Stored),
            JsonSerializer.Serialize(again.Ruled.Price, Json.Stored));
        Assert.Null(older.Ruled.Price);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{ "id": "B", "from": 0, "default": 0.01 }, { "id": "A", "from": 0, "default": 0.005 }]""")]
    [InlineData("""[{ "id": "B", "from": 0, "default": 0.01 }, { "id": "A", "from": 600, "default": 0.02 }]""")]
    [InlineData("""[{ "id": "A", "from": 0, "default": 1 }]""")]
    [InlineData("""[{ "id": "A", "from": 0, "default": 0.1, "limit": 3 }]""")]
    public void A_table_that_cannot_price_keeps_the_policy_from_being_read(string grades)
    {
        var file = JsonNode.Parse(PolicyBook.File("car-loan", 1)!)!;
        file["pricing"]!["grades"] = JsonNode.Parse(grades);

        Assert.Equal("pricing.rules_wrong", PolicyBook.Compile(file.ToJsonString()).Refused!.Code);
    }

    static Policy Changed(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(PolicyBook.File("car-loan", 1)!)!;
        change(file["pricing"]!);
        return PolicyBook.Compile(file.ToJsonString()).Value;
    }
}
