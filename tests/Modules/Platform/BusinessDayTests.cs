using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>The business date is a value that the house advances.</summary>
public sealed class BusinessDayTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task It_starts_on_the_clocks_day_and_moves_only_forward(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var lender = house.Newcomer(Role.Servicing);
        Assert.Equal(TestHouse.FirstDay, await Today(house, lender));

        Assert.Equal(new DateOnly(2026, 1, 6), (await Advance(house, lender, new(2026, 1, 6))).Value);
        house.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(new DateOnly(2026, 1, 6), await Today(house, lender));
        Assert.Equal("platform.business_day_backwards", (await Advance(house, lender, new(2026, 1, 5))).Refused?.Code);
        Assert.Equal(new DateOnly(2026, 1, 6), await Today(house, lender));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Each_organisation_has_its_own(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var (one, other) = (house.Newcomer(Role.Servicing), house.Newcomer(Role.Servicing));

        await Advance(house, one, new(2026, 2, 1));

        Assert.Equal(TestHouse.FirstDay, await Today(house, other));
    }

    static Task<DateOnly> Today(TestHouse house, Actor actor) => house.In(actor, provider =>
        provider.GetRequiredService<IBusinessDays>().Of(actor.Organisation, TestContext.Current.CancellationToken));

    static Task<Outcome<DateOnly>> Advance(TestHouse house, Actor actor, DateOnly to) =>
        house.In(actor, async provider =>
        {
            var cancel = TestContext.Current.CancellationToken;
            var moved = await provider.GetRequiredService<IBusinessDays>().Advance(actor.Organisation, to, cancel);
            await provider.GetRequiredService<House>().SaveChangesAsync(cancel);
            return moved;
        });
}
