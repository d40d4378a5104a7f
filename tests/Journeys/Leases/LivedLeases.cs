using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Leases;

/// <summary>A house in which several leases live side by side on one calendar; each test awaits its own.</summary>
/// <remarks>Closing a day costs the same for one lease as for ten: a year is closed once for all of them.</remarks>
public abstract class LivedLeases(bool postgres, params IReadOnlyList<Func<LeaseJourney, Task>> journeys)
    : IAsyncLifetime
{
    ServedHouse? house;

    Visitor? treasury;

    IReadOnlyDictionary<string, Task> lived = new Dictionary<string, Task>();

    bool Missing => postgres && PostgresCluster.Missing is not null;

    public async ValueTask InitializeAsync()
    {
        if (Missing)
        {
            return;
        }

        var open = house = await ServerHere.Open(postgres, "--SignInsPerMinute", "10000");
        var closer = treasury = await open.SignIn("tongqu.treasury");
        var calendar = new SharedCalendar(await Deal.Today(closer), day => Deal.CloseUntil(closer, day));
        lived = calendar.Live(journeys.ToDictionary(
            journey => journey.Method.Name, Func<Task> (journey) => () => LeaseJourney.Live(open, calendar, journey)));
    }

    /// <summary>How a journey went.</summary>
    internal Task Of(Func<LeaseJourney, Task> journey)
    {
        Assert.SkipWhen(Missing, PostgresCluster.Missing ?? "");
        return lived[journey.Method.Name];
    }

    /// <summary>When all have ended, however: the books of the house balance and its audit log recomputes.</summary>
    internal async Task Balances()
    {
        Assert.SkipWhen(Missing, PostgresCluster.Missing ?? "");
        await Ended();
        var balance = (await treasury!.Get("/api/ledger/trial-balance")).Done;
        Assert.All(balance["totals"]!.AsArray(), total => Assert.True((bool)total!["balanced"]!));
        using var admin = await house!.SignIn("tongqu.admin");
        Assert.Null((await admin.Post("/api/audit/verification")).Done["fault"]);
    }

    public async ValueTask DisposeAsync()
    {
        await Ended();
        treasury?.Dispose();
        if (house is not null)
        {
            await house.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Whoever failed tells it in his own test.</summary>
    async Task Ended() => await Task.WhenAll(lived.Values).ContinueWith(
        static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}

/// <summary>Leases of every kind.</summary>
public sealed class LeasesOnSqlite() : LivedLeases(
    postgres: false, FinanceLeaseTests.Bought, FinanceLeaseTests.SoldAndLeasedBack, ReturnTests.Returned,
    ReturnTests.BoughtBack, ReturnTests.Extended, ReturnTests.EndedForArrears, EndingListTests.Listed,
    SubscriptionTests.Subscribed);

/// <summary>One that ends with the customer's car, and one that is no lease.</summary>
public sealed class LeasesOnPostgres()
    : LivedLeases(postgres: true, FinanceLeaseTests.Bought, SubscriptionTests.Subscribed);

/// <summary>The classes that share the two houses.</summary>
[CollectionDefinition(Name)]
public sealed class AllLeases : ICollectionFixture<LeasesOnSqlite>, ICollectionFixture<LeasesOnPostgres>
{
    internal const string Name = "leases";
}
