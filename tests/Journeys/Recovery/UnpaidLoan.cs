using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;

namespace Wheelhouse.Journeys.Tests.Recovery;

/// <summary>A loan that nobody pays, its car with a wired device in it, on a server whose clock the journey
/// sets.</summary>
sealed class UnpaidLoan : IAsyncDisposable
{
    internal const string Terminal = "013912345678";

    /// <summary>Ten in the morning where everybody lives, on the first day of the house.</summary>
    static readonly DateTimeOffset Morning = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);

    readonly ServedHouse house;

    readonly Deal deal;

    UnpaidLoan(ServedHouse house, Deal deal) => (this.house, this.deal) = (house, deal);

    internal string Vin => deal.Vin;

    internal string Agreement => deal.Agreement;

    /// <summary>Where collections finds the case.</summary>
    internal string Case => Agreement.Replace("/api/agreements/", "/api/collections/cases/", StringComparison.Ordinal);

    internal string Track => $"/api/telematics/cars/{Vin}/track";

    internal string Device { get; private set; } = "";

    internal DateTimeOffset Now { get; private set; } = Morning;

    internal DateOnly FirstDue { get; private set; }

    /// <summary>SHA-256 of what the customer signed.</summary>
    internal string Signed { get; private set; } = "";

    internal Visitor Customer { get; private set; } = null!;

    internal Visitor Clerk { get; private set; } = null!;

    internal Visitor Admin { get; private set; } = null!;

    internal Visitor OtherAdmin { get; private set; } = null!;

    internal Visitor Treasury { get; private set; } = null!;

    internal static async Task<UnpaidLoan> Open(bool postgres)
    {
        var house = await ServerHere.Open(postgres, "--SignInsPerMinute", "1000", "--clock", $"{Morning:O}");
        var deal = await Deal.Open(house);
        await deal.Drive();
        var made = new UnpaidLoan(house, deal)
        {
            Signed = Convert.ToHexStringLower(SHA256.HashData(await deal.Document())),
        };
        await made.Enter();
        var rows = (await made.Clerk.Get($"{made.Agreement}/schedule")).Done["rows"]!.AsArray();
        made.FirstDue = Deal.Day(rows[0]!["dueDate"]!);
        return made;
    }

    /// <summary>Closes days until the loan is so many days late, on the morning of that day.</summary>
    internal async Task LateBy(int days)
    {
        var day = FirstDue.AddDays(days);
        await Deal.CloseUntil(Treasury, day);
        await MoveTo(new(day, new(2, 0), TimeSpan.Zero));
    }

    /// <summary>The house goes on at another instant.</summary>
    internal async Task MoveTo(DateTimeOffset at)
    {
        Now = at;
        Leave();
        await house.Restart("--SignInsPerMinute", "1000", "--clock", $"{at:O}");
        await Enter();
    }

    internal Task MoveBy(TimeSpan span) => MoveTo(Now + span);

    /// <summary>Agrees to be located, lets the device be put in, and the lender marks where the car is
    /// parked.</summary>
    internal async Task Install()
    {
        var device = await Admin.Post(
            "/api/telematics/devices", new { terminal = Terminal, model = "W15L", kind = "wired", canInhibit = true });
        Device = (string)device.Done["id"]!;
        var binding = $"/api/telematics/devices/{Device}/binding";
        var into = new { vin = Vin, subject = deal.Subject };
        if ((await Admin.Post(binding, into)).Code != "telematics.no_consent")
        {
            throw new InvalidOperationException("A device went into a car without a consent.");
        }

        _ = (await Customer.Post("/api/consents", new { grantee = Lender, purpose = "location", how = "online" })).Done;
        _ = (await Admin.Post(binding, into)).Done;
        _ = (await Admin.Post("/api/telematics/fences", new
        {
            kind = "parking",
            name = "自家车位",
            corners = new[] { Corner(0, 0), Corner(2_000, 0), Corner(2_000, 2_000), Corner(0, 2_000) },
        })).Done;
    }

    /// <summary>Takes the consent to being located back.</summary>
    internal async Task Withdraw() =>
        _ = (await Customer.Post("/api/consents/withdrawal", new { grantee = Lender, purpose = "location" })).Done;

    Id<Organisation> Lender => house.Founders.Organisation("haiyue");

    /// <summary>The device says that the car stands at home, its ignition off.</summary>
    /// <param name="at">By the device's clock; now unless given.</param>
    internal async Task Park(DateTimeOffset? at = null, bool circuitCut = false)
    {
        // the server's clock has gone on by itself: a moment ago is never ahead of it
        var report = new
        {
            terminal = Terminal,
            at = at ?? Now,
            latitude = 30_501_000,
            longitude = 114_301_000,
            isFixed = true,
            speedTenths = 0,
            ignition = false,
            circuitCut,
            fuelCut = false,
        };
        _ = (await Admin.Post("/api/telematics/reports", new { reports = new[] { report } })).Done;
    }

    /// <summary>Waits until a list's newest item is in a state: facts are heard soon after they are told.</summary>
    internal static async Task<JsonNode> Until(Visitor who, string list, string state)
    {
        JsonNode? newest = null;
        for (var i = 0; i < 600; i++)
        {
            newest = (await who.Get(list)).Done["items"]!.AsArray().FirstOrDefault();
            if ((string?)newest?["state"] == state)
            {
                return newest;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{list} stays at {newest?.ToJsonString()}");
    }

    async Task Enter()
    {
        Customer = await Visitor.Sit(house.Address, deal.User);
        Clerk = await house.SignIn("haiyue.servicing");
        Admin = await house.SignIn("haiyue.admin");
        OtherAdmin = await house.SignIn("haiyue.products");
        Treasury = await house.SignIn("haiyue.treasury");
    }

    void Leave()
    {
        foreach (var visitor in new[] { Customer, Clerk, Admin, OtherAdmin, Treasury })
        {
            visitor.Dispose();
        }
    }

    static object Corner(int north, int east) =>
        new { latitude = 30_500_000 + north, longitude = 114_300_000 + east };

    public async ValueTask DisposeAsync()
    {
        Leave();
        deal.Dispose();
        await house.DisposeAsync();
    }
}
