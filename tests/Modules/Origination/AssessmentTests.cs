using Wheelhouse.Decisions;
using Wheelhouse.Origination.Assessing;
using Xunit;
using static Wheelhouse.Modules.Tests.Origination.Deals;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>What rules, policy and scorecard say, and what would change it.</summary>
public sealed class AssessmentTests
{
    /// <summary>
    /// Priced 92 000, valued 86 500, 28 000 down: 64 000 is 73.99 % where 70 % is allowed, and the price is 6.36 %
    /// above the value where 5 % passes. 86 500 × 70 % = 60 550, so 3 450 more down keeps the rule, and a person may
    /// approve. At 6.84 % in 36 months the instalment falls from 1 971.46 to 1 865.18; with debts of 2 150 and an
    /// income of 11 800 the debts to income fall from 34.93 % to 34.03 %.
    /// </summary>
    [Fact]
    public void A_used_car_beyond_its_loan_to_value_names_the_nearest_loan_a_person_may_approve()
    {
        var assessed = Assess(Gather(Price(Product(0.0684m), Used(92_000m, 86_500m, 28_000m, 36))));

        Assert.Equal(Verdict.Refer, assessed.Verdict);
        Assert.Equal("R-LTV-05", assessed.BlockedBy);
        Assert.Equal(["R-LTV-05", "PRICE_HIGH"], assessed.Reasons.Select(r => r.Code));
        var down = assessed.Changes.Single(c => c.Lever == "downPayment");
        Assert.Equal(("downPayment", Verdict.Refer, 31_450m), (down.Lever, down.Reaches, down.Value));
        Assert.Equal("CNY 3,450.00 more down", down.Text.En);
        Assert.Equal(
            [
                ("Instalment", "1,971.46", "1,865.18"), ("Loan to value", "73.99%", "70.00%"),
                ("Debts to income", "34.93%", "34.03%"),
            ],
            down.Effects.Select(e => (e.Label.En, e.Before, e.After)));
    }

    /// <summary>The same car: with 28 000 down, 60 550 may be lent on a price of 88 550, which is 2.37 % above the
    /// value and passes by itself.</summary>
    [Fact]
    public void A_price_beyond_the_value_may_come_down_and_no_further_than_the_value()
    {
        var gathered = Gather(Price(Product(0.0684m), Used(92_000m, 86_500m, 28_000m, 36)));

        var price = Assess(gathered).Changes.Single(c => c.Lever == "price");

        Assert.Equal((88_550m, "CNY 3,450.00 lower"), (price.Value, price.Text.En["A price ".Length..]));
        Assert.True(Holds(gathered, price));
        Assert.DoesNotContain(
            Assess(Gather(Price(Product(0.0684m), Used(86_500m, 86_500m, 20_000m, 36)))).Changes,
            c => c.Lever == "price");
    }

    /// <summary>At a fair price: 65 000 on 91 000 is 71.43 %; 70 % is 63 700, and 1 300 more is approved.</summary>
    [Fact]
    public void Where_nothing_else_is_wrong_the_nearest_loan_is_approved()
    {
        var priced = Price(Product(0.0684m), Used(92_000m, 91_000m, 27_000m, 36));
        var assessed = Assess(Gather(priced, Person(18_000m, 1_500m)));

        Assert.Equal(Verdict.Refer, assessed.Verdict);
        var down = assessed.Changes.Single(c => c.Lever == "downPayment");
        Assert.Equal((Verdict.Approve, 28_300m), (down.Reaches, down.Value));
    }

    [Fact]
    public void The_inputs_are_those_of_the_worked_example()
    {
        var gathered = Gather(Price(Product(0.0684m), Used(92_000m, 86_500m, 28_000m, 36)));
        var inputs = PolicyInputs.Of(CarLoan, gathered);

        Assert.Equal(1_971.46m, inputs["instalment"].Number);
        Assert.Equal(0.7399m, Rounded(inputs["ltv"]));
        Assert.Equal(0.1671m, Rounded(inputs["pti"]));
        Assert.Equal(0.3493m, Rounded(inputs["dti"]));
        Assert.Equal(7_678.54m, inputs["freeIncome"].Number);
        Assert.Equal(0.0636m, Rounded(inputs["priceOverValue"]));
        Assert.Equal(34m, inputs["ageAtEnd"].Number);
        Assert.Equal(5.0m, inputs["carYearsAtEnd"].Number); // 24 months old, 36 more
        Assert.Equal("used", inputs["condition"].Text);
    }

    [Fact]
    public void Effects_of_a_change_are_computed_anew()
    {
        var gathered = Gather(Price(Product(0.0684m), Used(92_000m, 86_500m, 28_000m, 36)));
        var changed = Changing.Again(gathered, gathered.Priced.Ask with { DownPayment = Cny(31_450m) })!;

        Assert.Equal(Cny(1_971.46m), gathered.Priced.First);
        Assert.Equal(Cny(1_865.18m), changed.Priced.First);
        Assert.Equal(0.3403m, Rounded(PolicyInputs.Of(CarLoan, changed)["dti"]));
    }

    /// <summary>
    /// 2 000 a month on an income of 18 000 with debts of 1 500: 350 + down 20 % 45 + PTI 11.1 % 70 + DTI 19.4 % 80 +
    /// 14 500 left 60 + 36 months 30 + new 30 + employer 30 + no other application 40.
    /// </summary>
    [Fact]
    public void The_demonstration_scorecard_adds_its_points()
    {
        var assessed = Assess(Gather(Price(Product(0m), New(90_000m, 18_000m, 36)), Person(18_000m, 1_500m)));

        Assert.Equal(350 + 45 + 70 + 80 + 60 + 30 + 30 + 30 + 40, assessed.Score);
        Assert.Equal(Verdict.Approve, assessed.Verdict);
        Assert.Empty(assessed.Reasons);
        Assert.Empty(assessed.Changes);
    }

