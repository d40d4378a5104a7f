using FsCheck;
using FsCheck.Fluent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wheelhouse.Decisions;
using Xunit;

namespace Wheelhouse.Engines.Tests.Decisions;

/// <summary>A policy scores, checks, takes the worst, and says why. The sample is in <see cref="Samples"/>.</summary>
public sealed class PolicyTests
{
    [Theory]
    [InlineData("0.30", "0.40", 620, Verdict.Approve)] // 400 + 100 + 120
    [InlineData("0.30", "0.20", 580, Verdict.Approve)] // 400 + 60 + 120
    [InlineData("0.50", "0.20", 485, Verdict.Refer)]   // 400 + 60 + 25, below 500
    [InlineData("0.55", "0.40", 525, Verdict.Refer)]   // score passes, DTI is near
    [InlineData("0.61", "0.40", 525, Verdict.Decline)] // DTI is over
    public void The_score_is_the_base_plus_the_bins_and_the_worst_check_decides(
        string dti, string down, int score, Verdict verdict)
    {
        var decision = Samples.Policy.Decide(Samples.Inputs(Number(dti), Number(down)));

        Assert.Equal(score, decision.Score.Total);
        Assert.Equal(verdict, decision.Verdict);
    }

    [Fact]
    public void Reasons_come_gravest_first_in_words_with_the_figures_of_the_case()
    {
        var decision = Samples.Policy.Decide(Samples.Inputs(0.6123m, 0.10m, listed: false));

        // declined by DTI; the score, 400 + 0 + 25, refers for the down payment (100 lost) and DTI (95 lost, said)
        Assert.Equal(["DTI_HIGH", "DOWN_SMALL"], decision.Reasons.Select(r => r.Code));
        Assert.Equal("debts take 61.23% of income, ≤ 50% allowed", decision.Reasons[0].Words.En);
        Assert.Equal("首付 10.00% 偏低", decision.Reasons[1].Words.Zh);
        Assert.Equal(["CR-DTI", "SC-1"], decision.Reasons.Select(r => r.Check));
    }

    [Fact]
    public void An_approval_needs_no_reasons() =>
        Assert.Empty(Samples.Policy.Decide(Samples.Inputs(0.1m, 0.5m)).Reasons);

