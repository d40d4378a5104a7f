using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kit;
using Wheelhouse.Simulation.Portfolios;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>Whatever goes wrong on the way, the end is that of an undisturbed run, row for row.</summary>
public sealed class MishapTests
{
    static readonly PortfolioPlan Small = new(Seed: 11, Agreements: 30, Days: 100, new(2026, 1, 5));

    [Fact]
    public Task The_same_plan_lives_the_same_lives() => EndsTheSame(Small, Mishaps.None);

    [Fact]
    public Task What_is_sent_twice_is_done_once() => EndsTheSame(Small, new(Twice: true));

    [Fact]
    public Task The_order_in_which_agreements_are_worked_on_changes_nothing() =>
        EndsTheSame(Small, new(Backwards: true));

    /// <summary>Around the 29th of February, every agreement from the last day of a month.</summary>
    [Theory, InlineData(2023), InlineData(2027)]
    public Task Month_ends_and_a_leap_day_stand_both(int year) => EndsTheSame(
        new(Seed: year, Agreements: 30, Days: 100, new(year, 12, 31), MonthEnds: true),
        new(Twice: true, Backwards: true));

    [Theory, InlineData(false), InlineData(true)]
    public async Task Power_that_is_cut_before_any_write_costs_nothing(bool postgres)
    {
        var fuse = new Fuse(7);
        await EndsTheSame(Small, new(Power: fuse), postgres: postgres);

        Assert.True(fuse.Cuts > 50, $"{fuse.Cuts} cuts");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_slow_database_changes_nothing_for_many_at_once(bool postgres)
    {
        var slow = new SlowDatabase(5);
        await EndsTheSame(Small, new(SideBySide: 4), slow.Register, postgres);

        Assert.True(slow.Waits > 50, $"{slow.Waits} waits");
    }

    static async Task EndsTheSame(
        PortfolioPlan plan, Mishaps mishaps, Action<IServiceCollection>? more = null, bool postgres = false)
    {
        Assert.SkipWhen(postgres && PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        var calm = await Live(plan, Mishaps.None, null, postgres: false);

        var disturbed = await Live(plan, mishaps, more, postgres);

        Assert.Equal([], calm.Except(disturbed).Concat(disturbed.Except(calm)).Order(StringComparer.Ordinal));
        Assert.Equal(calm, disturbed);
    }

    static async Task<IReadOnlyList<string>> Live(
        PortfolioPlan plan, Mishaps mishaps, Action<IServiceCollection>? more, bool postgres)
    {
        await using var house = await TestHouse.Open(postgres, LivingPortfolio.Register + more, plan.FirstDay);
        var lived = await house.Live(plan, mishaps);
        Assert.True(lived.AgreementYears > 2);
        var remains = await Remains.Of(house);
        Assert.True(remains.Count > 500);
        return remains;
    }
}
