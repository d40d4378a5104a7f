using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Wheelhouse.Simulation.Founding;
using Wheelhouse.Simulation.Laws;
using Wheelhouse.Simulation.Portfolios;
using Xunit;

namespace Wheelhouse.Kit;

/// <summary>The whole house on a fresh database, with a clock that the test moves. Closing checks its laws.</summary>
public sealed class TestHouse : IAsyncDisposable
{
    readonly Premises premises;

    TestHouse(Premises premises, DatabaseChoice database) => (this.premises, Database) = (premises, database);

    /// <summary>Nine in the morning of this day is when every house opens.</summary>
    public static readonly DateOnly FirstDay = new(2026, 1, 5);

    public IServiceProvider Services => premises.Services;

    public ManualClock Clock => premises.Clock;

    /// <summary>For what a whole world needs: its fuse, its laws.</summary>
    public Premises Premises => premises;

    public DatabaseChoice Database { get; }

    /// <summary>Set by a test that breaks the books on purpose; else they must balance when the house closes.</summary>
    public bool BooksAreBroken { get; set; }

    /// <summary>Opens a house; skips the test with a sentence where PostgreSQL is asked for and absent.</summary>
    /// <param name="more">Registers what the test adds: a module of its own, a stand-in at a true edge.</param>
    public static async Task<TestHouse> Open(
        bool postgres, Action<IServiceCollection>? more = null, DateOnly? today = null)
    {
        Assert.SkipWhen(postgres && PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        var clock = new ManualClock(new(today ?? FirstDay, new(9, 0), TimeSpan.Zero));
        var database = DatabaseChoice.Parse(await TestDatabases.Fresh(postgres, Schema(clock, more), async empty =>
        {
            await using var maker = Premises.Open(empty, clock, keys: null, more);
            var houses = maker.Services.GetRequiredService<IDbContextFactory<House>>();
            await using var house = await houses.CreateDbContextAsync();
            await house.Database.EnsureCreatedAsync();
        }));
        return new(
            Premises.Open(database, clock, keys: null, services =>
            {
                QuickPasswords.Register(services);
                more?.Invoke(services);
            }),
            database);
    }

    /// <summary>Founds the simulated lenders with books and products, makers, dealers, and a regulator.</summary>
    public Task<Founders> Found() =>
        Founder.Found(premises, Clock.Today, Clock.Today.AddYears(5), TestContext.Current.CancellationToken);

    /// <summary>Lives through a simulated world; open the house with <see cref="World.Register"/>.</summary>
    public async Task<World> Live(WorldPlan plan)
    {
        var world = await World.Found(premises, plan, TestContext.Current.CancellationToken);
        await world.Live(line => TestContext.Current.SendDiagnosticMessage(line));
        return world;
    }

    /// <summary>Lives a portfolio through; open the house with <see cref="LivingPortfolio.Register"/>.</summary>
    public Task<LivingPortfolio> Live(PortfolioPlan plan, Mishaps mishaps) =>
        LivingPortfolio.Live(premises, plan, mishaps, TestContext.Current.CancellationToken);

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
        premises.Run<TCommand, TResult>(actor, command, key, TestContext.Current.CancellationToken);

    /// <summary>Reads as an actor does: sees what that actor may see.</summary>
    public Task<T> Read<T>(Actor actor, Func<House, Task<T>> read) => premises.Read(actor, read);

    /// <summary>Does something in a scope of an actor, without a transaction around it.</summary>
    public Task<T> In<T>(Actor actor, Func<IServiceProvider, Task<T>> act) => premises.In(actor, act);

    /// <summary>Delivers what the outbox holds; returns how many facts were delivered.</summary>
    public Task<int> Drain() => premises.Drain(TestContext.Current.CancellationToken);

    /// <summary>Closes the house. Whatever was done, the books balance; a test that failed is not told twice.</summary>
    public async ValueTask DisposeAsync()
    {
        var breaches = BooksAreBroken || TestContext.Current.TestState?.Result is TestResult.Failed
            ? []
            : await BookLaws.Check(premises, CancellationToken.None);
        await premises.DisposeAsync();
        await TestDatabases.Drop(Database);
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    /// <summary>The schema depends on the assemblies that have a part in the model, and on nothing else.</summary>
    static string Schema(ManualClock clock, Action<IServiceCollection>? more) => string.Join(
        '+',
        Premises.Parts(clock, null, more).Select(s => s.ImplementationInstance).OfType<ModelParts>().Single()
            .Assemblies.Select(a => a.GetName().Name));
}