    [Fact]
    public void What_is_unknown_refers_and_never_approves()
    {
        var noDti = Samples.Policy.Decide(Samples.Inputs(null, 0.5m));
        var noList = Samples.Policy.Decide(Samples.Inputs(0.1m, 0.5m, listed: null));

        Assert.Equal(Verdict.Refer, noDti.Verdict);
        Assert.Null(noDti.Score.Total);
        Assert.Equal(
            [CheckResult.Unavailable, CheckResult.Unavailable, CheckResult.Pass], noDti.Checks.Select(c => c.Result));
        Assert.Equal(Verdict.Refer, noList.Verdict);
        Assert.Equal("what the check 'Lists' needs is not known", Assert.Single(noList.Reasons).Words.En);
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes_and_digits_do_not_matter()
    {
        var once = JsonSerializer.Serialize(Samples.Policy.Decide(Samples.Inputs(0.5m, 0.2m)));
        var again = JsonSerializer.Serialize(Samples.Policy.Decide(Samples.Inputs(0.500m, 0.20m)));

        Assert.Equal(once, again);
    }

    [Fact]
    public void The_hash_is_over_name_and_value_of_each_field()
    {
        // printf 'dti=n:0.5\n' | sha256sum
        Assert.Equal(
            "4f334761f51877baf8bd324bbb99040132a1eb08acfb118a4fa3d5ffd0528da6", Samples.Inputs(0.50m, 0.2m).Hash([0]));
        Assert.NotEqual(Samples.Inputs(0.50m, 0.2m).Hash(), Samples.Inputs(0.50m, 0.21m).Hash());
        Assert.Equal(Samples.Inputs(0.50m, 0.2m).Hash([0]), Samples.Inputs(0.5m, 0.21m).Hash([0]));
    }

    [Fact]
    public void The_hash_is_over_the_canonical_form_of_whatever_value() => Check.QuickThrowOnFailure(
        Prop.ForAll(Arb.From(Gen.Zip(ArbMap.Default.GeneratorFor<decimal>(), Gen.Elements(Words))), pair =>
        {
            var inputs = Samples.Inputs(pair.Item1, null, listed: true, condition: pair.Item2);
            var lines = string.Concat(inputs.Fields.All.Select(f => $"{f.Name}={inputs[f.Name].Canonical}\n"));
            return inputs.Hash() == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
        }));

    static readonly string?[] Words = [null, "", "new", "二手车", new string('车', 500), "\ud800"];

    [Fact]
    public void A_check_hashes_only_what_it_looks_at()
    {
        var one = Samples.Policy.Decide(Samples.Inputs(0.5m, 0.2m));
        var other = Samples.Policy.Decide(Samples.Inputs(0.5m, 0.3m));

        Assert.Equal(one.Checks[0].InputsHash, other.Checks[0].InputsHash);
        Assert.NotEqual(one.InputsHash, other.InputsHash);
    }

    [Theory]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void A_policy_is_in_force_from_its_first_to_its_last_day(string day, bool inForce) =>
        Assert.Equal(inForce, Samples.Policy.IsInForce(DateOnly.ParseExact(day, "O", null)));

    [Fact]
    public void A_wrong_kind_of_value_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Samples.Policy.NewInputs().Set("dti", Datum.Of("half")));
        Assert.Throws<ArgumentException>(() => Samples.Policy.NewInputs().Set("nonsense", Datum.Of(1m)));
    }

    static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("0.50", "n:0.5")]
    [InlineData("100", "n:100")]
    [InlineData("-0.0", "n:0")]
    [InlineData("-12.3400", "n:-12.34")]
    [InlineData("5.000", "n:5")]
    [InlineData("-0.1234567890123456789012345678", "n:-0.1234567890123456789012345678")]
    [InlineData("-79228162514264337593543950335", "n:-79228162514264337593543950335")]
    public void A_number_has_one_canonical_form(string number, string form)
    {
        var datum = Datum.Of(Number(number));

        Assert.Equal(form, datum.Canonical);
        Assert.Equal(datum.Number, Datum.Parse(form).Number);
    }

    [Theory]
    [InlineData("-0.01", "0.5")]
    [InlineData("5.01", "0.5")]
    [InlineData("0.1", "1.01")]
    public void A_value_that_cannot_occur_refers_and_never_approves(string dti, string down)
    {
        var decision = Samples.Policy.Decide(Samples.Inputs(Number(dti), Number(down)));

        Assert.Equal(Verdict.Refer, decision.Verdict);
        Assert.Null(decision.Score.Total);
    }

    [Fact]
    public void A_computed_figure_is_found_from_the_others_and_stays_out_of_what_is_stored()
    {
        var policy = PolicyFile.Read(WithFormula("(debts + 100) / income")).Value;
        var inputs = policy.NewInputs().Set("debts", Datum.Of(500m)).Set("income", Datum.Of(1_000m))
            .Set("down", Datum.Of(0.5m)).Set("condition", Datum.Of("new")).Set("listed", Datum.Of(false));

        var decision = policy.Decide(inputs);

        // (500 + 100) / 1000 = 0.60: near the limit
        Assert.Equal(("near", "60.00%"), (decision.Checks[0].Row, decision.Checks[0].Actual?.En));
        Assert.Equal(Verdict.Refer, policy.Judge(inputs));
        Assert.False(inputs.Canonical().ContainsKey("dti"));
        Assert.Equal(
            decision.InputsHash, policy.Decide(Inputs.Read(policy.Fields, inputs.Canonical())).InputsHash);
        Assert.Throws<ArgumentException>(() => inputs.Set("dti", Datum.Of(0.1m)));
    }

    [Theory]
    [InlineData("debts +", "decisions.formula_unreadable")]
    [InlineData("listed", "decisions.policy_inconsistent")]
    [InlineData("dti + 1", "decisions.policy_inconsistent")]
    [InlineData("score + 1", "decisions.policy_inconsistent")]
    public void A_formula_that_cannot_be_relied_on_refuses_the_file(string formula, string code) =>
        Assert.Equal(code, PolicyFile.Read(WithFormula(formula)).Refused?.Code);

    static string WithFormula(string formula) => Samples.Json.Replace(
        """{ "name": "dti", "kind": "number", "unit": "share", "min": 0, "max": 5,""",
        $$"""
        { "name": "debts", "kind": "number", "unit": "money", "min": 0, "label": { "zh": "负债", "en": "debts" } },
        { "name": "income", "kind": "number", "unit": "money", "min": 0, "label": { "zh": "收入", "en": "income" } },
        { "name": "dti", "kind": "number", "unit": "share", "min": 0, "max": 5, "is": "{{formula}}",
        """, StringComparison.Ordinal);
}
