using FsCheck;
using FsCheck.Fluent;
using System.Collections.Immutable;
using Wheelhouse.Decisions;
using Xunit;

namespace Wheelhouse.Engines.Tests.Decisions;

/// <summary>What holds for every table and every lever.</summary>
public sealed class DecisionLaws
{
    static readonly FieldSet Fields = new(
    [
        new("x", FieldKind.Number, FieldUnit.None, new("", ""), 0, 10),
        new("y", FieldKind.Number, FieldUnit.None, new("", ""), 0, 10),
    ]);

    /// <summary>One cell: two bounds between 0 and 10, each in or out.</summary>
    static readonly Gen<Condition> Cells =
        from a in Gen.Choose(0, 10)
        from b in Gen.Choose(0, 10)
        from open in Gen.Choose(0, 3)
        let left = (open & 1) == 0 ? '[' : '('
        let right = (open & 2) == 0 ? ']' : ')'
        select Condition.Parse($"{left}{Math.Min(a, b)}..{Math.Max(a, b)}{right}", FieldKind.Number).Value;

    static readonly Gen<PolicyTable> Tables =
        from hit in Gen.Elements(HitPolicy.First, HitPolicy.Unique)
        from rows in Gen.ListOf(Gen.Zip(Cells, Cells), 4)
        select new PolicyTable("T", new("", ""), hit,
            [
                .. rows.Select((r, i) =>
                    new PolicyRow($"{i}", [new(0, r.Item1), new(1, r.Item2)], CheckResult.Pass, null)),
            ]);

    /// <summary>Any point on a grid of tenths.</summary>
    static readonly Gen<Inputs> Points =
        from x in Gen.Choose(0, 100)
        from y in Gen.Choose(0, 100)
        select new Inputs(Fields).Set("x", Datum.Of(x / 10m)).Set("y", Datum.Of(y / 10m));

    [Fact]
    public void A_gap_met_anywhere_is_a_gap_that_was_found() => Check.QuickThrowOnFailure(
        Prop.ForAll(Arb.From(Gen.Zip(Tables, Points)), pair =>
        {
            var (table, point) = pair;
            var flaws = Coverage.Check(table, Fields).Value;
            var matching = table.Rows.Count(row => row.When.All(cell => cell.Condition.Holds(point[cell.Slot])));
            var gap = matching == 0;
            var overlap = matching > 1 && table.Hit == HitPolicy.Unique;
            return flaws.Length == 20 // the list is cut there
                || ((!gap || flaws.Any(f => f.Kind == FlawKind.Gap))
                    && (!overlap || flaws.Any(f => f.Kind == FlawKind.Overlap)));
        }));

    [Fact]
    public void A_row_called_unreachable_never_decides() => Check.QuickThrowOnFailure(
        Prop.ForAll(Arb.From(Gen.Zip(Tables, Points)), pair =>
        {
            var (table, point) = pair;
            var dead = Coverage.Check(table, Fields).Value
                .Where(f => f.Kind == FlawKind.Unreachable).SelectMany(f => f.Rows);
            return !dead.Contains(table.Run(point).Row);
        }));

    [Fact]
    public void A_score_is_its_base_plus_its_parts_and_reasons_cost_points() => Check.QuickThrowOnFailure(
        Prop.ForAll(Arb.From(Gen.Zip(Gen.Choose(0, 500), Gen.Choose(0, 100))), pair =>
        {
            var score = Samples.Policy.Scorecards[0].Run(Samples.Inputs(pair.Item1 / 100m, pair.Item2 / 100m));
            return score.Total == score.Base + score.Parts.Sum(p => p.Points)
                && score.Reasons.All(code => score.Parts.Any(p => p.Reason == code && p.Lost > 0));
        }));

    [Fact]
    public void Judging_gives_the_verdict_of_deciding() => Check.QuickThrowOnFailure(
        Prop.ForAll(Arb.From(Gen.Zip(Gen.Choose(-1, 500), Gen.Choose(-1, 100))), pair =>
        {
            var inputs = Samples.Inputs(Share(pair.Item1), Share(pair.Item2), pair.Item1 % 7 == 0);
            return Samples.Policy.Judge(inputs) == Samples.Policy.Decide(inputs).Verdict;

            static decimal? Share(int hundredths) => hundredths < 0 ? null : hundredths / 100m;
        }));

    [Fact]
    public void The_nearest_value_passes_and_the_one_before_it_does_not() => Check.QuickThrowOnFailure(
        Prop.ForAll(Arb.From(Gen.Zip(Gen.Choose(0, 2_000), Gen.Choose(1, 50))), pair =>
        {
            var (limit, step) = pair;
            var lever = new Lever("x", 1_000m, 0m, step);
            bool Passes(decimal value) => value <= limit;
            var nearest = Counterfactual.Nearest(lever, Passes);
            var reachable = 1_000m - (Math.Floor(1_000m / step) * step) <= limit;
            return nearest is { } value
                ? Passes(value) && (value == 1_000m - step || !Passes(value + step))
                : !reachable;
        }));

    [Theory]
    [InlineData(64_000, 0, 50, 60_550, 60_550)]  // the worked example: lend at most 60 550
    [InlineData(64_000, 0, 100, 60_550, 60_500)] // on a coarser grid the next one below
    [InlineData(10, 0, 20, 5, null)]             // no step fits in
    [InlineData(0, 0, 1, 5, null)]               // nowhere to go
    public void A_lever_moves_to_the_first_value_that_passes(int from, int to, int step, int limit, int? expected) =>
        Assert.Equal(expected, Counterfactual.Nearest(new("financed", from, to, step), value => value <= limit));

    [Fact]
    public void A_lever_moves_upwards_as_well() =>
        Assert.Equal(48m, Counterfactual.Nearest(new("months", 36m, 60m, 12m), months => months >= 40m));

    [Fact]
    public void The_worst_result_is_the_verdict()
    {
        Assert.Equal(Verdict.Approve, Verdicts.Of([]));
        Assert.Equal(Verdict.Approve, Verdicts.Of([CheckResult.Pass, CheckResult.Pass]));
        Assert.Equal(Verdict.Refer, Verdicts.Of([CheckResult.Pass, CheckResult.Unavailable]));
        Assert.Equal(Verdict.Refer, Verdicts.Of([CheckResult.Refer]));
        Assert.Equal(Verdict.Decline, Verdicts.Of([CheckResult.Decline, CheckResult.Unavailable, CheckResult.Pass]));
    }
}
