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
    public async Task A_column_of_every_kind_reads_back_as_from_a_single_row(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        decimal[] exact =
            [0, 1, -1, 10_000, 0.0001m, -1_234.5678m, 9_999_999_999_999.999999999999m, 20_000.000000000001m];
        DateOnly[] days = [new(2026, 6, 15), new(1999, 12, 31), DateOnly.MinValue, DateOnly.MaxValue];
        var at = house.Clock.GetUtcNow();
        Crate Of(long id, int like) => new()
        {
            Id = id,
            Shelf = Id<Shelf>.Named(at, $"{like}"),
            Other = like % 2 == 0 ? null : Id<Shelf>.Named(at, "other"),
            Words = (like % 3) switch { 0 => null, 1 => "", _ => $"还款 'é\n{new string('字', 50 * like)}" },
            Label = new("车融", $"a \"label\" {like}"),
            Second = like % 2 == 0 ? null : new("二", "two"),
            Wood = like % 2 == 0 ? Wood.Oak : Wood.Fir,
            Lid = like % 2 == 0 ? null : Wood.Fir,
            Open = like % 2 == 0,
            Small = -like,
            Count = like % 2 == 0 ? null : int.MinValue,
            Worth = new(long.MaxValue - like, Currency.Cny),
            Exact = exact[like % exact.Length],
            Rest = like % 2 == 0 ? null : -exact[like % exact.Length],
            Seal = [.. Enumerable.Range(0, like).Select(i => (byte)(i % 256))],
            Day = days[like % days.Length],
            Until = like % 2 == 0 ? null : days[(like + 1) % days.Length],
            At = new DateTimeOffset(1999, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(like * 400_000_000_000_001),
            Left = like % 2 == 0 ? null : new DateTimeOffset(2026, 6, 15, 10, 0, 0, TimeSpan.Zero),
        };

        for (var from = 0; from < 1_000; from += 500)
        {
            await house.Read(somebody, async h =>
            {
                // the first 500 in one copy, the others few by few
                for (var i = 0; i < 500; i += from == 0 ? 500 : 100)
                {
                    Enumerable.Range(i, from == 0 ? 500 : 100).ToList().ForEach(n => h.Append(Of(from + n, n)));
                    await h.SaveChangesAsync();
                }

                return 0;
            });
        }

        var read = await house.Read(somebody, h => h.Set<Crate>().AsNoTracking().OrderBy(c => c.Id).ToListAsync());
        Assert.Equal(1_000, read.Count);
        for (var i = 0; i < 500; i++)
        {
            Assert.Equivalent(Of(i, i), read[i], strict: true);
            Assert.Equivalent(Of(500 + i, i), read[500 + i], strict: true);
        }
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
