using System.Collections.Concurrent;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Sandbox;
using Wheelhouse.Simulation;
using Wheelhouse.Simulation.Founding;
using Wheelhouse.Simulation.People;
using Wheelhouse.Trust;

namespace Wheelhouse.Applications;

/// <summary>An application that waits at a dealer's desk.</summary>
/// <param name="Bad">Whether the applicant will stop paying and not begin again: fixed before he entered the store.
/// </param>
sealed record Draft(string Id, bool Bad, Visitor Dealer);

/// <summary>Dealers founded for it, each with as many simulated customers as a busy dealer has in a day.</summary>
sealed class Stores : IDisposable
{
    const string Model = "qilan-l5-2026";
    const long Price = 169_800;
    const int Hundreds = 100;

    /// <summary>Beyond 40 applications of a dealer within a day a person looks at each.</summary>
    const int ADay = 40;

    static readonly string[] Papers = ["idCard", "drivingLicence", "purchaseInvoice", "registration", "incomeProof"];
    static readonly string[] Consents = ["identityCheck", "creditAssessment", "contractPerformance"];
    static readonly int[] Terms = [24, 36, 48, 60];

    readonly ServedHouse house;
    readonly List<Visitor> dealers;
    readonly (string Id, int Version) product;
    readonly Dice dice = new(1);

    Stores(ServedHouse house, List<Visitor> dealers, (string Id, int Version) product) =>
        (this.house, this.dealers, this.product) = (house, dealers, product);

    /// <summary>Founds as many dealers as so many applications need.</summary>
    internal static async Task<Stores> Open(ServedHouse house, int applications)
    {
        List<Player> players =
        [
            .. Enumerable.Range(1, (applications / ADay) + 1).Select(number => new Player(
                $"bench-{number}", OrganisationKind.Dealer, new($"模拟店 {number}", $"Simulated store {number}"),
                LicenceKind.VehicleSales, "qilan", [new(Role.Dealer, $"bench-{number}.sales", new("店员", "Clerk"))])),
        ];
        var clock = new ManualClock(new(TestHouse.FirstDay, new(9, 0), TimeSpan.Zero));
        await using (var premises = house.Inspect(clock))
        {
            _ = (await premises.Run<FoundWorld, IReadOnlyList<FoundWorld.Founded>>(
                Actor.OfHouse(default), new(players, TestHouse.FirstDay, TestHouse.FirstDay.AddYears(5)))).Value;
        }

        var dealers = new List<Visitor>();
        foreach (var player in players)
        {
            dealers.Add(await house.SignIn(player.Seats[0].SignIn));
        }

        var offers = (await dealers[0].Post("/api/quotes", Wish(Price / 5, Terms[0], vin: null))).Done["offers"]!;
        var standard = offers.AsArray().Single(offer => (string)offer!["name"]!["en"]! == "Haiyue Standard")!;
        return new(house, dealers, ((string)standard["productId"]!, (int)standard["version"]!));
    }

    /// <summary>Registers customers and opens an application for each.</summary>
    /// <returns>The applications; a person that the house knows already comes for none.</returns>
    internal async Task<IReadOnlyList<Draft>> Fill(int from, int count, int callers)
    {
        var drafts = new ConcurrentBag<(int Number, Draft Draft)>();
        await Parallel.ForEachAsync(
            Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (number, _) =>
            {
                if (await Open(number) is { } draft)
                {
                    drafts.Add((number, draft));
                }
            });
        return [.. drafts.OrderBy(one => one.Number).Select(one => one.Draft)];
    }

    /// <summary>Hands an application in; how it stands then, or null where no answer came.</summary>
    internal static async Task<string?> HandIn(Draft draft)
    {
        var reply = await draft.Dealer.Post($"/api/applications/{draft.Id}/submission");
        if ((int)reply.Status >= 300)
        {
            await Console.Error.WriteLineAsync($"{(int)reply.Status} {reply.Code}");
            return null;
        }

        return (string?)reply.Body?["state"];
    }

    public void Dispose() => dealers.ForEach(dealer => dealer.Dispose());

    async Task<Draft?> Open(int number)
    {
        var dealer = dealers[number % dealers.Count];
        var cast = Persona.Cast(dice, number, TestHouse.FirstDay);
        var persona = cast with { Debts = Math.Max(cast.Debts, SimulatedSources.MonthlyDebts(cast.IdNumber)) };
        var lender = house.Founders.Organisation("haiyue");
        var registered = await dealer.Post("/api/people", new
        {
            name = persona.Name,
            idNumber = persona.IdNumber,
            phone = string.Create(CultureInfo.InvariantCulture, $"199{number:00000000}"),
            monthlyIncome = Yuan(persona.Income),
            monthlyDebts = Yuan(persona.Debts),
            employer = persona.Employer,
            account = persona.Account,
            consents = Consents.Select(purpose => new { grantee = lender, purpose }),
        });
        if ((int)registered.Status >= 300)
        {
            return null;
        }

        var vin = Wheelhouse.Vehicles.Vin.Compose("L0N", "WH1A2", 2026, 'A', number).Text;
        var (down, months) = Payable(persona);
        var created = (await dealer.Post("/api/applications", new
        {
            quote = Wish(down, months, vin),
            productId = product.Id,
            version = product.Version,
            person = (string)registered.Done["person"]!,
            vin,
            papers = Papers,
        })).Done;
        return new((string)created["id"]!, persona is { Habit: Habit.Stops, ResumesAfter: 0 }, dealer);
    }

    /// <summary>What most ask for: instalments of up to 28 % of the income, and 42 % with all debts.</summary>
    static (long Down, int Months) Payable(Persona persona)
    {
        var most = Math.Min(persona.Income * 28 / Hundreds, (persona.Income * 42 / Hundreds) - persona.Debts);
        var down = Price / 5;
        foreach (var share in (int[])[20, 30, 40, 50, 60, 70, 80])
        {
            down = Price * share / Hundreds;
            if (Array.Find(Terms, term => (Price - down) * 108 / Hundreds / term <= most) is > 0 and var months)
            {
                return (down, months);
            }
        }

        return (down, Terms[^1]);
    }

    static object Wish(long down, int months, string? vin) => new
    {
        modelCode = Model,
        use = "ownUse",
        condition = "new",
        price = Yuan(Price),
        down = Yuan(down),
        months,
        vin,
    };

    static Money Yuan(long yuan) => new(yuan * 100, Currency.Cny);
}
