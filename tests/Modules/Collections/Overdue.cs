using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Lending;
using Wheelhouse.Modules.Tests.Servicing;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Telematics;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Modules.Tests.Collections;

/// <summary>What happens around a case, as a command of whoever does it.</summary>
sealed record Around(string What)
{
    /// <summary>Set by the test before it runs the command: a command itself is stored and carries no code.</summary>
    internal static readonly AsyncLocal<Func<IServiceProvider, Task<Refusal?>>> Act = new();

    internal sealed class Handler(IServiceProvider provider) : IHandle<Around, Unit>
    {
        public async Task<Outcome<Unit>> Handle(Around command, CancellationToken cancel) =>
            await Act.Value!(provider) is { } refused ? refused : default(Unit);
    }
}

/// <summary>A lender with one loan that is not paid, its lien, its car with a wired device at home, and the customer's
/// consent to being located.</summary>
sealed class Overdue : IAsyncDisposable
{
    internal const string Vin = "LKLAB3E11TA118306";

    internal const string Terminal = "013912345678";

    /// <summary>A square of about 200 m around where the car is parked.</summary>
    static readonly Point[] Home =
    [
        new(30_500_000, 114_300_000), new(30_502_000, 114_300_000), new(30_502_000, 114_302_000),
        new(30_500_000, 114_302_000),
    ];

    readonly LoansOnTest town;

    Overdue(LoansOnTest town, Id<Agreement> loan) => (this.town, Loan) = (town, loan);

    internal Id<Agreement> Loan { get; }

    internal TestHouse House => town.House;

    internal Actor Clerk => town.Clerk;

    internal Actor Customer => town.Customer;

    internal Actor Senior { get; private set; } = null!;

    internal Actor Admin { get; private set; } = null!;

    internal Id<Device> Device { get; private set; }

    internal Task MoveTo(DateOnly day) => town.MoveTo(day);

    internal LoansOnTest Town => town;

    /// <summary>The first instalment fell due on 5 February.</summary>
    internal static readonly DateOnly FirstDue = TestHouse.FirstDay.AddMonths(1);

    internal static async Task<Overdue> Open(bool postgres, LoanTerms? terms = null)
    {
        var town = await LoansOnTest.Open(
            postgres, more: s => s.AddHandler<Around, Unit, Around.Handler>());
        var made = new Overdue(town, await town.Lend(terms))
        {
            Senior = town.House.Colleague(town.Clerk),
            Admin = town.House.Colleague(town.Clerk, Role.Admin),
        };
        await made.Do(made.Clerk, async p => (await p.GetRequiredService<IVehicles>().Register(
            new(Vin, "other-saloon-2024", VehicleUse.OwnUse, VehicleCondition.New), default)).Refused);
        await made.Do(made.Clerk, async p => (await p.GetRequiredService<IEncumbrances>().Take(
            Vin, made.Clerk.Organisation, made.Loan.ToString(), TestHouse.FirstDay, default)).Refused);
        return made;
    }

    /// <summary>Puts the wired device in, with the consent that it needs, and marks where the car is parked.</summary>
    internal async Task Install(bool canInhibit = true)
    {
        await Do(Admin, p => Task.FromResult<Refusal?>(Found(p)));
        await Do(Customer, async p => (await p.GetRequiredService<IConsents>().Give(
            Customer.Organisation, Clerk.Organisation, Purpose.Location, "online", default)).Refused);
        Device = (await House.Run<RegisterDevice, DeviceCard>(
            Admin, new(Terminal, "W15L", DeviceKind.Wired, canInhibit))).Value.Id;
        _ = (await House.Run<BindDevice, BindingKept>(Admin, new(Device, Vin, Customer.Organisation))).Value;
        _ = (await House.Run<AddFence, FenceCard>(Admin, new(FenceKind.Parking, "Home", Home))).Value;
        await House.Drain();
    }

    /// <summary>A consent names an organisation that exists.</summary>
    Refusal? Found(IServiceProvider provider)
    {
        provider.GetRequiredService<House>().Add(new OrganisationRow
        {
            Id = Clerk.Organisation,
            Kind = OrganisationKind.Lender,
            NameZh = "海悦",
            NameEn = "Haiyue",
            Simulated = true,
        });
        return null;
    }

    /// <summary>The device says that the car stands at home with its ignition off.</summary>
    internal Task<ReportsTaken> Park(bool? circuitCut = false) => Report(
        new DeviceReport(
            Terminal, House.Clock.GetUtcNow(), 30_501_000, 114_301_000, IsFixed: true, SpeedTenths: 0, Ignition: false,
            CircuitCut: circuitCut, FuelCut: false));

    internal async Task<ReportsTaken> Report(params DeviceReport[] reports) =>
        (await House.Run<TakeReports, ReportsTaken>(Admin, new(reports))).Value;

    internal Task<Outcome<ContactCard>> Contact(
        ContactChannel channel, ContactParty party = ContactParty.Debtor, bool warns = false, Actor? by = null) =>
        House.Run<BeginContact, ContactCard>(by ?? Clerk, new(Loan, channel, party, warns));

    internal async Task Do(Actor actor, Func<IServiceProvider, Task<Refusal?>> act)
    {
        Around.Act.Value = act;
        var done = await House.Run<Around, Unit>(actor, new($"at {House.Clock.GetUtcNow():O}"));
        _ = done.Value;
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();
}
