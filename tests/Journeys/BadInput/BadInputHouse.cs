using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Xunit;

namespace Wheelhouse.Journeys.Tests.BadInput;

/// <summary>A served house in the middle of its work, for requests that must change nothing in it: one agreement runs,
/// one has ended, one waits for the customer's signature, and one came too late for its car.</summary>
public sealed class BadInputHouse : IAsyncDisposable
{
    /// <summary>What the sequencer of the audit log writes after a commit, and no request does.</summary>
    static readonly string[] Afterwards = ["trust_audit_nodes", "trust_audit_heads"];

    readonly ServedHouse house;
    readonly Premises premises;

    BadInputHouse(ServedHouse house)
    {
        this.house = house;
        premises = house.Inspect(new(new(TestHouse.FirstDay, new(9, 0), TimeSpan.Zero)));
    }

    internal Uri Address => house.Address;

    internal Deal Running { get; private set; } = null!;

    internal Deal Ended { get; private set; } = null!;

    internal Deal Waiting { get; private set; } = null!;

    /// <summary>Accepted on the car of <see cref="Running"/>, which was free then.</summary>
    internal Deal Rival { get; private set; } = null!;

    internal static async Task<BadInputHouse> Open(bool postgres)
    {
        var opened = new BadInputHouse(await ServerHere.Open(postgres, "--SignInsPerMinute", "10000"));
        try
        {
            await opened.Live();
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    async Task Live()
    {
        (Running, Rival) = (await Deal.Open(house), await Deal.Open(house));
        (Ended, Waiting) = (await Deal.Open(house), await Deal.Open(house));
        await Accept(Running);
        await Accept(Rival, Running.Vin, await house.SignIn("haiyue.underwriter"));
        _ = (await Running.Sign(await Running.Document())).Done;
        await Running.AwaitAgreement();
        await Ended.Drive();
        var due = (await Ended.Customer.Get($"{Ended.Agreement}/settlement-quote")).Done["total"];
        _ = (await Ended.Customer.Post($"{Ended.Agreement}/settlement", new { amount = due })).Done;
        await Ended.CloseUntil((await Ended.Today()).AddDays(1));
        await Accept(Waiting);
    }

    /// <summary>From the store to the accepted offer.</summary>
    /// <param name="underwriter">Says yes where the same car was applied for twice.</param>
    static async Task Accept(Deal deal, string? vin = null, Visitor? underwriter = null)
    {
        await deal.Register();
        _ = (await deal.Create(vin)).Done;
        _ = (await deal.Step(deal.Dealer, "submission")).Done;
        if (underwriter is not null)
        {
            using var person = underwriter;
            _ = (await deal.Step(person, "decision", new { answer = "approve", reason = "first come" })).Done;
        }

        _ = (await deal.Step(deal.Customer, "acceptance")).Done;
    }

    internal Task<Visitor> SignIn(string name) => house.SignIn(name);

    internal ServedHouse Served => house;

    /// <summary>Sends what must be refused: with that status and code, a sentence that is explained at its address, and
    /// every table as it was to the last byte.</summary>
    /// <param name="says">Words that the sentence must hold.</param>
    internal async Task Refuses(int status, string code, Func<Task<Reply>> send, params string[] says)
    {
        var before = await Print();
        var reply = await send();

        var sentence = (string?)reply.Body?["detail"] ?? "";
        Assert.True((status, code) == ((int)reply.Status, reply.Code), $"{(int)reply.Status} {reply.Code}: {sentence}");
        Assert.Equal($"/problems/{code}", (string?)reply.Body?["type"]);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.All(says, word => Assert.Contains(word, sentence, StringComparison.Ordinal));
        using var reader = new HttpClient { BaseAddress = Address };
        var page = await reader.GetStringAsync(new Uri($"/problems/{code}", UriKind.Relative));
        Assert.Contains(code, page, StringComparison.Ordinal);
        Assert.Equal(before, await Print());
    }

    /// <summary>Does what must leave every table as it was.</summary>
    internal async Task ChangesNothing(Func<Task> act)
    {
        var before = await Print();
        await act();
        Assert.Equal(before, await Print());
    }

    /// <summary>The tables once everything that was under way is done.</summary>
    async Task<IReadOnlyDictionary<string, string>> Print()
    {
        for (var i = 0; i < 600 && await UnderWay(); i++)
        {
            await Task.Delay(50);
        }

        var all = await Read(Tables.Print);
        return all.Where(table => !Afterwards.Contains(table.Key)).ToDictionary();
    }

    /// <summary>Facts that are still to be delivered, and audit records that have no place in the log yet.</summary>
    Task<bool> UnderWay() => Read(async h =>
        await Any(h, "select count(*) from trust_audit_records where leaf is null")
        || await Any(h, "select count(*) from platform_outbox where delivered is null"));

    static async Task<bool> Any(House house, string count)
    {
        await house.Database.OpenConnectionAsync();
        await using var command = house.Database.GetDbConnection().CreateCommand();
        command.CommandText = count;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), provider: null) > 0;
    }

    async Task<T> Read<T>(Func<House, Task<T>> read)
    {
        await using var context = await premises.Services.GetRequiredService<IDbContextFactory<House>>()
            .CreateDbContextAsync();
        return await read(context);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var deal in new[] { Running, Rival, Ended, Waiting })
        {
            deal?.Dispose();
        }

        await premises.DisposeAsync();
        await house.DisposeAsync();
    }
}

/// <summary>One house on each database for all that is refused; opened when the first test asks for it.</summary>
public sealed class BadInputHouses : IAsyncLifetime
{
    readonly Lazy<Task<BadInputHouse>> sqlite = new(() => BadInputHouse.Open(postgres: false));
    readonly Lazy<Task<BadInputHouse>> postgres = new(() => BadInputHouse.Open(postgres: true));

    internal Task<BadInputHouse> On(bool postgres)
    {
        Assert.SkipWhen(postgres && PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        return (postgres ? this.postgres : sqlite).Value;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var house in new[] { sqlite, postgres }.Where(h => h is { IsValueCreated: true }))
        {
            if (house.Value.IsCompletedSuccessfully)
            {
                await (await house.Value).DisposeAsync();
            }
        }
    }
}

/// <summary>Its tests run one after another: each compares the whole database before and after.</summary>
[CollectionDefinition(Name)]
public sealed class BadInputCollection : ICollectionFixture<BadInputHouses>
{
    internal const string Name = "bad input";
}
