using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>What <see cref="Commands"/> promises, on both databases.</summary>
public sealed class CommandTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_key_gives_the_same_answer_once(bool postgres)
    {
        await using var house = await Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);

        var first = await Put(house, somebody, "A", 3, "k1");
        var again = await Put(house, somebody, "A", 3, "k1");

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(3, await Boxes(house, somebody, "A"));
        Assert.Equal(1, await house.Drain());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_key_used_for_another_request_is_refused(bool postgres)
    {
        await using var house = await Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        await Put(house, somebody, "A", 3, "k1");

        var other = await Put(house, somebody, "A", 4, "k1");

        Assert.Equal("platform.key_reused", other.Refused?.Code);
        Assert.Equal(3, await Boxes(house, somebody, "A"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Keys_of_two_organisations_do_not_meet(bool postgres)
    {
        await using var house = await Open(postgres);
        var (one, other) = (house.Newcomer(Role.Dealer), house.Newcomer(Role.Dealer));

        await Put(house, one, "A", 3, "k1");
        var theirs = await Put(house, other, "A", 5, "k1");

        Assert.Equal(5, theirs.Value.Boxes);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_refused_command_writes_nothing_and_leaves_its_key_free(bool postgres)
    {
        await using var house = await Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        await Put(house, somebody, "A", 99, "k1");

        var refused = await Put(house, somebody, "A", 2, "k2");
        var smaller = await Put(house, somebody, "A", 1, "k2");

        Assert.Equal("test.shelf_full", refused.Refused?.Code);
        Assert.Equal(100, smaller.Value.Boxes);
        Assert.Equal(2, await house.Drain());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_command_that_fails_writes_nothing(bool postgres)
    {
        await using var house = await Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Put(house, somebody, "A", -1, "k1"));

        Assert.Null(await Boxes(house, somebody, "A"));
        Assert.Equal(0, await house.Drain());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_lost_race_is_decided_again_from_the_new_state(bool postgres)
    {
        await using var house = await Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);

        // eight at once make the same shelf and fill it to its last place: 13 x 8 = 104, so one of them must be refused
        var all = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => Put(house, somebody, "A", 13, $"k{i}"))));

        Assert.Equal("test.shelf_full", Assert.Single(all, o => !o.IsDone).Refused?.Code);
        Assert.Equal(91, await Boxes(house, somebody, "A"));
        Assert.Equal([13, 26, 39, 52, 65, 78, 91], all.Where(o => o.IsDone).Select(o => o.Value.Boxes).Order());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task One_key_sent_many_times_at_once_has_its_effect_once(bool postgres)
    {
        await using var house = await Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);

        var all = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Put(house, somebody, "A", 13, "k"))));

        Assert.Single(all.Select(o => o.Value).Distinct());
        Assert.Equal(13, await Boxes(house, somebody, "A"));
    }

    /// <summary>More at once than there are connections, and each needs two.</summary>
    [Fact]
    public async Task Commands_that_look_aside_do_not_wait_for_each_other()
    {
        await using var house = await TestHouse.Open(
            postgres: true, services => services.AddHandler<LookAside, Unit, LookAside.Handler>());
        var somebody = house.Newcomer(Role.Dealer);

        var done = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => house.Run<LookAside, Unit>(somebody, new())));

        Assert.All(done, one => Assert.True(one.IsDone));
    }

    sealed record LookAside
    {
        internal sealed class Handler(IDbContextFactory<House> houses) : IHandle<LookAside, Unit>
        {
            public async Task<Outcome<Unit>> Handle(LookAside command, CancellationToken cancel)
            {
                await Task.Delay(20, cancel); // so that all who may have begun
                await using var aside = await houses.CreateDbContextAsync(cancel);
                return await aside.Database.CanConnectAsync(cancel)
                    ? default(Unit)
                    : throw new InvalidOperationException("Nobody answers aside.");
            }
        }
    }

    internal static Task<TestHouse> Open(bool postgres) =>
        TestHouse.Open(postgres, services => services.AddModule<ShelfModule>());

    internal static Task<Outcome<BoxesOnShelf>> Put(
        TestHouse house, Actor actor, string shelf, int boxes, string? key = null) =>
        house.Run<PutBox, BoxesOnShelf>(actor, new(shelf, boxes), key);

    internal static Task<int?> Boxes(TestHouse house, Actor actor, string shelf) => house.Read(
        actor, h => h.Set<Shelf>().Where(s => s.Name == shelf).Select(s => (int?)s.Boxes).FirstOrDefaultAsync());
}
