using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.CreditRisk;
using Xunit;

namespace Wheelhouse.Engines.Tests.CreditRisk;

/// <summary>Buckets, classes and stages: every boundary by hand, and what holds for every history.</summary>
public sealed class StandingTests
{
    static readonly CreditRules Rules = new(
        new(TwoOver: 30, ThreeFrom: 90, ThreeProbationMonths: 6, TwoProbationMonths: 3, ObservationMonths: 12),
        new(
            [new(0, AssetClass.SpecialMention), new(90, AssetClass.Substandard), new(270, AssetClass.Doubtful),
                new(360, AssetClass.Loss)],
            Impaired: AssetClass.Substandard, Restructured: AssetClass.SpecialMention, ObservationMonths: 12,
            CureMonths: 6));

    static readonly DateOnly Start = new(2025, 1, 1);

    [Theory]
    [InlineData(-3, Bucket.Current)]
    [InlineData(0, Bucket.Current)]
    [InlineData(1, Bucket.Days1To30)]
    [InlineData(30, Bucket.Days1To30)]
    [InlineData(31, Bucket.Days31To60)]
    [InlineData(60, Bucket.Days31To60)]
    [InlineData(61, Bucket.Days61To90)]
    [InlineData(90, Bucket.Days61To90)]
    [InlineData(91, Bucket.Days91To120)]
    [InlineData(150, Bucket.Days121To150)]
    [InlineData(180, Bucket.Days151To180)]
    [InlineData(181, Bucket.Over180)]
    [InlineData(int.MaxValue, Bucket.Over180)]
    public void A_bucket_is_thirty_days_wide(int days, Bucket bucket) => Assert.Equal(bucket, Buckets.Of(days));

    [Fact]
    public void Buckets_cover_every_day_once()
    {
        for (var bucket = Bucket.Days1To30; bucket <= Bucket.Over180; bucket++)
        {
            Assert.Equal(Buckets.Least(bucket), Buckets.Most(bucket - 1) + 1);
            Assert.Equal(bucket, Buckets.Of(Buckets.Least(bucket)));
        }
    }

    [Theory]
    [InlineData(0, AssetClass.Normal, Stage.One)]
    [InlineData(1, AssetClass.SpecialMention, Stage.One)]
    [InlineData(30, AssetClass.SpecialMention, Stage.One)]
    [InlineData(31, AssetClass.SpecialMention, Stage.Two)]
    [InlineData(89, AssetClass.SpecialMention, Stage.Two)]
    [InlineData(90, AssetClass.Substandard, Stage.Three)] // impaired, which is at least substandard
    [InlineData(270, AssetClass.Substandard, Stage.Three)]
    [InlineData(271, AssetClass.Doubtful, Stage.Three)]
    [InlineData(360, AssetClass.Doubtful, Stage.Three)]
    [InlineData(361, AssetClass.Loss, Stage.Three)]
    public void Days_alone_give_class_and_stage(int days, AssetClass assetClass, Stage stage)
    {
        var standing = CreditStanding.New.Next(new(Start, days), Rules);

        Assert.Equal((assetClass, stage), (standing.Class.Class, standing.Stage.Stage));
    }

    [Fact]
    public void Other_signs_and_their_reasons()
    {
        Assert.Equal(
            (Stage.Two, StageReason.IncreasedRisk, AssetClass.Normal), Short(new(Start, 0, IncreasedRisk: true), null));
        Assert.Equal(
            (Stage.Three, StageReason.UnlikelyToPay, AssetClass.Substandard),
            Short(new(Start, 0, UnlikelyToPay: true), ClassReason.CreditImpaired));
        Assert.Equal(
            (Stage.Three, StageReason.ChargedOff, AssetClass.Loss),
            Short(new(Start, 0, ChargedOff: true), ClassReason.ChargedOff));
        Assert.Equal(
            (Stage.Two, StageReason.Restructured, AssetClass.SpecialMention),
            Short(new(Start, 0, RestructuredOn: Start.AddYears(-1).AddDays(1)), ClassReason.Restructured));
        Assert.Equal( // watched for twelve months: over on the day a year later
            (Stage.One, StageReason.Performing, AssetClass.Normal),
            Short(new(Start, 0, RestructuredOn: Start.AddYears(-1)), ClassReason.Performing));

        static (Stage, StageReason, AssetClass) Short(CreditFacts facts, ClassReason? why)
        {
            var standing = CreditStanding.New.Next(facts, Rules);
            Assert.Equal(why ?? standing.Class.Why, standing.Class.Why);
            return (standing.Stage.Stage, standing.Stage.Why, standing.Class.Class);
        }
    }

