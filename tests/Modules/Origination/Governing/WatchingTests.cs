using Wheelhouse.Decisions;
using Wheelhouse.Origination.Governing;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination.Governing;

public sealed class WatchingTests
{
    /// <summary>A Monday.</summary>
    static readonly DateOnly Monday = new(2026, 1, 5);

    /// <summary>Of ten decisions seven were approved and one declined without a person, two referred, one of which a
    /// person approved; six became contracts, of which one automatic one is bad.</summary>
    static readonly Watched[] Ten =
    [
        .. Enumerable.Range(0, 5).Select(n => Seen(Verdict.Approve, offered: true, booked: true, bad: n == 0)),
        Seen(Verdict.Approve, offered: true), Seen(Verdict.Approve, offered: true),
        Seen(Verdict.Decline), Seen(Verdict.Refer), Seen(Verdict.Refer, offered: true, booked: true, bad: false),
    ];

    [Fact]
    public void Ten_decisions_worked_by_hand()
    {
        var report = Watching.Of(Ten, [], overrides: 0, answered: 2);

        Assert.Equal((8, 10), (report.Automatic.Hits, report.Automatic.Of));
        Assert.Equal(0.8, report.Approved.Share);
        Assert.Equal(0.6, report.LookToBook.Share);
        Assert.Equal((1, 5), (report.BadOfAutomatic.Hits, report.BadOfAutomatic.Of));
        Assert.Equal((0, 1), (report.BadOfPersons.Hits, report.BadOfPersons.Of));
        Assert.Null(report.Psi); // ten scores say nothing of a distribution
        Assert.Equal((Monday, 10), (report.Weeks[0].From, report.Weeks[0].Applications));
        Assert.Empty(report.Alarms); // 8 of 10 reaches to 0.9433: nobody can say it is below 0.9
    }

    [Fact]
    public void A_week_begins_on_its_monday()
    {
        var report = Watching.Of(
            [Ten[0] with { Day = Monday.AddDays(-1) }, Ten[0], Ten[0] with { Day = Monday.AddDays(6) }], [], 0, 0);

        Assert.Equal([Monday.AddDays(-7), Monday], report.Weeks.Select(w => w.From));
    }

    /// <summary>Scores that stay give a PSI of 0; all of them above the old tenth of tenths give one to act on.
    /// </summary>
    [Fact]
    public void A_score_that_moved_is_an_alarm()
    {
        var before = Scored(n => 500 + n);

        Assert.Equal(0.0, Watching.Of(before, before, 0, 0).Psi!.Value, 9);
        var report = Watching.Of(Scored(_ => 690), before, 0, 0);
        Assert.True(report.Psi > 0.25);
        Assert.Contains(report.Alarms, a => a is { Code: "psi", Level: AlarmLevel.Act, Limit: 0.25 });
    }

    [Fact]
    public void What_is_surely_beyond_its_limit_is_an_alarm()
    {
        var referred = Enumerable.Range(0, 200).Select(n => Seen(n < 100 ? Verdict.Refer : Verdict.Approve)).ToList();
        var bad = Enumerable.Range(0, 400).Select(n => Seen(
            n < 200 ? Verdict.Approve : Verdict.Refer, offered: true, booked: true, bad: n is >= 100 and < 202));

        Assert.Equal(["automatic"], Watching.Of(referred, [], 0, 0).Alarms.Select(a => a.Code));
        Assert.Equal(
            ["automatic", "overrides"], Watching.Of(referred, [], 20, 100).Alarms.Select(a => a.Code));
        Assert.Empty(Watching.Of(Ten, [], 10, 19).Alarms); // nineteen answers are too few to speak of a habit
        Assert.Contains(Watching.Of([.. bad], [], 0, 0).Alarms, a => a is { Code: "bad", Actual: 0.5 });
    }

    static List<Watched> Scored(Func<int, int> score) =>
        [.. Enumerable.Range(0, 200).Select(n => Ten[0] with { Score = score(n) })];

    static Watched Seen(Verdict verdict, bool offered = false, bool booked = false, bool? bad = null) =>
        new(Monday, verdict, null, offered, booked, bad);
}
