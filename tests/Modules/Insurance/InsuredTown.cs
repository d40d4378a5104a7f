using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Insurance;
using Wheelhouse.Insurance.Policies;
using Wheelhouse.Insurance.Quotes;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Modules.Tests.Collections;
using Wheelhouse.Platform;
using Wheelhouse.Telematics;
using Wheelhouse.Trust;

namespace Wheelhouse.Modules.Tests.Insurance;

/// <summary>A financed car with a device, its customer, and an insurer with the tariff that ships.</summary>
sealed class InsuredTown : IAsyncDisposable
{
    InsuredTown(Overdue town) => Town = town;

    internal Overdue Town { get; }

    internal TestHouse House => Town.House;

    internal Actor Customer => Town.Customer;

    internal Actor Insurer { get; private set; } = null!;

    /// <summary>A colleague of his.</summary>
    internal Actor Second { get; private set; } = null!;

    internal static async Task<InsuredTown> Open(bool postgres)
    {
        var made = new InsuredTown(await Overdue.Open(postgres));
        await made.Town.Install();
        made.Insurer = made.House.Newcomer(Role.Insurer, "Insurer");
        made.Second = made.House.Colleague(made.Insurer, Role.Insurer);
        await made.Town.Do(made.Insurer, p =>
        {
            p.GetRequiredService<House>().Add(new OrganisationRow
            {
                Id = made.Insurer.Organisation,
                Kind = OrganisationKind.Insurer,
                NameZh = "安衡",
                NameEn = "Anheng",
                Simulated = true,
            });
            return Task.FromResult<Refusal?>(null);
        });
        var proposed = (await made.House.Run<ProposeTariff, TariffView>(
            made.Insurer, new(Shipped.Demonstration with { ValidFrom = TestHouse.FirstDay }))).Value;
        _ = (await made.House.Run<ApproveTariff, TariffView>(made.Second, new(proposed.Id))).Value;
        return made;
    }

    internal AskQuote Asked(DateOnly start) => new(
        Insurer.Organisation, Overdue.Vin, "鄂A12345", start, YearsWithoutClaim: 2, Claims: 0, 12_000,
        [new("driverAge", 36), new("area", Word: "city")]);

    internal async Task<QuoteView> Quote(DateOnly start) =>
        (await House.Run<AskQuote, QuoteView>(Customer, Asked(start))).Value;

    internal async Task<PolicyCard> Bind(Basis basis, int instalments = 12, DateOnly? start = null)
    {
        var quote = await Quote(start ?? TestHouse.FirstDay);
        var bound = await House.Run<BindPolicy, PolicyCard>(
            Customer, new(quote.Id, basis, instalments, UsageConsent: basis == Basis.Usage));
        await House.Drain();
        return bound.Value;
    }

    internal Task<HeldPolicy> View(Id<Policy> policy) => House.In(Customer, async p =>
        (await p.GetRequiredService<PolicyFiles>().View(policy, default)).Value);

    /// <summary>Nine in the morning of a day, by the clock of the insurer's books.</summary>
    internal Task MoveTo(DateOnly day)
    {
        House.Clock.Advance(new DateTimeOffset(day.ToDateTime(new(9, 0)), TimeSpan.Zero) - House.Clock.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <summary>On each day one drive of 11 km northward and back at 18:00 in China, a fix every 30 seconds.</summary>
    internal async Task Drive(DateOnly from, int days)
    {
        for (var day = 0; day < days; day++)
        {
            var evening = new DateTimeOffset(from.AddDays(day).ToDateTime(new(10, 0)), TimeSpan.Zero);
            House.Clock.Advance(evening.AddHours(1) - House.Clock.GetUtcNow());
            await Town.Report(
            [
                .. Enumerable.Range(0, 40).Select(i => new DeviceReport(
                    Overdue.Terminal, evening.AddSeconds(30 * i),
                    30_501_000 + (5_000 * (i < 20 ? i : 39 - i)), 114_301_000, IsFixed: true, SpeedTenths: 660,
                    Ignition: true)),
            ]);
        }
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
