using Wheelhouse.Kit;
using Wheelhouse.Simulation;
using Wheelhouse.Simulation.Portfolios;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>Whatever goes wrong on the way, the end is that of an undisturbed run, row for row.</summary>
public sealed class MishapTests
{
    static readonly PortfolioPlan Small = new(Seed: 11, Agreements: 30, Days: 150, new(2026, 1, 5));

    /// <summary>Around the 29th of February, every agreement from the last day of a month.</summary>
    static readonly PortfolioPlan Leap = new(Seed: 12, Agreements: 30, Days: 100, new(2027, 12, 31), MonthEnds: true);

    [Fact]
    public Task Everything_that_is_sent_twice_is_done_once() => EndsTheSame(Small, new(Twice: true));

    [Fact]
    public Task The_order_in_which_agreements_are_worked_on_changes_nothing() =>
        EndsTheSame(Small, new(Backwards: true));

    [Fact]
    public Task Month_ends_and_a_leap_day_stand_both() => EndsTheSame(Leap, new(Twice: true, Backwards: true));

    [Fact]
    public async Task Power_that_is_cut_before_any_write_costs_nothing()
    {
        Fuse? fuse = null;
        await EndsTheSame(Small, new(Cut: failure => fuse!.Blown(failure)), async house =>
        {
            fuse = new(house, new Dice(7));
            await fuse.Install();
        });

        Assert.True(fuse!.Cuts > 50, $"{fuse.Cuts} cuts");
    }

    static async Task EndsTheSame(
        PortfolioPlan plan, Mishaps mishaps, Func<TestHouse, Task>? before = null)
    {
        var calm = await Live(plan, Mishaps.None, null);

        Assert.Equal(calm, await Live(plan, mishaps, before));
    }

    static async Task<IReadOnlyList<string>> Live(PortfolioPlan plan, Mishaps mishaps, Func<TestHouse, Task>? before)
    {
        await using var house = await TestHouse.Open(postgres: false, LivingPortfolio.Register, plan.FirstDay);
        await (before?.Invoke(house) ?? Task.CompletedTask);
        var lived = await house.Live(plan, mishaps);
        Assert.True(lived.AgreementYears > 4);
        var remains = await Remains.Of(house);
        Assert.True(remains.Count > 500);
        return remains;
    }
}
