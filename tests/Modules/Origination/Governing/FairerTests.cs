using Wheelhouse.Decisions;
using Wheelhouse.Origination.Governing;
using Xunit;
using static Wheelhouse.Modules.Tests.Origination.Deals;

namespace Wheelhouse.Modules.Tests.Origination.Governing;

/// <summary>The search for a less discriminatory alternative, on cases that differ in age alone.</summary>
public sealed class FairerTests
{
    /// <summary>Forty who are 35 are approved; forty who are 62 would be 67 at the end, and the check of age refers
    /// them: a ratio of 0. Without that check all eighty are approved: a ratio of 1, and one of the older contracts is
    /// bad.</summary>
    [Fact]
    public void The_check_that_tells_the_groups_apart_is_found()
    {
        var cases = Of("26-35", 35, 40, 40).Concat(Of("56+", 62, 67, 40)).ToList();

        var (now, alternatives) = Fairer.Search(CarLoan, cases);
        Assert.Equal((0.0, 40), (now.WorstRatio!.Value, now.Approved.Hits));
        var found = Assert.Single(alternatives);
        Assert.Equal(("CR-AGE-1", 1.0, 80), (found.Change, found.WorstRatio!.Value, found.Approved.Hits));
        Assert.Equal((1, 2), (found.Bad.Hits, found.Bad.Of)); // the first of each group became a contract
    }

    [Fact]
    public void Groups_that_fare_alike_need_no_alternative()
    {
        var (now, alternatives) = Fairer.Search(CarLoan, [.. Of("26-35", 35, 40, 40), .. Of("36-45", 45, 50, 40)]);

        Assert.Equal(1.0, now.WorstRatio!.Value);
        Assert.Empty(alternatives);
    }

    /// <summary>Of twenty-nine nobody can say how a group fares.</summary>
    [Fact]
    public void A_small_group_is_left_out()
    {
        var cases = Of("26-35", 35, 40, 40).Concat(Of("56+", 62, 67, Fairer.SmallestGroup - 1)).ToList();

        Assert.Equal(1.0, Fairer.Search(CarLoan, cases).Now.WorstRatio!.Value);
    }

    static IEnumerable<Grouped> Of(string group, int age, int ageAtEnd, int count) =>
        Enumerable.Range(0, count).Select(n => new Grouped(
            Case(age, ageAtEnd), verdict => verdict, group, n == 0 ? age > 60 : null));

    static Inputs Case(int age, int ageAtEnd)
    {
        var inputs = CarLoan.NewInputs();
        foreach (var (name, value) in Good)
        {
            inputs.Set(name, Datum.Of(value));
        }

        foreach (var (name, flag) in new[] { ("employerKnown", true), ("vinApplied", false), ("vinFinanced", false) })
        {
            inputs.Set(name, Datum.Of(flag));
        }

        return inputs.Set("condition", Datum.Of("new")).Set("age", Datum.Of((decimal)age))
            .Set("ageAtEnd", Datum.Of((decimal)ageAtEnd));
    }

    static readonly (string, decimal)[] Good =
    [
        ("financed", 100_000m), ("ltv", 0.6m), ("downShare", 0.4m), ("months", 24m), ("instalment", 4_400m),
        ("income", 40_000m), ("pti", 0.11m), ("dti", 0.15m), ("freeIncome", 34_000m), ("priceOverValue", 0m),
        ("gap", 0m), ("carYearsAtEnd", 2m), ("openApplications", 0m), ("applications30", 0m),
    ];
}
