using Wheelhouse.Models.Measures;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

public sealed class AdverseImpactTests
{
    /// <summary>8 of 10 by hand: centre (0.8 + 0.192073) / 1.384146 = 0.716740, half 1.959964 × 0.159993 / 1.384146.
    /// </summary>
    [Fact]
    public void The_interval_of_eight_of_ten()
    {
        var share = Proportion.Counted(8, 10);

        Assert.Equal(0.8, share.Share);
        Assert.Equal(0.4902, share.Low, 4);
        Assert.Equal(0.9433, share.High, 4);
        Assert.Equal((0.0, 1.0), (Proportion.Counted(0, 0).Low, Proportion.Counted(0, 0).High));
    }

    [Fact]
    public void An_interval_holds_its_share_and_narrows_with_more()
    {
        foreach (var (hits, of) in new[] { (0, 5), (5, 5), (1, 3), (50, 100), (999, 1000) })
        {
            var (few, many) = (Proportion.Counted(hits, of), Proportion.Counted(hits * 10, of * 10));
            Assert.InRange(few.Share, few.Low, few.High);
            Assert.True(0 <= few.Low && few.High <= 1);
            Assert.True(many.High - many.Low < few.High - few.Low);
        }
    }

    /// <summary>60 of 100 beside 80 of 120: the largest group is the reference; ratio 0.6 / 0.666… = 0.9. Beside 80 of
    /// 100 the smaller share is 0.75, which is below four fifths.</summary>
    [Fact]
    public void Sixty_of_a_hundred_beside_eighty()
    {
        var (most, least) = Two(AdverseImpact.Of(Rows(("a", 80, 101), ("b", 60, 100))));
        Assert.Equal(("a", "b"), (most.Group, least.Group));
        Assert.Equal(0.6 / (80.0 / 101), least.Ratio!.Value, 12);

        var alarm = AdverseImpact.Of(Rows(("x", 80, 100), ("y", 60, 100)))[1];
        Assert.Equal(0.75, alarm.Ratio!.Value, 12);
        Assert.Equal(0.6217, alarm.Low!.Value, 4);
        Assert.Equal(0.9048, alarm.High!.Value, 4);
        Assert.True(alarm.Alarm);
        Assert.InRange(alarm.PValue, 0.0018, 0.0022); // z = 0.2 / 0.0648 = 3.086
    }

    [Fact]
    public void Where_nobody_was_favoured_there_is_no_ratio_and_no_alarm()
    {
        var found = AdverseImpact.Of(Rows(("a", 0, 10), ("b", 0, 5)));

        Assert.All(found, group => Assert.Equal((null, false), (group.Ratio, group.Alarm)));
        Assert.Empty(AdverseImpact.Of([]));
    }

    static (GroupImpact, GroupImpact) Two(IReadOnlyList<GroupImpact> groups) => (groups[0], groups[1]);

    static IEnumerable<(string, bool)> Rows(params (string Group, int Hits, int Of)[] groups) =>
        groups.SelectMany(g => Enumerable.Range(0, g.Of).Select(n => (g.Group, n < g.Hits)));
}
