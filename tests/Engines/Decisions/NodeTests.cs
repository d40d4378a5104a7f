using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Models.Files;
using Xunit;
using static Wheelhouse.Engines.Tests.Decisions.NodeSamples;

namespace Wheelhouse.Engines.Tests.Decisions;

/// <summary>Groups, cards that share the cases out, and models as nodes of a policy.</summary>
public sealed class NodeTests
{
    /// <summary>1 / (1 + e^1.5) = 0.182426, e^0.5: 0.622459, and 1 / (1 + e^−1.5) = 0.817574.</summary>
    [Theory]
    [InlineData("0.20", "new", "0.182426", Verdict.Approve)]  // −1 − 0.5; a fifth goes right
    [InlineData("0.20", "used", "0.377541", Verdict.Refer)]   // −1 + 0.5
    [InlineData("0.19", "new", "0.622459", Verdict.Refer)]    // 1 − 0.5
    [InlineData("0.19", "used", "0.817574", Verdict.Refer)]   // 1 + 0.5
    public void A_model_writes_its_probability_and_a_table_looks_at_it(
        string down, string condition, string probability, Verdict verdict)
    {
        var decision = TwoCards.Decide(Case(Number(down), condition, thin: false));

        Assert.Equal($"n:{probability}", decision.Nodes![1].Value);
        Assert.Equal(verdict, decision.Verdict);
        Assert.Equal(verdict, TwoCards.Judge(Case(Number(down), condition, thin: false)));
    }

    [Theory]
    [InlineData(false, "MAIN", 520)]
    [InlineData(true, "THIN", 490)]
    public void A_case_is_scored_by_the_card_that_takes_it(bool thin, string card, int score)
    {
        var decision = TwoCards.Decide(Case(0.5m, "used", thin));

        Assert.Equal((card, score), (decision.Score.Id, decision.Score.Total));
        Assert.Equal([card, "PD-1"], decision.Nodes!.Select(node => node.Node));
        Assert.Equal(thin ? Verdict.Decline : Verdict.Refer, decision.Verdict);
    }

    [Fact]
    public void Where_no_card_can_tell_whether_the_case_is_its_own_a_person_looks()
    {
        var decision = TwoCards.Decide(Case(0.5m, "new", thin: null));

        Assert.Equal(("MAIN", null), (decision.Score.Id, decision.Score.Total));
        Assert.Equal(CheckResult.Unavailable, decision.Checks[0].Result);
        Assert.Equal(Verdict.Refer, decision.Verdict);
        Assert.Equal(Verdict.Refer, TwoCards.Judge(Case(0.5m, "new", thin: null)));
    }

    /// <summary>Expected −0 + 0; a small down payment moves the log-odds by 1, a used car by 0.5.</summary>
    [Fact]
    public void A_row_may_give_the_reasons_of_a_model_the_gravest_first()
    {
        var decision = TwoCards.Decide(Case(0.1m, "used", thin: false));

        Assert.Equal(["10.00% down", "a used car"], decision.Reasons.Select(reason => reason.Words.En));
        Assert.All(decision.Reasons, reason => Assert.Equal("PD", reason.Check));
        Assert.Equal(
            ["10.00% down"], TwoCards.Decide(Case(0.1m, "new", thin: false)).Reasons.Select(reason => reason.Words.En));
    }

