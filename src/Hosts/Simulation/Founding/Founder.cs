using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Simulation.Founding;

/// <summary>The organisations of a founded world, with somebody to act in every role.</summary>
public sealed class Founders(IReadOnlyDictionary<string, FoundWorld.Founded> all)
{
    public IEnumerable<Actor> Everybody => all.Values.SelectMany(f => f.Actors);

    public Id<Organisation> Organisation(string key) => all[key].Organisation;

    /// <summary>Who acts for an organisation in a role; the first of several.</summary>
    public Actor Actor(string key, Role role) => all[key].Actors.First(a => a.Role == role);

    public IReadOnlyList<Actor> Actors(string key, Role role) => [.. all[key].Actors.Where(a => a.Role == role)];
}

/// <summary>Founds the world: organisations, books, products. All by commands that a person would send.</summary>
public static class Founder
{
    /// <summary>What a lender lends out of: CNY 200 million paid in by its owners.</summary>
    static PostManualEntry Capital(DateOnly on) => new(
        on, new("股东投入资本", "Capital paid in by the owners"),
        [new("bank", new(20_000_000_000, Currency.Cny)), new("equity.capital", new(-20_000_000_000, Currency.Cny))]);

    /// <summary>A lender's account at the simulated bank, where it collects and from where it pays.</summary>
    static AddBankAccount Account(Player lender, int place) => new(
        "模拟银行 Simulated bank", lender.Name.Zh, $"620088000010{place + 1:0000}", Currency.Cny,
        Simulated: true, Collects: true, Pays: true);

    public static async Task<Founders> Found(
        Premises premises, DateOnly from, DateOnly through, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(premises);
        var founded = await premises.Run<FoundWorld, IReadOnlyList<FoundWorld.Founded>>(
            Actor.OfHouse(default), new(Cast.All, from.AddYears(-1), through.AddYears(5)), cancel: cancel);
        var founders = new Founders(founded.Value.ToDictionary(f => f.Key, StringComparer.Ordinal));
        foreach (var lender in Cast.Lenders)
        {
            var treasury = founders.Actor(lender.Key, Role.Treasury);
            _ = (await premises.Run<OpenBooks, Unit>(treasury, new(treasury.Organisation), cancel: cancel)).Value;
            _ = (await premises.Run<PostManualEntry, EntryPosted>(treasury, Capital(from), cancel: cancel)).Value;
            _ = (await premises.Run<AddBankAccount, BankAccountCard>(
                treasury, Account(lender, Cast.Lenders.ToList().IndexOf(lender)), cancel: cancel)).Value;
            foreach (var file in ProductFiles(lender.Key))
            {
                await Publish(premises, founders, lender.Key, file, from, cancel);
            }
        }

        await Rate(premises, founders, from, cancel);
        return founders;
    }

    /// <summary>One person of the insurer proposes the tariff, another approves it.</summary>
    static async Task Rate(Premises premises, Founders founders, DateOnly from, CancellationToken cancel)
    {
        var people = founders.Actors(Cast.Insurer.Key, Role.Insurer);
        var proposed = await premises.Run<ProposeTariff, TariffView>(
            people[0], new(Shipped.Demonstration with { ValidFrom = from }), cancel: cancel);
        _ = (await premises.Run<ApproveTariff, TariffView>(
            people[1], new(proposed.Value.Id), cancel: cancel)).Value;
    }

    /// <summary>One administrator hands the file in, another publishes it.</summary>
    static async Task Publish(
        Premises premises, Founders founders, string lender, string file, DateOnly from, CancellationToken cancel)
    {
        var document = JsonNode.Parse(file)!;
        document["validFrom"] = from.ToString("O");
        if ((string?)document["terms"]!["subsidyBy"] is { } by)
        {
            document["terms"]!["subsidyBy"] = founders.Organisation(by.Split(':')[^1]).ToString();
        }

        var admins = founders.Actors(lender, Role.Admin);
        var drafted = await premises.Run<DraftProduct, ProductDrafted>(
            admins[0], new(JsonSerializer.SerializeToElement(document)), cancel: cancel);
        _ = (await premises.Run<PublishProduct, ProductVersion>(
            admins[1], new(drafted.Value.Product, drafted.Value.Version), cancel: cancel)).Value;
    }

    static IEnumerable<string> ProductFiles(string lender)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
            .Where(n => n.StartsWith($"products/{lender}-", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
