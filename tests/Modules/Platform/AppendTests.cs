using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>Rows written past the change tracker are the rows that the tracker would have written, or none.</summary>
public sealed class AppendTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task An_appended_row_reads_back_as_an_added_one(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        var (added, appended) = (Shelf("added"), Shelf("appended"));
        var tally = new Tally
        {
            Organisation = somebody.Organisation,
            Shelf = "t",
            Customer = somebody.Organisation,
            Boxes = 7,
        };

        await house.Read(somebody, async h =>
        {
            h.Add(added);
            h.Append(appended);
            h.Append(tally);
            return await h.SaveChangesAsync();
        });

        var shelves = await house.Read(somebody, h => h.Set<Shelf>().OrderBy(s => s.Name).ToListAsync());
        Assert.Equal([added.Id, appended.Id], shelves.Select(s => s.Id));
        Assert.All(shelves, s => Assert.Equal((5, 3L), (s.Boxes, s.Version)));
        var read = await house.Read(somebody, h => h.Set<Tally>().SingleAsync());
        Assert.Equal((null, somebody.Organisation, 7), (read.Dealer, read.Customer, read.Boxes));

        Shelf Shelf(string name) => new()
        {
            Id = Id<Shelf>.New(house.Clock),
            Organisation = somebody.Organisation,
            Name = name,
            Boxes = 5,
            Version = 3,
        };
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task More_rows_than_one_statement_holds_are_all_written(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);

        await house.Read(somebody, async h =>
        {
            for (var i = 0; i < 101; i++)
            {
                h.Append(new Tally { Organisation = somebody.Organisation, Shelf = $"{i:D3}", Boxes = i });
            }

            return await h.SaveChangesAsync();
        });

        Assert.Equal(5050, await house.Read(somebody, h => h.Set<Tally>().SumAsync(t => t.Boxes)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_broken_key_takes_the_tracked_rows_back_too_and_is_a_lost_race(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => house.Read(somebody, async h =>
        {
            h.Add(new Shelf { Id = Id<Shelf>.New(house.Clock), Organisation = somebody.Organisation, Name = "A" });
            h.Append(new Tally { Organisation = somebody.Organisation, Shelf = "same" });
            h.Append(new Tally { Organisation = somebody.Organisation, Shelf = "same" });
            return await h.SaveChangesAsync();
        }));

        Assert.True(DatabaseRegistration.IsLostRace(failure));
        Assert.Equal(0, await house.Read(somebody, h => h.Set<Shelf>().CountAsync()));
        Assert.Equal(0, await house.Read(somebody, h => h.Set<Tally>().CountAsync()));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_was_never_saved_does_not_come_back_from_the_pool(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        await house.Read(somebody, h =>
        {
            h.Append(new Tally { Organisation = somebody.Organisation, Shelf = "lost" });
            return Task.FromResult(0);
        });

        for (var i = 0; i < 3; i++)
        {
            var houses = house.Services.GetRequiredService<IDbContextFactory<House>>();
            await using var pooled = await houses.CreateDbContextAsync();
            await pooled.SaveChangesAsync();
        }

        Assert.Equal(0, await house.Read(somebody, h => h.Set<Tally>().CountAsync()));
    }
}
