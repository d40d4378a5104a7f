using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>Nothing is readable across organisations, but by the regulator and those it is shared with.</summary>
public sealed class TenancyTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Each_organisation_sees_its_own(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var (one, other) = (house.Newcomer(Role.Dealer), house.Newcomer(Role.Admin));
        await CommandTests.Put(house, one, "A", 3);
        await CommandTests.Put(house, other, "A", 5);

        Assert.Equal([3], await Seen(house, one));
        Assert.Equal([3], await Seen(house, house.Colleague(one)));
        Assert.Equal([5], await Seen(house, other));
        Assert.Equal([], await Seen(house, house.Newcomer(Role.Admin)));
        Assert.Equal([3, 5], await Seen(house, house.Newcomer(Role.Regulator)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_shared_record_is_seen_by_its_dealer_and_its_customer(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        var (lender, dealer) = (house.Newcomer(Role.Servicing), house.Newcomer(Role.Dealer));
        var (customer, stranger) = (house.Newcomer(Role.Customer), house.Newcomer(Role.Dealer));
        await house.Read(lender, async h =>
        {
            h.Add(new Tally
            {
                Organisation = lender.Organisation,
                Dealer = dealer.Organisation,
                Customer = customer.Organisation,
                Shelf = "A",
            });
            return await h.SaveChangesAsync();
        });

        foreach (var (actor, sees) in new[] { (lender, 1), (dealer, 1), (customer, 1), (stranger, 0) })
        {
            Assert.Equal(sees, await house.Read(actor, h => h.Set<Tally>().CountAsync()));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_context_that_nobody_entered_sees_nothing(bool postgres)
    {
        await using var house = await CommandTests.Open(postgres);
        await CommandTests.Put(house, house.Newcomer(Role.Dealer), "A", 3);

        // also when the pooled context was somebody's before
        await using var scope = house.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<House>().Set<Shelf>().CountAsync());
    }

    static Task<List<int>> Seen(TestHouse house, Actor actor) =>
        house.Read(actor, h => h.Set<Shelf>().OrderBy(s => s.Boxes).Select(s => s.Boxes).ToListAsync());
}
