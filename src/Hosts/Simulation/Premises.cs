using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Rooms;
using Wheelhouse.Simulation.Founding;
using Wheelhouse.Trust;

namespace Wheelhouse.Simulation;

/// <summary>The whole house without a door: all a server composes but HTTP, on a clock moved by hand.</summary>
public sealed class Premises : IAsyncDisposable
{
    readonly ServiceProvider services;

    Premises(ServiceProvider services, ManualClock clock) => (this.services, Clock) = (services, clock);

    public IServiceProvider Services => services;

    public ManualClock Clock { get; }

    /// <param name="keys">The folder of the key ring; null: in memory, and what is encrypted dies with it.</param>
    /// <param name="more">Registers what the caller adds: a module of its own, a stand-in at a true edge.</param>
    public static Premises Open(
        DatabaseChoice database, ManualClock clock, string? keys, Action<IServiceCollection>? more = null)
    {
        var services = Parts(clock, keys, more).AddHouse(database);
        return new(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), clock);
    }

    /// <summary>What it is made of, without a database.</summary>
    public static IServiceCollection Parts(ManualClock clock, string? keys, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Keys"] = keys }).Build());
        if (keys is null)
        {
            services.AddSingleton(KeyRing.InMemory());
        }

        services.AddRooms().AddHandler<FoundWorld, IReadOnlyList<FoundWorld.Founded>, FoundWorld.Handler>()
            .AddHandler<AdvanceHouse, DayOfHouse, AdvanceHouse.Handler>();
        more?.Invoke(services);
        return services;
    }

    public Task<Outcome<TResult>> Run<TCommand, TResult>(
        Actor actor, TCommand command, string? key = null, CancellationToken cancel = default) =>
        services.GetRequiredService<Commands>().Run<TCommand, TResult>(actor, command, key, cancel);

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
    public Task<int> Drain(CancellationToken cancel = default) => services.GetRequiredService<Outbox>().Drain(cancel);

    /// <summary>Takes what was done into the tree of the audit log; returns how many records were taken.</summary>
    public Task<int> Sequence(CancellationToken cancel = default) =>
        services.GetRequiredService<IAuditLog>().Sequence(cancel);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
