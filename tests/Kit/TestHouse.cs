using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Rooms;
using Wheelhouse.Simulation;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Kit;

/// <summary>The whole house on a fresh database of its own, with a clock that the test moves.</summary>
public sealed class TestHouse : IAsyncDisposable
{
    readonly ServiceProvider services;

    TestHouse(ServiceProvider services, ManualClock clock, DatabaseChoice database) =>
        (this.services, Clock, Database) = (services, clock, database);

    /// <summary>Nine in the morning of this day is when every house opens.</summary>
    public static readonly DateOnly FirstDay = new(2026, 1, 5);

    public IServiceProvider Services => services;

    public ManualClock Clock { get; }

    public DatabaseChoice Database { get; }

    /// <summary>Opens a house; skips the test with a sentence where PostgreSQL is asked for and absent.</summary>
    /// <param name="more">Registers what the test adds: a module of its own, a stand-in at a true edge.</param>
    public static async Task<TestHouse> Open(bool postgres, Action<IServiceCollection>? more = null, DateOnly? today = null)
    {
        Assert.SkipWhen(postgres && PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        var clock = new ManualClock(new(today ?? FirstDay, new(9, 0), TimeSpan.Zero));
        var database = await TestDatabases.Fresh(postgres, Schema(clock, more), async empty =>
        {
            await using var maker = Compose(empty, clock, more);
            await using var house = await maker.GetRequiredService<IDbContextFactory<House>>().CreateDbContextAsync();
            await house.Database.EnsureCreatedAsync();
        });
        return new(Compose(database, clock, more), clock, database);
    }

    /// <summary>Somebody of a new organisation that nothing else belongs to.</summary>
    public Actor Newcomer(Role role, string name = "Newcomer") =>
        new(Id<Organisation>.New(Clock), Id<User>.New(Clock), role, name);

    /// <summary>A colleague in the same organisation.</summary>
    public Actor Colleague(Actor of, Role? role = null)
    {
        ArgumentNullException.ThrowIfNull(of);
        return of with { User = Id<User>.New(Clock), Role = role ?? of.Role, Name = "Colleague" };
    }

    public Task<Outcome<TResult>> Run<TCommand, TResult>(Actor actor, TCommand command, string? key = null) =>
        services.GetRequiredService<Commands>()
            .Run<TCommand, TResult>(actor, command, key, TestContext.Current.CancellationToken);

    /// <summary>Reads as an actor does: sees what that actor may see.</summary>
    public Task<T> Read<T>(Actor actor, Func<House, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return In(actor, provider => read(provider.GetRequiredService<House>()));
    }

    /// <summary>Does something in a scope of an actor, without a transaction around it.</summary>
    public async Task<T> In<T>(Actor actor, Func<IServiceProvider, Task<T>> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(actor);
        return await act(scope.ServiceProvider);
    }

    /// <summary>Delivers what the outbox holds; returns how many facts were delivered.</summary>
    public Task<int> Drain() => services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await TestDatabases.Drop(Database);
    }

    static ServiceProvider Compose(DatabaseChoice database, ManualClock clock, Action<IServiceCollection>? more)
    {
        var services = Parts(clock, more).AddHouse(database);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    static IServiceCollection Parts(ManualClock clock, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(KeyRing.InMemory())
            .AddRooms();
        more?.Invoke(services);
        return services;
    }

    /// <summary>The schema depends on the assemblies that have a part in the model, and on nothing else.</summary>
    static string Schema(ManualClock clock, Action<IServiceCollection>? more) => string.Join(
        '+',
        Parts(clock, more).Select(s => s.ImplementationInstance).OfType<ModelParts>().Single()
            .Assemblies.Select(a => a.GetName().Name));
}
