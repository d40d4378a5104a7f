using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Rooms;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Trust;

namespace Wheelhouse.Payments;

/// <summary>Tells a payout, as if Origination's command had run.</summary>
sealed record TellPayout(PayoutConfirmed Fact)
{
    internal sealed class Handler(IWork work) : IHandle<TellPayout, Unit>
    {
        public Task<Outcome<Unit>> Handle(TellPayout command, CancellationToken cancel)
        {
            work.Publish(command.Fact);
            return Task.FromResult<Outcome<Unit>>(default(Unit));
        }
    }
}

/// <summary>A lender with loans of 36 months in the middle of their life, and people who pay.</summary>
/// <remarks>The audit log is sequenced and the outbox delivered beside the payments, as in a server.</remarks>
sealed class Town : IAsyncDisposable
{
    const int Loans = 1000;
    const int PaidBefore = 10;

    readonly ServiceProvider services;
    readonly Actor clerk;
    readonly Id<Agreement>[] loans;
    readonly CancellationTokenSource closing = new();
    readonly Task background;
    long paid;

    Town(ServiceProvider services, Actor clerk, Id<Agreement>[] loans)
    {
        (this.services, this.clerk, this.loans) = (services, clerk, loans);
        background = Task.WhenAll(Keep(Sequence), Keep(services.GetRequiredService<Outbox>().Drain));
    }

    internal static async Task<Town> Found(DatabaseChoice database)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(KeyRing.InMemory())
            .AddHouse(database)
            .AddRooms()
            .AddHandler<TellPayout, Unit, TellPayout.Handler>()
            .BuildServiceProvider();
        await using (var house = await services.GetRequiredService<IDbContextFactory<House>>().CreateDbContextAsync())
        {
            await house.Database.EnsureCreatedAsync();
        }

        var (clock, commands) = (TimeProvider.System, services.GetRequiredService<Commands>());
        var clerk = new Actor(Id<Organisation>.New(clock), Id<User>.New(clock), Role.Servicing, "clerk");
        await commands.Run<OpenBooks, Unit>(clerk, new(clerk.Organisation));
        var start = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(-1);
        var loans = new Id<Agreement>[Loans];
        for (var i = 0; i < Loans; i++)
        {
            var fact = PaidOut(clerk.Organisation, i, start, clock);
            loans[i] = fact.Agreement;
            await commands.Run<TellPayout, Unit>(clerk, new(fact));
        }

        await services.GetRequiredService<Outbox>().Drain();
        var town = new Town(services, clerk, loans);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; i < Loans * PaidBefore; i += 4)
            {
                await town.Pay(caller);
            }
        })));
        return town;
    }

    static PayoutConfirmed PaidOut(Id<Organisation> lender, int number, DateOnly start, TimeProvider clock) => new(
        lender, Id<Agreement>.New(clock), Id<Application>.New(clock), Id<Organisation>.New(clock),
        Id<Organisation>.New(clock), $"WH-2026-{number:D6}",
        new LoanFinance(new()
        {
            Principal = new(120_000_00, Currency.Cny),
            AnnualRate = new(0.0732m),
            StartDate = start,
            Instalments = 36,
        }),
        new(120_000_00, Currency.Cny), "LKLAB3E11TA118306", new("标准贷款", "Standard loan"), null,
        new(0, Currency.Cny), start);

    /// <summary>The next payment, of the next loan, under a key of its own.</summary>
    internal async Task Pay(int caller)
    {
        var number = Interlocked.Increment(ref paid);
        var payment = new ReceivePayment(loans[number % Loans], new(100_00, Currency.Cny));
        var outcome = await services.GetRequiredService<Commands>()
            .Run<ReceivePayment, EventBooked>(clerk, payment, $"{clerk.User}:{number}");
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException(outcome.Refused!.Sentence);
        }
    }

    /// <summary>The laws of ledger and servicing, and the audit log from end to end.</summary>
    internal async Task<IReadOnlyList<string>> Breaches()
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(clerk);
        var house = scope.ServiceProvider.GetRequiredService<House>();
        return
        [
            .. await ServicingLaws.Check(house, scope.ServiceProvider.GetRequiredService<IJournal>()),
            .. await LedgerLaws.Check(house),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await background;
        closing.Dispose();
        await services.DisposeAsync();
    }

    async Task<int> Sequence(CancellationToken cancel) =>
        await services.GetRequiredService<IAuditLog>().Sequence(cancel);

    async Task Keep(Func<CancellationToken, Task<int>> work)
    {
        try
        {
            while (!closing.IsCancellationRequested)
            {
                await work(closing.Token);
                await Task.Delay(200, closing.Token); // the server's beat
            }
        }
        catch (OperationCanceledException)
        {
            // the town closes
        }
    }
}
