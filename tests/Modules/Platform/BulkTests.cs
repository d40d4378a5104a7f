using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>Rows by the thousand are written as rows one by one are.</summary>
public sealed class BulkTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Thousands_read_back_as_they_were_written(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);

        await house.Read(somebody, async h =>
        {
            Shelves(house, somebody).ForEach(h.Append);
            for (var i = 0; i < 1_000; i++)
            {
                h.Append(new Tally
                {
                    Organisation = somebody.Organisation,
                    Shelf = $"{i:D4}",
                    Customer = i % 2 == 0 ? somebody.Organisation : null,
                    Boxes = i,
                });
            }

            return await h.SaveChangesAsync();
        });

        Assert.Equal(499_500, await house.Read(somebody, h => h.Set<Tally>().SumAsync(t => t.Boxes)));
        Assert.Equal(500, await house.Read(somebody, h => h.Set<Tally>().CountAsync(t => t.Customer == null)));
        var read = await house.Read(somebody, h => h.Set<Shelf>().OrderBy(s => s.Name).ToListAsync());
        Assert.Equal(
            Enumerable.Range(0, 1_000).Select(i => ($"{i:D4}", i, 3L)), read.Select(s => (s.Name, s.Boxes, s.Version)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Changed_rows_are_changed_and_their_versions_raised(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        await Fill(house, somebody);

        await house.Read(somebody, async h =>
        {
            foreach (var shelf in await h.Set<Shelf>().AsNoTracking().Where(s => s.Boxes < 300).ToListAsync())
            {
                shelf.Boxes += 1_000;
                h.Amend(shelf);
            }

            return await h.SaveChangesAsync();
        });

        var read = await house.Read(somebody, h => h.Set<Shelf>().OrderBy(s => s.Name).ToListAsync());
        Assert.Equal(
            Enumerable.Range(0, 1_000).Select(i => i < 300 ? (i + 1_000, 4L) : (i, 3L)),
            read.Select(s => (s.Boxes, s.Version)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task One_row_that_somebody_changed_since_takes_all_of_them_back(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        await Fill(house, somebody);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => house.Read(somebody, async h =>
        {
            foreach (var shelf in await h.Set<Shelf>().AsNoTracking().ToListAsync())
            {
                shelf.Version += shelf.Boxes == 700 ? 1 : 0; // as if it had been read in another state
                shelf.Boxes = -1;
                h.Amend(shelf);
            }

            h.Append(new Tally { Organisation = somebody.Organisation, Shelf = "beside" });
            return await h.SaveChangesAsync();
        }));

        Assert.True(DatabaseRegistration.IsLostRace(failure));
        Assert.Equal(0, await house.Read(somebody, h => h.Set<Shelf>().CountAsync(s => s.Boxes < 0)));
        Assert.Equal(0, await house.Read(somebody, h => h.Set<Tally>().CountAsync()));
    }

    static List<Shelf> Shelves(Kit.TestHouse house, Actor somebody) =>
    [
        .. Enumerable.Range(0, 1_000).Select(i => new Shelf
        {
            Id = Id<Shelf>.New(house.Clock),
            Organisation = somebody.Organisation,
            Name = $"{i:D4}",
            Boxes = i,
            Version = 3,
        }),
    ];

    static Task<int> Fill(Kit.TestHouse house, Actor somebody) => house.Read(somebody, h =>
    {
        Shelves(house, somebody).ForEach(h.Append);
        return h.SaveChangesAsync();
    });
}
