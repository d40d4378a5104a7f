using Wheelhouse.Decisions;
using Wheelhouse.Origination.Governing;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination.Governing;

public sealed class SwapSetTests
{
    /// <summary>The four applications of the docstring, the first gone bad.</summary>
    static readonly Rerun[] Four =
    [
        new(Verdict.Approve, Verdict.Approve, true, []),
        new(Verdict.Approve, Verdict.Decline, false, [new("A", CheckResult.Pass, CheckResult.Decline)]),
        new(Verdict.Refer, Verdict.Approve, null, [new("B", CheckResult.Refer, CheckResult.Pass)]),
        new(Verdict.Decline, Verdict.Approve, null,
            [new("A", CheckResult.Decline, CheckResult.Pass), new("B", CheckResult.Refer, null)]),
    ];

    [Fact]
    public void Four_applications_worked_by_hand()
    {
        var report = SwapSet.Of(Four);

        Assert.Equal((4, 0.75m, 1m), (report.Applications, report.AutomaticBefore, report.AutomaticAfter));
        Assert.Equal((0.5m, 0.75m), (report.ApprovedBefore, report.ApprovedAfter));
        Assert.Equal(new SwapCount(1, 1, 1), report.Kept);
        Assert.Equal(new SwapCount(2, 0, 0), report.In);
        Assert.Equal(new SwapCount(1, 1, 0), report.Out);
        Assert.Equal([new SwapCheck("A", 1, 1), new SwapCheck("B", 0, 2)], report.Checks);
    }

    /// <summary>However the applications fall, each is in one cell, and what is approved is kept or swapped in.
    /// </summary>
    [Fact]
    public void Every_application_is_counted_once()
    {
        var dice = new Random(4);
        for (var round = 0; round < 50; round++)
        {
            var many = Enumerable.Range(0, dice.Next(60)).Select(_ => new Rerun(
                (Verdict)dice.Next(3), (Verdict)dice.Next(3), dice.Next(3) switch { 0 => null, var n => n == 1 }, []))
                .ToList();
            var report = SwapSet.Of(many);

            Assert.Equal(many.Count, report.Cells.Sum(c => c.Count.Count));
            Assert.Equal(many.Count(r => r.After == Verdict.Approve), report.Kept.Count + report.In.Count);
            Assert.Equal(many.Count(r => r.Before == Verdict.Approve), report.Kept.Count + report.Out.Count);
            Assert.All(report.Cells, c => Assert.True(c.Count.Bad <= c.Count.Known && c.Count.Known <= c.Count.Count));
        }
    }
}
