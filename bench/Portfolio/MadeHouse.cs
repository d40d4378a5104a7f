using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Rooms;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.MadePortfolio;

/// <summary>A lender with a portfolio of made agreements in the middle of their life, written by the thousand.
/// </summary>
/// <remarks>
/// Agreements, events, accounts and standings are what commands would have written. The books open as after a
/// take-over: one entry an agreement with its whole position, for every agreement of the sample; so servicing's laws
/// hold for the sample.
/// </remarks>
public sealed class MadeHouse : IAsyncDisposable
{
    const int Chunk = 2_000;

    readonly Func<int, DateOnly, DateOnly, MadeAgreement> draw;

    MadeHouse(
        ServiceProvider services, Actor clerk, DateOnly today, Func<int, DateOnly, DateOnly, MadeAgreement> draw) =>
        (Services, Clerk, Today, this.draw) = (services, clerk, today, draw);

    /// <summary>The business date of a made portfolio before its first night.</summary>
    public static readonly DateOnly FirstDay = new(2026, 6, 15);

    public ServiceProvider Services { get; }

    public Actor Clerk { get; }

    public DateOnly Today { get; }

    /// <summary>Opens the house of a database in which a portfolio was made before, or will be.</summary>
    /// <param name="clock">Null: the clock on the wall.</param>
    /// <param name="more">What is registered in place of the usual.</param>
    /// <param name="day">The business date it is made for; <see cref="FirstDay"/> when null.</param>
    /// <param name="loansOnly">Without leases and subscriptions.</param>
    public static MadeHouse Open(
        DatabaseChoice database, TimeProvider? clock = null, Action<IServiceCollection>? more = null,
        DateOnly? day = null, bool loansOnly = false)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(KeyRing.InMemory())
            .AddSingleton(clock ?? TimeProvider.System)
            .AddHouse(database)
            .AddRooms();
        more?.Invoke(services);
        var at = new DateTimeOffset(FirstDay, TimeOnly.MinValue, TimeSpan.Zero);
        var clerk = new Actor(
            Id<Organisation>.Named(at, "made lender"), Id<User>.Named(at, "made clerk"), Role.Treasury, "clerk");
        return new(
            services.BuildServiceProvider(), clerk, day ?? FirstDay, loansOnly ? MadeLoan.Of : MadeAgreement.Of);
    }

    /// <summary>Makes the schema and a portfolio of so many agreements.</summary>
    /// <param name="sample">Every so manyth agreement has its entry in the books.</param>
    public async Task Make(int accounts, int sample = 50, CancellationToken cancel = default)
    {
        await using (var house = await Services.GetRequiredService<IDbContextFactory<House>>()
            .CreateDbContextAsync(cancel))
        {
            await house.Database.EnsureCreatedAsync(cancel);
        }

        var commands = Services.GetRequiredService<Commands>();
        await commands.Run<OpenBooks, Unit>(Clerk, new(Clerk.Organisation), cancel: cancel);
        await Advance(Today, cancel);
        await Write(0, Math.Min(Chunk, accounts), sample, pools: true, cancel);
        await Chunks(
            accounts, from: 1, (first, last, token) => Write(first, last, sample, pools: false, token), cancel);
    }

    /// <summary>Brings all agreements of a made portfolio to a later day, without the nights between.</summary>
    /// <remarks>Accounts, standings and events are those of the day; the books do not hear of it.</remarks>
    public async Task MoveTo(DateOnly day, int accounts, CancellationToken cancel = default)
    {
        await using (var house = await Services.GetRequiredService<IDbContextFactory<House>>()
            .CreateDbContextAsync(cancel))
        {
            house.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            await house.Database.ExecuteSqlRawAsync("delete from servicing_standings", cancel);
            await house.Database.ExecuteSqlRawAsync("delete from servicing_accounts", cancel);
        }

        await Settle();
        await Advance(day, cancel);
        await Chunks(accounts, from: 0, (first, last, token) => Rewrite(first, last, day, token), cancel);
    }

    Task<int> Advance(DateOnly day, CancellationToken cancel) => In(async provider =>
    {
        await provider.GetRequiredService<IBusinessDays>().Advance(Clerk.Organisation, day, cancel);
        return 0;
    }, cancel);

    async Task Chunks(
        int accounts, int from, Func<int, int, CancellationToken, Task> write, CancellationToken cancel)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Services.GetRequiredService<DatabaseChoice>().IsPostgres
                ? Environment.ProcessorCount : 1,
            CancellationToken = cancel,
        };
        await Parallel.ForEachAsync(
            Enumerable.Range(from, Math.Max(0, ((accounts + Chunk - 1) / Chunk) - from)), options,
            async (chunk, token) => await write(chunk * Chunk, Math.Min(accounts, (chunk + 1) * Chunk), token));
    }

    /// <summary>Whether a portfolio was made in this database before.</summary>
    public async Task<bool> IsThere(CancellationToken cancel = default)
    {
        await using var house = await Services.GetRequiredService<IDbContextFactory<House>>()
            .CreateDbContextAsync(cancel);
        var creator = house.GetService<IRelationalDatabaseCreator>();
        return await creator.ExistsAsync(cancel) && await creator.HasTablesAsync(cancel);
    }

    /// <summary>The day the books are on, as nights moved it.</summary>
    public Task<DateOnly> BusinessDay(CancellationToken cancel = default) => In(
        provider => provider.GetRequiredService<IBusinessDays>().Of(Clerk.Organisation, cancel), cancel);

    /// <summary>The id of the agreement of a number, from 0.</summary>
    public Id<Agreement> AgreementOf(int number) => Id<Agreement>.Named(
        new DateTimeOffset(Today.AddYears(-2), TimeOnly.MinValue, TimeSpan.Zero).AddSeconds(number),
        $"{Clerk.Organisation}/{number}");

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    Task<int> Write(int from, int to, int sample, bool pools, CancellationToken cancel) => In(async provider =>
    {
        var house = provider.GetRequiredService<House>();
        var rules = provider.GetRequiredService<IRuleBook>().Credit(Today);
        var all = Enumerable.Range(from, to - from).Select(number => draw(number, Today, Today)).ToList();
        var accounts = all.Select((made, i) => made.AccountOf(DealOf(from + i, made), Today)).ToList();

        if (pools)
        {
            accounts.Select(a => PoolRow.Of(a.Contract)!).DistinctBy(p => p.Key).ToList().ForEach(house.Append);
        }

        accounts.ForEach(account => house.Append(AgreementRow.Of(account.Contract)));
        accounts.ForEach(account => house.Append(AccountRow.Of(account)));
        foreach (var (account, made) in accounts.Zip(all))
        {
            Append(house, account.Contract, made.Told);
        }

        foreach (var standing in accounts.Select(account => Standing(account, rules)).OfType<StandingRow>())
        {
            house.Append(standing);
        }

        var opened = accounts.Where((_, i) => (from + i) % sample == 0).Select(Opening)
            .Where(posting => posting.Lines.Count > 0).ToList();
        var posted = await provider.GetRequiredService<IJournal>().PostMany(
            Clerk.Organisation, opened, new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero), cancel);
        return posted.IsDone ? 0 : throw new InvalidOperationException(posted.Refused!.Sentence);
    }, cancel);

    Task<int> Rewrite(int from, int to, DateOnly day, CancellationToken cancel) => In(provider =>
    {
        var house = provider.GetRequiredService<House>();
        var rules = provider.GetRequiredService<IRuleBook>().Credit(day);
        for (var number = from; number < to; number++)
        {
            var made = draw(number, Today, day);
            var account = made.AccountOf(DealOf(number, made), day);
            house.Append(AccountRow.Of(account));
            Append(house, account.Contract, made.Told.Skip(draw(number, Today, Today).Told.Count()));
            if (Standing(account, rules) is { } standing)
            {
                house.Append(standing);
            }
        }

        return Task.FromResult(0);
    }, cancel);

    void Append(House house, Contract contract, IEnumerable<MadeEvent> told)
    {
        foreach (var (stamp, body, isPayment) in told)
        {
            house.Append(new EventRow
            {
                Agreement = contract.Id,
                Sequence = stamp.Sequence,
                ValueDate = stamp.ValueDate,
                BookedOn = stamp.BookedOn,
                Body = body,
                Channel = isPayment ? PaymentChannel.DirectDebit : null,
                By = Clerk.User,
                At = new DateTimeOffset(stamp.BookedOn, TimeOnly.MinValue, TimeSpan.Zero),
            });
        }
    }

    StandingRow? Standing(Account account, CreditRules rules)
    {
        var facts = new CreditFacts(account.AsOf, account.DaysPastDue);
        var (bucket, found) = (Buckets.Of(facts.DaysPastDue), CreditStanding.New.Next(facts, rules));
        if (StandingRow.IsPlain(bucket, found))
        {
            return null;
        }

        var row = new StandingRow
        {
            Organisation = Clerk.Organisation,
            Part = AccountRow.PartOf(account.Contract.Id),
            Agreement = account.Contract.Id,
        };
        row.Keep(bucket, found);
        return row;
    }

    Posting Opening(Account account)
    {
        var subject = account.Contract.Id.ToString();
        return new($"{subject}/opening", Today, Today, new("期初余额", "Taken over"), subject, account.Position);
    }

    Deal DealOf(int number, MadeAgreement made) => new()
    {
        Id = AgreementOf(number),
        Organisation = Clerk.Organisation,
        Number = $"MADE-{number:D8}",
        Vin = $"LMADE{number:D12}",
        Product = made.Product,
        Model = new("模拟车型", "Simulated model"),
        PaidOn = made.StartDate,
        Commission = Money.Zero(made.Currency),
    };

    /// <summary>As a database is that has stood a while: statistics taken, nothing left to clean up.</summary>
    public async Task Settle()
    {
        await using var house = await Services.GetRequiredService<IDbContextFactory<House>>().CreateDbContextAsync();
        if (house.Database.IsNpgsql())
        {
            house.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            await house.Database.ExecuteSqlRawAsync("vacuum analyze");
            await house.Database.ExecuteSqlRawAsync("checkpoint");
        }
    }

    /// <summary>Laws of servicing that do not hold on a sample, and those of the ledger; empty when all is in
    /// order.</summary>
    public async Task<IReadOnlyList<string>> Breaches(int accounts)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(Clerk);
        var house = scope.ServiceProvider.GetRequiredService<House>();
        var sample = Enumerable.Range(0, 400).Select(i => AgreementOf(i * (accounts / 400 / 50) * 50)).Distinct();
        return
        [
            .. await ServicingLaws.Check(house, scope.ServiceProvider.GetRequiredService<IJournal>(), [.. sample]),
            .. await LedgerLaws.Check(house),
        ];
    }

    async Task<T> In<T>(Func<IServiceProvider, Task<T>> act, CancellationToken cancel)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(Clerk);
        var result = await act(scope.ServiceProvider);
        await Services.GetRequiredService<WriteGate>().Save(scope.ServiceProvider.GetRequiredService<House>(), cancel);
        return result;
    }
}
