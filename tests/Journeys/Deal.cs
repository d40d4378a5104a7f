using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>A car loan on its way through the real server, with everybody who has a part in it signed in.</summary>
sealed class Deal : IDisposable
{
    static int serial;

    static readonly string[] Papers = ["idCard", "drivingLicence", "purchaseInvoice", "registration", "incomeProof"];

    static readonly string[] Consents = ["identityCheck", "creditAssessment", "contractPerformance"];

    readonly ServedHouse house;

    readonly string lender;

    Deal(ServedHouse house, string lender, Visitor dealer, Visitor servicing, Visitor treasury)
    {
        (this.house, this.lender, Dealer, Servicing, Treasury) = (house, lender, dealer, servicing, treasury);
        Number = Interlocked.Increment(ref serial);
        Vin = Wheelhouse.Vehicles.Vin.Compose("L0N", "WH1A2", 2026, 'A', Number).Text;
    }

    internal int Number { get; }

    internal string Vin { get; }

    internal Visitor Dealer { get; }

    internal Visitor Servicing { get; }

    internal Visitor Treasury { get; }

    /// <summary>Signed in once he is registered.</summary>
    internal Visitor Customer { get; private set; } = null!;

    internal string Person { get; private set; } = "";

    /// <summary>The organisation of one person that consents.</summary>
    internal string Subject { get; private set; } = "";

    /// <summary>The customer's own seat.</summary>
    internal string User { get; private set; } = "";

    internal string Application { get; private set; } = "";

    /// <summary>The address of the agreement, once there is one.</summary>
    internal string Agreement { get; private set; } = "";

    internal static async Task<Deal> Open(ServedHouse house, string lender = "haiyue") => new(
        house, lender, await house.SignIn("qilan-binjiang.sales"), await house.SignIn($"{lender}.servicing"),
        await house.SignIn($"{lender}.treasury"));

    internal static Money Cny(long minorUnits) => new(minorUnits, Currency.Cny);

    /// <summary>A new electric saloon at its list price of 169 800 with 33 960 down, over 24 months.</summary>
    internal static object Wish(string? vin = null) => new
    {
        modelCode = "qilan-l5-2026",
        use = "ownUse",
        condition = "new",
        price = Cny(16_980_000),
        down = Cny(3_396_000),
        months = 24,
        vin,
    };

    /// <summary>Registers a customer with 18 000 a month unless given, who consents to what a loan needs; signs him
    /// in.</summary>
    /// <param name="account">His bank card; none unless given.</param>
    /// <param name="region">How his identity number begins; the sandbox plays some of them.</param>
    internal async Task Register(
        long monthlyIncome = 1_800_000, string? account = null, string region = "990101")
    {
        var grantee = house.Founders.Organisation(lender);
        var registered = (await Dealer.Post("/api/people", new
        {
            name = "林若溪",
            idNumber = Identity(region, Number),
            phone = $"1990000{Number:0000}",
            monthlyIncome = Cny(monthlyIncome),
            monthlyDebts = Cny(150_000),
            employer = "江城三院",
            account,
            consents = Consents.Select(purpose => new { grantee, purpose }),
        })).Done;
        Person = (string)registered["person"]!;
        (Subject, User) = ((string)registered["organisation"]!, (string)registered["user"]!);
        Customer = await Visitor.Sit(house.Address, User);
    }

    /// <summary>Opens an application on the lender's standard loan.</summary>
    internal Task<Reply> Create(string? vin = null) => Create("Haiyue Standard", Wish, vin: vin);

    /// <summary>Opens an application on a product by its English name, for a wish with or without a car.</summary>
    internal async Task<Reply> Create(
        string product, Func<string?, object> wish, int? odometerKm = null, string? vin = null)
    {
        var offers = (await Dealer.Post("/api/quotes", wish(null))).Done["offers"]!.AsArray();
        var offer = offers.Single(o => (string)o!["name"]!["en"]! == product)!;
        var reply = await Dealer.Post("/api/applications", new
        {
            quote = wish(vin ?? Vin),
            productId = (string)offer["productId"]!,
            version = (int)offer["version"]!,
            person = Person,
            vin = vin ?? Vin,
            odometerKm,
            papers = Papers,
        });
        Application = (string?)reply.Body?["id"] ?? Application;
        return reply;
    }

    internal Task<Reply> Step(Visitor who, string step, object? body = null) =>
        who.Post($"/api/applications/{Application}/{step}", body);

    internal Task<byte[]> Document() => Customer.Download($"/api/applications/{Application}/document");

    /// <summary>Signs bytes with a key of the customer's own, as his browser does.</summary>
    internal Task<Reply> Sign(byte[] document)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = key.SignData(
            document, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return Step(Customer, "signature", new
        {
            publicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            signature = Convert.ToBase64String(signature),
        });
    }

    /// <summary>From the store to the running agreement.</summary>
    internal async Task Drive()
    {
        await Register();
        _ = (await Create()).Done;
        _ = (await Step(Dealer, "submission")).Done;
        _ = (await Step(Customer, "acceptance")).Done;
        _ = (await Sign(await Document())).Done;
        await AwaitAgreement();
    }

    /// <summary>The simulated bank pays and the account opens soon after the signature; a minute is plenty.</summary>
    internal async Task AwaitAgreement()
    {
        for (var i = 0; i < 600; i++)
        {
            var mine = (await Customer.Get("/api/agreements")).Done["items"]!.AsArray();
            if (mine.Count > 0)
            {
                Agreement = $"/api/agreements/{(string)mine[0]!["id"]!}";
                return;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("The agreement did not begin.");
    }

    internal async Task<JsonNode> Account() => (await Servicing.Get(Agreement)).Done;

    /// <summary>Closes business days until the lender's books are on a day.</summary>
    internal Task CloseUntil(DateOnly day) => CloseUntil(Treasury, day);

    internal static async Task CloseUntil(Visitor treasury, DateOnly day)
    {
        for (var today = await Today(treasury); today < day; today = today.AddDays(1))
        {
            _ = (await treasury.Post("/api/close-of-business", new { day = today })).Done;
        }
    }

    internal Task<DateOnly> Today() => Today(Treasury);

    internal static async Task<DateOnly> Today(Visitor treasury) =>
        Day((await treasury.Get("/api/close-of-business")).Done["today"]!);

    /// <summary>What the whole journal of the agreement comes to, by account; debits are positive.</summary>
    internal async Task<Dictionary<string, Money>> Books()
    {
        var sums = new Dictionary<string, Money>(StringComparer.Ordinal);
        var address = $"{Agreement}/journal?limit=200";
        for (string? after = ""; after is not null;)
        {
            var page = (await Treasury.Get(address + after)).Done;
            foreach (var line in page["items"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray()))
            {
                var account = (string)line!["account"]!;
                sums[account] = sums.GetValueOrDefault(account, Cny(0)) + Amount(line["amount"]!);
            }

            after = (string?)page["next"] is { } next ? $"&after={Uri.EscapeDataString(next)}" : null;
        }

        return sums;
    }

    internal static DateOnly Day(JsonNode node) => DateOnly.ParseExact((string)node!, "O");

    internal static Money Amount(JsonNode node) => Cny((long)node["minorUnits"]!);

    public void Dispose()
    {
        Dealer.Dispose();
        Servicing.Dispose();
        Treasury.Dispose();
        Customer?.Dispose();
    }

    /// <summary>Born on 7 March 1990; no region of 9901 is assigned to a place (GB 11643 check digit).</summary>
    static string Identity(string region, int number)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var digits = $"{region}19900307{number:000}";
        return digits + "10X98765432"[digits.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }
}