    /// <summary>400 days late, then down to 100, all paid on 10 March 2026.</summary>
    [Fact]
    public void What_was_non_performing_stays_so_until_it_is_cured()
    {
        var standing = CreditStanding.New.Next(new(new(2026, 1, 15), 400), Rules);
        standing = standing.Next(new(new(2026, 2, 1), 100), Rules);
        Assert.Equal((AssetClass.Loss, ClassReason.AwaitingCure), (standing.Class.Class, standing.Class.Why));

        standing = standing.Next(new(new(2026, 3, 10), 0), Rules);
        Assert.Equal(
            (AssetClass.Loss, Stage.Three, StageReason.Probation),
            (standing.Class.Class, standing.Stage.Stage, standing.Stage.Why));

        var before = standing.Next(new(new(2026, 9, 9), 0), Rules);
        Assert.Equal((AssetClass.Loss, Stage.Three), (before.Class.Class, before.Stage.Stage));

        var cured = before.Next(new(new(2026, 9, 10), 0), Rules);
        Assert.Equal((AssetClass.Normal, Stage.Two), (cured.Class.Class, cured.Stage.Stage));
        Assert.Equal(Stage.Two, cured.Next(new(new(2026, 12, 9), 0), Rules).Stage.Stage);
        Assert.Equal(Stage.One, cured.Next(new(new(2026, 12, 10), 0), Rules).Stage.Stage);
    }

    [Fact]
    public void A_day_overdue_during_the_cure_begins_it_anew()
    {
        var standing = CreditStanding.New.Next(new(new(2026, 1, 15), 95), Rules)
            .Next(new(new(2026, 3, 10), 0), Rules)
            .Next(new(new(2026, 6, 1), 1), Rules)
            .Next(new(new(2026, 6, 20), 0), Rules);

        Assert.Equal(AssetClass.Substandard, standing.Next(new(new(2026, 12, 19), 0), Rules).Class.Class);
        Assert.Equal(AssetClass.Normal, standing.Next(new(new(2026, 12, 20), 0), Rules).Class.Class);
    }

    /// <summary>Asking twice changes nothing; nothing non-performing improves within six months of being late; and a
    /// night that was left out, while nothing was paid, is made up for by the next.</summary>
    [Fact]
    public void Laws_over_generated_histories() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Histories(), history =>
        {
            var (daily, sparse, lastBad) = (CreditStanding.New, CreditStanding.New, DateOnly.MinValue);
            for (var i = 0; i < history.Count; i++)
            {
                var facts = history[i];
                var next = daily.Next(facts, Rules);
                Assert.Equal(next, next.Next(facts, Rules));
                lastBad = facts.DaysPastDue > 0 ? facts.Day : lastBad;
                Assert.True(
                    !daily.Class.NonPerforming || next.Class.Class >= daily.Class.Class
                    || facts.Day >= lastBad.AddMonths(6));
                Assert.True(next.Stage.Stage != Stage.Three || next.Class.NonPerforming);
                Assert.True(next.Stage.Stage >= daily.Stage.Stage - 1);
                var kept = CreditStanding.From(
                    next.Stage.Stage, next.Stage.CuringSince, next.Class.Class, next.Class.CuringSince);
                Assert.Equal(next, kept.Next(facts, Rules));
                daily = next;
                var quiet = i > 0 && i + 1 < history.Count
                    && facts.DaysPastDue == history[i - 1].DaysPastDue + 1
                    && history[i + 1].DaysPastDue == facts.DaysPastDue + 1
                    && facts.RestructuredOn == history[i - 1].RestructuredOn;
                sparse = quiet ? sparse : sparse.Next(facts, Rules);
            }

            Assert.Equal(daily, sparse);
        }));

    /// <summary>Days one after another: lateness grows by a day, or a payment takes it down, often to nothing; some are
    /// restructured on the way, and watched to the end.</summary>
    static Arbitrary<List<CreditFacts>> Histories() =>
        Gen.Choose(0, 400).ListOf(350).Select(draws =>
        {
            var (late, history, restructured) = (0, new List<CreditFacts>(), (DateOnly?)null);
            foreach (var draw in draws)
            {
                late = draw == 0 ? 0 : draw < 3 ? late / 2 : late > 0 || draw < 12 ? late + 1 : 0;
                var day = Start.AddDays(history.Count);
                restructured ??= draw == 400 && late > 20 ? day : null;
                history.Add(new(day, late, restructured));
            }

            return history;
        }).ToArbitrary();
}
