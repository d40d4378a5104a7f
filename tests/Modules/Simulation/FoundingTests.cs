using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

public sealed class FoundingTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_world_is_founded_by_commands(bool postgres)
    {
        await using var house = await TestHouse.Open(postgres);

        var founders = await house.Found();

        Assert.Equal(6 + 6 + 6 + 2 + 6 + 1 + 3, founders.Everybody.Count());
        var dealer = founders.Actor("anda", Role.Dealer);
        var products = await house.In(
            dealer, provider => provider.GetRequiredService<IProducts>().On(TestHouse.FirstDay, default));
        Assert.Equal(21, products.Count);
        Assert.Equal(13, products.Select(p => p.Kind).Distinct().Count());
    }
}