    /// <summary>The two shares are the whole of the margin, 1 + 0.5: nothing is expected beforehand.</summary>
    [Fact]
    public void A_case_looked_into_shows_what_moved_the_model_and_every_reason()
    {
        var looked = TwoCards.LookInto(Case(0.1m, "used", thin: false));
        var shares = TwoCards.Models[0].Explain(looked.Scored);

        Assert.Equal(["down", "condition"], shares.Select(s => looked.Scored.Fields[s.Input.Slot].Name));
        Assert.Equal([1, 0.5], shares.Select(share => Math.Round(share.LogOdds, 6, MidpointRounding.ToEven)));
        Assert.Equal("n:0.817574", looked.Scored["pd"].Canonical);
        Assert.Equal(["DOWN", "USED"], looked.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void Where_the_model_cannot_look_nothing_moved_it() =>
        Assert.Empty(TwoCards.Models[0].Explain(TwoCards.LookInto(Case(null, "used", thin: false)).Scored));

    /// <summary>The bound 500 cuts 0 to 1000: 0, 250, 500, 750, 1000.</summary>
    [Fact]
    public void A_bound_within_the_range_tells_five_cases_apart() =>
        Assert.Equal(5, Coverage.CountCases(TwoCards.Tables[0], TwoCards.Fields));

    [Theory]
    [InlineData(null)]
    [InlineData("1.01")]
    [InlineData("-0.01")]
    public void What_is_missing_or_cannot_be_leaves_the_model_silent_and_refers(string? down)
    {
        var decision = TwoCards.Decide(Case(down is null ? null : Number(down), "new", thin: false));

        Assert.Equal("-", decision.Nodes![1].Value);
        Assert.Equal(Verdict.Refer, decision.Verdict);
        Assert.Equal("'PD' needs more", Assert.Single(decision.Reasons).Words.En);
    }

    [Fact]
    public void A_model_trained_for_it_may_see_that_a_value_is_missing()
    {
        var policy = Read(Json.Replace(
            "\"field\": \"down\",", "\"field\": \"down\", \"missing\": true,", StringComparison.Ordinal)).Value;

        // missing goes left: 1 − 0.5
        Assert.Equal("n:0.622459", policy.Decide(Case(null, "new", thin: false)).Nodes![1].Value);
    }

    [Fact]
    public void A_margin_that_is_not_finite_leaves_the_figure_missing()
    {
        var node = TwoCards.Models[0];
        var broken = node with { Model = Stumps with { Trees = Stumps.Trees! with { Base = double.NaN } } };
        var endless = node with
        {
            Gives = ModelGives.Points,
            Model = Stumps with { Trees = Stumps.Trees! with { Base = double.NegativeInfinity } },
        };

        Assert.True(broken.Run(Case(0.1m, "new", false)).IsMissing);
        Assert.True(endless.Run(Case(0.1m, "new", false)).IsMissing);
    }

    /// <summary>387.60 − 72.1348 × −1.5 = 495.81.</summary>
    [Fact]
    public void A_model_may_give_the_points_of_its_scale() => Assert.Equal(
        496m, (TwoCards.Models[0] with { Gives = ModelGives.Points }).Run(Case(0.2m, "new", false)).Number);

    [Fact]
    public void Checks_carry_group_and_own_version_and_a_register_reads_owner_and_computation()
    {
        var decision = TwoCards.Decide(Case(0.5m, "new", thin: false));

        Assert.Equal(("credit", 3), (decision.Checks[0].Group, decision.Checks[0].Version));
        Assert.Null(decision.Checks[1].Version);
        Assert.Equal(("credit desk", "adds points"), (TwoCards.Tables[0].Owner?.En, TwoCards.Tables[0].Computes?.En));
        Assert.Equal(["bureau"], TwoCards.Needs);
    }

    [Fact]
    public void Time_is_taken_beside_the_decision_and_changes_no_byte_of_it()
    {
        var laps = new Laps(TimeProvider.System);
        var timed = TwoCards.Decide(Case(0.1m, "used", false), laps);

        Assert.Equal(
            JsonSerializer.Serialize(timed), JsonSerializer.Serialize(TwoCards.Decide(Case(0.1m, "used", false))));
        Assert.Equal(
            ["formulas", "MAIN", "PD-1", "hash", "SC", "PD", "reasons"], laps.Taken.Select(lap => lap.Node));
        Assert.All(laps.Taken, lap => Assert.True(lap.Microseconds >= 0));
    }

    [Theory]
    [InlineData("\"stumps\"", "\"stamps\"", "decisions.unknown_model")]
    [InlineData("\"hash\": \"sha256:", "\"hash\": \"sha256:0", "decisions.model_differs")]
    [InlineData("\"Down\":", "\"Up\":", "decisions.policy_inconsistent")]
    [InlineData("\"field\": \"down\", \"re", "\"field\": \"condition\", \"re", "decisions.policy_inconsistent")]
    [InlineData("\"words\": { \"used\": \"old\" }, ", "", "decisions.policy_inconsistent")]
    [InlineData("\"field\": \"down\", \"reason\"", "\"field\": \"score\", \"reason\"", "decisions.policy_inconsistent")]
    [InlineData("\"output\": \"pd\"", "\"output\": \"score\"", "decisions.policy_inconsistent")]
    [InlineData("\"output\": \"pd\"", "\"output\": \"thin\"", "decisions.policy_inconsistent")]
    [InlineData("\"@PD-1\"", "\"@PD-2\"", "decisions.policy_inconsistent")]
    [InlineData("\"pattern\":", "\"patterns\":", "decisions.policy_inconsistent")]
    [InlineData("\"id\": \"PD\", \"group\": \"credit\",", "\"id\": \"PD\",", "decisions.policy_inconsistent")]
    [InlineData("\"id\": \"PD-1\"", "\"id\": \"SC\"", "decisions.policy_inconsistent")]
    [InlineData("\"version\": 3,", "\"version\": 0,", "decisions.policy_inconsistent")]
    [InlineData("\"when\": { \"thin\": \"true\" }", "\"when\": { \"thin\": \"false\" }", "decisions.table_flawed")]
    [InlineData(", \"when\": { \"thin\": \"true\" }", "", "decisions.table_flawed")]
    [InlineData("\"scorecards\": [", "\"scorecards\": [], \"models\": [", "decisions.policy_unreadable")]
    public void What_does_not_fit_together_refuses_the_file(string was, string becomes, string code)
    {
        Assert.Contains(was, Json, StringComparison.Ordinal);
        var at = Json.IndexOf(was, StringComparison.Ordinal);

        Assert.Equal(code, Read(Json[..at] + becomes + Json[(at + was.Length)..]).Refused?.Code);
    }

    [Fact]
    public void A_policy_without_its_shelf_of_models_is_refused() =>
        Assert.Equal("decisions.unknown_model", PolicyFile.Read(Json).Refused?.Code);

    [Fact]
    public void A_model_of_another_version_is_refused_before_any_policy_sees_it() => Assert.Equal(
        "models.wrong_version",
        PolicyFile.Read(Json, _ => ModelFile.Read("""{"schema":"wheelhouse.model","version":9}"""u8)).Refused?.Code);

    static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