    /// <summary>3 773.33 a month and 3 000 of debts on 10 000 are 67.73 %: over 60 %, declined.</summary>
    [Fact]
    public void Debts_beyond_the_limit_decline_and_say_how_much_less_would_do()
    {
        var gathered = Gather(Price(Product(0m), New(169_800m, 33_960m, 36)), Person(10_000m, 3_000m));
        var assessed = Assess(gathered);

        Assert.Equal(Verdict.Decline, assessed.Verdict);
        Assert.Equal("DTI_HIGH", assessed.Reasons[0].Code);
        Assert.Contains("67.73%", assessed.Reasons[0].Words.En, StringComparison.Ordinal);
        Assert.NotEmpty(assessed.Changes);
        Assert.All(assessed.Changes, change => Assert.True(Holds(gathered, change), change.Lever));
    }

    /// <summary>What is unknown earns middling points: 350 + 90 + 45 + 35 + 25 + 30 + 30 + 30 + 40.</summary>
    [Fact]
    public void Unknown_income_refers_and_neither_approves_nor_declines()
    {
        var assessed = Assess(Gather(Price(Product(0m), New(90_000m, 45_000m, 36)), Person(income: null)));

        Assert.Equal((675, Verdict.Refer), (assessed.Score, assessed.Verdict));
        Assert.Contains(assessed.Reasons, r => r.Code == "INCOME_UNKNOWN");
    }

    [Theory]
    [InlineData(1, 0, false, false, "DUPLICATE", Verdict.Refer)]
    [InlineData(0, 5, false, false, "APPLICATIONS_MANY", Verdict.Refer)]
    [InlineData(0, 7, false, false, "APPLICATIONS_MANY", Verdict.Decline)]
    [InlineData(0, 0, true, false, "DUPLICATE_CAR", Verdict.Refer)]
    [InlineData(0, 0, false, true, "CAR_FINANCED", Verdict.Decline)]
    public void Duplicates_velocity_and_live_finance_are_seen(
        int open, int lately, bool vinApplied, bool vinFinanced, string reason, Verdict verdict)
    {
        var gathered = Gather(
            Price(Product(0m), New(90_000m, 45_000m, 36)), Person(18_000m, 1_500m), open, lately, vinApplied,
            vinFinanced);
        var assessed = Assess(gathered);

        Assert.Equal(verdict, assessed.Verdict);
        Assert.Contains(assessed.Reasons, r => r.Code == reason);
    }

    [Theory]
    [InlineData(62, Verdict.Approve)] // 65 at the end
    [InlineData(63, Verdict.Refer)]   // 66 at the end
    [InlineData(17, Verdict.Decline)]
    public void Age_counts_for_majority_and_at_the_end_only(int age, Verdict verdict) => Assert.Equal(
        verdict, Assess(Gather(Price(Product(0m), New(90_000m, 45_000m, 36)), Person(18_000m, 1_500m, age))).Verdict);

    [Fact]
    public void Every_check_carries_version_and_hash_of_its_inputs()
    {
        var assessed = Assess(Gather(Price(Product(0.05m), New(169_800m, 33_960m, 36))));

        Assert.True(assessed.Checks.Count >= 15, $"{assessed.Checks.Count}");
        Assert.All(assessed.Checks, c => Assert.Equal(64, c.InputsHash.Length));
        Assert.Contains(assessed.Checks, c => c is { Id: "R-RATE-01" });
        Assert.Contains(assessed.Checks, c => !c.Verified);
    }

    [Fact]
    public void Stored_inputs_decide_again_to_the_byte()
    {
        var assessed = Assess(Gather(Price(Product(0.05m), New(169_800m, 33_960m, 36)), Person(10_000m, 3_000m)));
        var again = CarLoan.Decide(Inputs.Read(CarLoan.Fields, assessed.Inputs));

        Assert.Equal(assessed.InputsHash, again.InputsHash);
        Assert.Equal(assessed.Score, again.Score.Total);
        Assert.Equal(
            assessed.Checks.Where(c => !c.Id.StartsWith("R-", StringComparison.Ordinal))
                .Select(c => (c.Id, c.Result, c.InputsHash)),
            again.Checks.Select(c => (c.Check, c.Result, c.InputsHash)));
    }

    [Fact]
    public void The_policy_names_no_protected_attribute()
    {
        var names = CarLoan.Fields.All.Select(f => f.Name);

        Assert.DoesNotContain(names, n => n is "sex" or "gender" or "ethnicity" or "region" or "address" or "religion");
    }

    static bool Holds(Gathered gathered, Change change)
    {
        var ask = gathered.Priced.Ask;
        var changed = change.Lever switch
        {
            "downPayment" => Changing.Again(gathered, ask with { DownPayment = Cny(change.Value) }),
            "months" => Changing.Again(gathered, ask with { Months = (int)change.Value }),
            "price" => Changing.Again(gathered, ask with { Price = Cny(change.Value) }),
            "debts" => gathered with { Person = gathered.Person with { MonthlyDebts = Cny(change.Value) } },
            _ => gathered with { Person = gathered.Person with { MonthlyIncome = Cny(change.Value) } },
        };
        return Assess(changed!).Verdict == change.Reaches;
    }

    static decimal Rounded(Datum value) => decimal.Round(value.Number!.Value, 4, MidpointRounding.ToEven);
}
