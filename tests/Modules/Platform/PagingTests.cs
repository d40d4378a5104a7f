using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>Pages cover a list once, newest first, whatever is added in between.</summary>
public sealed class PagingTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Pages_show_every_row_once_newest_first(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        for (var i = 1; i <= 7; i++)
        {
            await CommandTests.Put(house, somebody, $"S{i}", i);
        }

        var first = await Page(house, somebody, new(3));
        await CommandTests.Put(house, somebody, "late", 100);
        var second = await Page(house, somebody, new(3, first.Next));
        var third = await Page(house, somebody, new(3, second.Next));

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], [.. first.Items, .. second.Items, .. third.Items]);
        Assert.Null(third.Next);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_list_that_fits_exactly_has_no_next_page(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var somebody = house.Newcomer(Role.Dealer);
        await CommandTests.Put(house, somebody, "A", 1);
        await CommandTests.Put(house, somebody, "B", 2);

        var only = await Page(house, somebody, new(2));

        Assert.Equal([2, 1], only.Items);
        Assert.Null(only.Next);
    }

    [Theory]
    [InlineData(null, 50)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(7, 7)]
    [InlineData(100_000, 200)]
    public void A_page_has_1_to_200_rows(int? asked, int given) => Assert.Equal(given, new PageRequest(asked).Take);

    static async Task<Page<int>> Page(TestHouse house, Actor actor, PageRequest request) => (await house.Read(
        actor, h => h.Set<Shelf>().AsNoTracking().ToPage(s => s.Id, request, TestContext.Current.CancellationToken)))
        .Select(s => s.Boxes);
}
