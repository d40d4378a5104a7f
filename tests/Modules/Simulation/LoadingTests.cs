using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

public sealed class LoadingTests
{
    /// <summary>The last commits of a world are those that its file would lose if a connection stayed open.</summary>
    [Fact]
    public async Task A_file_that_got_its_name_holds_the_last_day_of_everybody()
    {
        var folder = Directory.CreateTempSubdirectory("wheelhouse-loading-").FullName;
        try
        {
            var (file, keys) = (Path.Combine(folder, "world.db"), Path.Combine(folder, "keys"));
            var plan = new WorldPlan(Seed: 2, Agreements: 1, Days: 2, WorldPlan.DemoDay);
            var cancel = TestContext.Current.CancellationToken;
            _ = (await Loading.Load(DatabaseChoice.Parse(file), keys, plan, once: false, _ => { }, cancel)).Value;

            Assert.Equal([file], Directory.GetFiles(folder));
            await using var premises = Premises.Open(
                DatabaseChoice.Parse(file), new(new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)), keys);
            var lenders = await premises.In(
                Actor.OfHouse(default),
                provider => provider.GetRequiredService<IOrganisations>().Of(OrganisationKind.Lender, cancel));
            Assert.NotEmpty(lenders);
            foreach (var organisation in lenders.Select(lender => lender.Id).Append(default))
            {
                Assert.Equal(plan.LastDay, await premises.In(
                    Actor.OfHouse(default),
                    provider => provider.GetRequiredService<IBusinessDays>().Of(organisation, cancel)));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
