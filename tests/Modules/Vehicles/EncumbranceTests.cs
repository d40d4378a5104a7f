using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles;
using Xunit;

namespace Wheelhouse.Modules.Tests.Vehicles;

public sealed class EncumbranceTests
{
    static readonly string Number = Vin.Compose("L0N", "A1B2C", 2026, '1', 1).Text;

    [Theory, InlineData(false), InlineData(true)]
    public async Task One_live_finance_a_vehicle_across_all_lenders(bool postgres)
    {
        await using var house = await Open(postgres);
        var (first, second) = (house.Newcomer(Role.Underwriter), house.Newcomer(Role.Underwriter));
        await Register(house, first);

        Assert.True((await Take(house, first, "agr_1")).IsDone);
        Assert.True((await Take(house, first, "agr_1")).IsDone); // again: the same answer
        Assert.Equal("vehicles.already_financed", (await Take(house, second, "agr_2")).Refused?.Code);
        Assert.Equal("vehicles.already_financed", (await Take(house, first, "agr_3")).Refused?.Code);

        Assert.True((await Release(house, first, "agr_1")).IsDone);
        Assert.True((await Take(house, second, "agr_2")).IsDone);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Of_two_lenders_at_once_one_wins(bool postgres)
    {
        await using var house = await Open(postgres);
        var lenders = Enumerable.Range(0, 8).Select(_ => house.Newcomer(Role.Underwriter)).ToList();
        await Register(house, lenders[0]);

        var outcomes = await Task.WhenAll(
            lenders.Select((lender, i) => Task.Run(() => Take(house, lender, $"agr_{i}"))));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal("vehicles.already_financed", o.Refused?.Code));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_stranger_learns_only_that_it_is_financed(bool postgres)
    {
        await using var house = await Open(postgres);
        var (lender, stranger) = (house.Newcomer(Role.Underwriter), house.Newcomer(Role.Dealer));
        await Register(house, lender);
        await Take(house, lender, "agr_1");

        var mine = await Live(house, lender);
        var theirs = await Live(house, stranger);

        Assert.Equal((true, "agr_1", (Id<Organisation>?)lender.Organisation), (mine!.Mine, mine.Subject, mine.Lender));
        Assert.Equal((false, null, null), (theirs!.Mine, theirs.Subject, theirs.Lender));
    }

    [Fact]
    public async Task A_vehicle_nobody_registered_cannot_be_financed()
    {
        await using var house = await Open(postgres: false);
        var lender = house.Newcomer(Role.Underwriter);

        Assert.Equal("vehicles.no_such_vehicle", (await Take(house, lender, "agr_1")).Refused?.Code);
        Assert.Equal("vehicles.not_financed", (await Release(house, lender, "agr_1")).Refused?.Code);
    }

    static Task<TestHouse> Open(bool postgres) => TestHouse.Open(
        postgres, s => s.AddHandler<Taking, Unit, Taking.Handler>().AddHandler<Releasing, Unit, Releasing.Handler>());

    static async Task Register(TestHouse house, Actor actor)
    {
        var registered = await house.Run<RegisterVehicle, VehicleCard>(
            actor, new(Number, "qilan-l5-2026", VehicleUse.OwnUse, VehicleCondition.New));
        Assert.True(registered.IsDone, registered.Refused?.Sentence);
    }

    static Task<Outcome<Unit>> Take(TestHouse house, Actor lender, string subject) =>
        house.Run<Taking, Unit>(lender, new(lender.Organisation, subject));

    static Task<Outcome<Unit>> Release(TestHouse house, Actor lender, string subject) =>
        house.Run<Releasing, Unit>(lender, new(subject));

    static Task<EncumbranceCard?> Live(TestHouse house, Actor actor) => house.In(
        actor, p => p.GetRequiredService<IEncumbrances>().Live(Number, TestContext.Current.CancellationToken));

    sealed record Taking(Id<Organisation> Lender, string Subject)
    {
        internal sealed class Handler(IEncumbrances register) : IHandle<Taking, Unit>
        {
            public Task<Outcome<Unit>> Handle(Taking command, CancellationToken cancel) =>
                register.Take(Number, command.Lender, command.Subject, TestHouse.FirstDay, cancel);
        }
    }

    sealed record Releasing(string Subject)
    {
        internal sealed class Handler(IEncumbrances register) : IHandle<Releasing, Unit>
        {
            public Task<Outcome<Unit>> Handle(Releasing command, CancellationToken cancel) =>
                register.Release(Number, command.Subject, TestHouse.FirstDay, cancel);
        }
    }
}
