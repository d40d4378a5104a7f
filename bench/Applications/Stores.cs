using System.Collections.Concurrent;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Simulation;
using Wheelhouse.Simulation.People;

namespace Wheelhouse.Applications;

/// <summary>An application that waits at a dealer's desk.</summary>
/// <param name="Bad">Whether the applicant will stop paying and not begin again: fixed before he entered the store.
/// </param>
sealed record Draft(string Id, bool Bad, Visitor Dealer);

/// <summary>Two dealers of a founded world, with simulated customers.</summary>
sealed class Stores : IDisposable
{
    const string Model = "qilan-l5-2026";
    const long Price = 169_800;
    const int Hundreds = 100;
    static readonly string[] Papers = ["idCard", "drivingLicence", "purchaseInvoice", "registration", "incomeProof"];
    static readonly string[] Consents = ["identityCheck", "creditAssessment", "contractPerformance"];
    static readonly int[] Terms = [24, 36, 48, 60];

    readonly ServedHouse house;
    readonly List<Visitor> dealers;
    readonly (string Id, int Version) product;
    readonly Dice dice = new(1);

    Stores(ServedHouse house, List<Visitor> dealers, (string Id, int Version) product) =>
        (this.house, this.dealers, this.product) = (house, dealers, product);

    internal static async Task<Stores> Open(ServedHouse house)
    {
        List<Visitor> dealers =
            [await house.SignIn("qilan-binjiang.sales"), await house.SignIn("qilan-guanggu.sales")];
        var wish = Wish(Price / 5, Terms[0], vin: null);
        var offers = (await dealers[0].Post("/api/quotes", wish)).Done["offers"]!.AsArray();
        var standard = offers.Single(offer => (string)offer!["name"]!["en"]! == "Haiyue Standard")!;
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
        return (int)reply.Status < 300 ? (string?)reply.Body?["state"] : null;
    }

    public void Dispose() => dealers.ForEach(dealer => dealer.Dispose());

    async Task<Draft?> Open(int number)
    {
        var dealer = dealers[number % dealers.Count];
        var persona = Persona.Cast(dice, number, TestHouse.FirstDay);
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
