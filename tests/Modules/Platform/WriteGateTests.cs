using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Data;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>Whoever waits is saved in one commit, and whoever fails there fails alone.</summary>
public sealed class WriteGateTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Who_loses_a_race_in_a_shared_commit_is_taken_back_alone(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        var gate = house.Services.GetRequiredService<WriteGate>();
        var houses = house.Services.GetRequiredService<IDbContextFactory<House>>();
        Task<int>[] saves = [];

        // while we hold the gate all four wait on SQLite: their changes share a commit
        await gate.Enter(
            () =>
            {
                saves = [Save("a", "x"), Save("b", "same"), Save("c", "same"), Save("d", "y")];
                return Task.FromResult(0);
            },
            TestContext.Current.CancellationToken);
        var lost = 0;
        foreach (var save in saves)
        {
            try
            {
                await save;
            }
            catch (Exception exception) when (DatabaseRegistration.IsLostRace(exception))
            {
                lost++;
            }
        }

        Assert.Equal(1, lost);
        var shelves = await house.Read(somebody, h => h.Set<Shelf>().Select(s => s.Name).ToListAsync());
        var tallies = await house.Read(somebody, h => h.Set<Tally>().Select(t => t.Shelf).ToListAsync());
        Assert.Equal(["same", "x", "y"], tallies.Order());
        Assert.Equal(3, shelves.Count);
        Assert.Contains("a", shelves);
        Assert.Contains("d", shelves);

        // tracked and untracked changes of one unit of work, so that both are seen to go or stay
        async Task<int> Save(string shelf, string tally)
        {
            var organisation = somebody.Organisation;
            await using var context = await houses.CreateDbContextAsync();
            context.Add(new Shelf { Id = Id<Shelf>.New(house.Clock), Organisation = organisation, Name = shelf });
            context.Append(new Tally { Organisation = organisation, Shelf = tally });
            return await gate.Save(context, TestContext.Current.CancellationToken);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Saves_of_many_at_once_are_all_there_when_they_return(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () =>
        {
            await house.Run<PutBox, BoxesOnShelf>(somebody, new($"{number % 10}", 1), $"key {number}");
            var there = await house.Read(somebody, h => h.Set<Shelf>().SumAsync(s => s.Boxes));
            Assert.True(there > 0);
        })));

        var shelves = await house.Read(somebody, h => h.Set<Shelf>().ToListAsync());
        Assert.Equal(10, shelves.Count);
        Assert.All(shelves, shelf => Assert.Equal(4, shelf.Boxes));
    }

    [Fact]
    public async Task A_context_on_SQLite_finds_its_connection_open_when_it_comes_back_from_the_pool()
    {
        await using var house = await CommandTests.Open(postgres: false);
        var houses = house.Services.GetRequiredService<IDbContextFactory<House>>();
        for (var use = 0; use < 3; use++)
        {
            await using var context = await houses.CreateDbContextAsync();
            Assert.True(use == 0 || context.Database.GetDbConnection().State == ConnectionState.Open);
            Assert.Equal(0, await context.Set<Shelf>().IgnoreQueryFilters().CountAsync());
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_amended_row_has_the_next_version_and_one_changed_since_is_a_lost_race(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        await house.Run<PutBox, BoxesOnShelf>(somebody, new("A", 1));
        var first = await house.Read(somebody, h => h.Set<Shelf>().AsNoTracking().SingleAsync());
        var second = await house.Read(somebody, h => h.Set<Shelf>().AsNoTracking().SingleAsync());

        await Amend(first, 7);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Amend(second, 9));

        Assert.True(DatabaseRegistration.IsLostRace(failure));
        var now = await house.Read(somebody, h => h.Set<Shelf>().SingleAsync());
        Assert.Equal((7, first.Version + 1, "A"), (now.Boxes, now.Version, now.Name));
        Assert.Equal(1, await house.Read(somebody, h => h.Set<Tally>().CountAsync()));

        Task<int> Amend(Shelf shelf, int boxes) => house.Read(somebody, async h =>
        {
            shelf.Boxes = boxes;
            h.Append(new Tally { Organisation = somebody.Organisation, Shelf = $"tally {boxes}" });
            h.Amend(shelf);
            return await house.Services.GetRequiredService<WriteGate>().Save(h, TestContext.Current.CancellationToken);
        });
    }
}
