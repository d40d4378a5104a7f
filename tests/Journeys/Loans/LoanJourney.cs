using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Loans;

/// <summary>A loan of any family on its way through the real server, to its end.</summary>
sealed class LoanJourney(Deal deal) : IDisposable
{
    /// <summary>What an ended loan may leave in the books: money, what others owe and are owed for it, the car that
    /// came back, and what was earned and spent.</summary>
    static readonly string[] Lasting = ["bank", "subsidy.receivable", "commission.payable", "vehicles.repossessed"];

    internal Deal Deal => deal;

    /// <summary>A new car at its list price.</summary>
    internal static Func<string?, object> New(
        string model, long price, long down, int months, string use = "ownUse") =>
        vin => new
        {
            modelCode = model,
            use,
            condition = "new",
            price = Deal.Cny(price),
            down = Deal.Cny(down),
            months,
            vin,
        };

    /// <summary>From the store to the running agreement; a person decides where the rules refer.</summary>
    internal static async Task<LoanJourney> Begin(
        ServedHouse house, string lender, string product, Func<string?, object> wish)
    {
        var deal = await Deal.Open(house, lender);
        await deal.Register(monthlyIncome: 6_000_000);
        _ = (await deal.Create(product, wish, odometerKm: 12)).Done;
        if ((string?)(await deal.Step(deal.Dealer, "submission")).Done["state"] == "referred")
        {
            using var underwriter = await house.SignIn($"{lender}.underwriter");
            var decision = new { answer = "approve", reason = "income is steady" };
            _ = (await deal.Step(underwriter, "decision", decision)).Done;
        }

        _ = (await deal.Step(deal.Customer, "acceptance")).Done;
        Assert.Equal("payoutOrdered", (string?)(await deal.Sign(await deal.Document())).Done["state"]);
        await deal.AwaitAgreement();
        var loan = new LoanJourney(deal);
        Assert.Contains(await loan.Timeline(), line => (string?)line!["kind"] == "financed");
        return loan;
    }

    internal async Task<JsonNode> Kpis() => (await deal.Account())["kpis"]!;

    internal async Task<Money> DueToday() => Deal.Amount((await Kpis())["dueToday"]!);

    internal async Task<JsonArray> Rows() =>
        (await deal.Servicing.Get($"{deal.Agreement}/schedule")).Done["rows"]!.AsArray();

    internal async Task Pay(Money amount) =>
        _ = (await deal.Servicing.Post($"{deal.Agreement}/payments", new { amount })).Done;

    internal async Task PayDue() => await Pay(await DueToday());

    /// <summary>Closes days through so many due dates and pays on each what is due.</summary>
    internal static async Task Live(int months, params LoanJourney[] loans)
    {
        for (var month = 0; month < months; month++)
        {
            await loans[0].CloseUntilDue();
            foreach (var loan in loans)
            {
                await loan.PayDue();
            }
        }
    }

    internal async Task CloseUntilDue() => await deal.CloseUntil(Deal.Day((await Kpis())["nextDue"]!["day"]!));

    /// <summary>Refused to one person, asked for by him, granted by another.</summary>
    internal async Task ChangeByTwo(object change)
    {
        var type = (string?)JsonSerializer.SerializeToNode(change, Json.Wire)!["type"];
        var cards = (await deal.Servicing.Get($"{deal.Agreement}/changes")).Done.AsArray();
        var card = cards.Single(c => (string?)c!["type"] == type)!;
        Assert.Equal((true, true), ((bool)card["possible"]!, (bool)card["secondPerson"]!));
        var alone = await deal.Servicing.Post($"{deal.Agreement}/changes", change);
        Assert.Equal("servicing.second_person_needed", alone.Code);

        var asked = (await deal.Servicing.Post($"{deal.Agreement}/change-requests", change)).Done;
        var grant = $"/api/change-requests/{(string)asked["id"]!}/grant";
        Assert.Equal("servicing.same_person", (await deal.Servicing.Post(grant)).Code);
        _ = (await deal.Treasury.Post(grant)).Done;
    }

    internal Task<Dictionary<string, Money>> Books() => deal.Books();

    /// <summary>Settled today and closed tomorrow, the car free, all that was lent repaid, and in the books nothing
    /// left that time has still to clear.</summary>
    internal static async Task End(params LoanJourney[] loans)
    {
        foreach (var loan in loans)
        {
            await loan.IsSettled();
        }

        await loans[0].Deal.CloseUntil((await loans[0].Deal.Today()).AddDays(1));
        foreach (var loan in loans)
        {
            await loan.IsClosed();
        }
    }

    async Task IsSettled()
    {
        var kpis = await Kpis();
        Assert.Equal(("settled", Deal.Cny(0)), ((string?)kpis["state"], Deal.Amount(kpis["principalLeft"]!)));
        var lent = Deal.Amount((await deal.Account())["principal"]!);
        var repaid = Money.Sum((await Rows()).Select(r => Deal.Amount(r!["principal"]!)), Currency.Cny);
        Assert.Equal(lent, repaid);
        Assert.DoesNotContain(await Timeline(), line => (string?)line!["kind"] == "released");
    }

    async Task IsClosed()
    {
        Assert.Equal("closed", (string?)(await Kpis())["state"]);
        Assert.Contains(await Timeline(), line => (string?)line!["kind"] == "released");
        var books = await Books();
        Assert.Equal(Deal.Cny(0), Money.Sum(books.Values, Currency.Cny));
        var standing = books.Where(sum => !sum.Value.IsZero && !Lasting.Contains(sum.Key)
            && !sum.Key.EndsWith(".income", StringComparison.Ordinal)
            && !sum.Key.EndsWith(".expense", StringComparison.Ordinal)).ToList();
        Assert.Empty(standing);
        var late = await deal.Servicing.Post($"{deal.Agreement}/payments", new { amount = Deal.Cny(100) });
        Assert.Equal("servicing.account_closed", late.Code);
    }

    async Task<JsonArray> Timeline() =>
        (await deal.Servicing.Get($"/api/vehicles/{deal.Vin}")).Done["timeline"]!.AsArray();

    public void Dispose() => deal.Dispose();
}
