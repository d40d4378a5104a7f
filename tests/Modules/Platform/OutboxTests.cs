using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>Facts are delivered at least once, and have their effect once.</summary>
public sealed class OutboxTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_fact_is_heard_after_the_commit_and_once(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        await CommandTests.Put(house, somebody, "A", 3);
        Assert.Null(await Tallied(house, somebody));

        Assert.Equal(1, await house.Drain());
        Assert.Equal(0, await house.Drain());

        Assert.Equal(3, await Tallied(house, somebody));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Two_deliveries_at_once_have_one_effect(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        for (var i = 0; i < 10; i++)
        {
            await CommandTests.Put(house, somebody, "A", 1);
        }

        await Task.WhenAll(Task.Run(house.Drain), Task.Run(house.Drain), Task.Run(house.Drain));

        Assert.Equal(10, await Tallied(house, somebody));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_hearer_that_fails_writes_nothing_and_hears_again(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        house.Services.GetRequiredService<Weather>().Storms = 2;
        await CommandTests.Put(house, somebody, "A", 3);

        Assert.Equal(0, await house.Drain());
        Assert.Null(await Tallied(house, somebody));
        Assert.Equal("InvalidOperationException", await Trouble(house));

        house.Clock.Advance(TimeSpan.FromSeconds(3)); // the first wait is 2 seconds
        Assert.Equal(0, await house.Drain());
        house.Clock.Advance(TimeSpan.FromSeconds(5)); // the second 4
        Assert.Equal(1, await house.Drain());

        Assert.Equal(3, await Tallied(house, somebody));
        Assert.Null(await Trouble(house));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_refusal_is_kept_by_its_code_and_tried_again(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        var weather = house.Services.GetRequiredService<Weather>();
        weather.Refusal = new("test.too_wet", "Wait until it is dry.");
        await CommandTests.Put(house, somebody, "A", 3);

        Assert.Equal(0, await house.Drain());
        Assert.Equal("test.too_wet", await Trouble(house));

        weather.Refusal = null;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await house.Drain());
        Assert.Equal(3, await Tallied(house, somebody));
    }

    static Task<int?> Tallied(TestHouse house, Actor actor) =>
        house.Read(actor, h => h.Set<Tally>().Select(t => (int?)t.Boxes).FirstOrDefaultAsync());

    static Task<string?> Trouble(TestHouse house) => house.Read(
        house.Newcomer(Role.Regulator), h => h.Set<OutboxRow>().Select(r => r.Trouble).SingleAsync());
}
