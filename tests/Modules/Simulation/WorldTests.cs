using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Simulation;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>Small worlds live through their days, and no law is broken on any of them.</summary>
public sealed class WorldTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public async Task A_small_world_lives_within_its_laws(bool postgres, int seed)
    {
        var plan = new WorldPlan(seed, Agreements: 8, Days: 150, WorldPlan.DemoDay);
        await using var house = await TestHouse.Open(postgres, World.Register, plan.FirstDay);

        var world = await house.Live(plan);

        Assert.InRange(world.Agreements, 8, 25);
        Assert.True(world.Tally.Of("ReceivePayment") > 10);
        Assert.True(world.Tally.Of("CloseDay") >= 2 * 150);
        Assert.True(world.Tally.Of("GiveMandate") > 0);
        Assert.Equal(3 * 4, world.Tally.Of("ApprovePayee"));
        var lessor = world.Founders.Actor("tongqu", Role.Servicing);
        var ending = await house.In(lessor, p => p.GetRequiredService<ListEnding>().Read(lessor, 24, default));
        Assert.Superset(
            new HashSet<string>(
            [
                "Tongqu Operating Lease", "Tongqu Direct Lease", "Tongqu Long Rental", "Tongqu Buy-back Lease",
                "Tongqu Leaseback",
            ]),
            ending.Select(e => e.Product.En).ToHashSet());
    }
}
