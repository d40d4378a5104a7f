using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Collections.Concurrent;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Wheelhouse.Simulation.Founding;
using Xunit;

namespace Wheelhouse.Kit;

/// <summary>A founded world, served by the real server on a database of its own.</summary>
public sealed class ServedHouse : IAsyncDisposable
{
    /// <summary>What was founded in the template of either database, and the folder of its keys.</summary>
    static readonly ConcurrentDictionary<bool, (Founders Founders, string Keys)> Made = new();

    readonly ServerStart start;

    readonly string keys;

    readonly string[] more;

    ServedHouse(
        ServerStart start, string database, string keys, Founders founders, RunningServer server, string[] more) =>
        (this.start, Database, this.keys, Founders, Server, this.more) =
            (start, database, keys, founders, server, more);

    /// <summary>A SQLite file or a PostgreSQL address, as on the command line.</summary>
    public string Database { get; }

    public Founders Founders { get; }

    public RunningServer Server { get; private set; }

    /// <exception cref="InvalidCastException">It has no process of its own.</exception>
    public ServerProcess Process => (ServerProcess)Server;

    public Uri Address => Server.Address;

    /// <summary>A house whose server has a process of its own.</summary>
    /// <param name="more">Further arguments of the server.</param>
    public static Task<ServedHouse> Open(bool postgres, params string[] more) =>
        Open(ServerProcess.Start, postgres, more);

    /// <param name="more">Further arguments of the server.</param>
    public static async Task<ServedHouse> Open(ServerStart start, bool postgres, params string[] more)
    {
        ArgumentNullException.ThrowIfNull(start);
        Assert.SkipWhen(postgres && PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        var database = await TestDatabases.Fresh(
            postgres, "founded", async empty => Made[postgres] = await Found(empty));
        var (founders, made) = Made[postgres];
        var keys = Directory.CreateTempSubdirectory("wheelhouse-keys-").FullName;
        foreach (var key in Directory.EnumerateFiles(made))
        {
            File.Copy(key, Path.Combine(keys, Path.GetFileName(key)));
        }

        return new(start, database, keys, founders, await start(database, keys, more), more);
    }

    /// <summary>Migrates and founds once; every house opens on a copy.</summary>
    static async Task<(Founders Founders, string Keys)> Found(DatabaseChoice empty)
    {
        var keys = Directory.CreateTempSubdirectory("wheelhouse-keys-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(keys, recursive: true);
        var clock = new ManualClock(new(TestHouse.FirstDay, new(9, 0), TimeSpan.Zero));
        await using var premises = Premises.Open(empty, clock, keys, QuickPasswords.Register);
        var houses = premises.Services.GetRequiredService<IDbContextFactory<House>>();
        await using (var house = await houses.CreateDbContextAsync())
        {
            await house.Database.MigrateAsync();
        }

        return (await Founder.Found(premises, TestHouse.FirstDay, TestHouse.FirstDay.AddYears(5), default), keys);
    }

    public Task<Visitor> SignIn(string signIn) => Visitor.SignIn(Address, signIn);

    /// <summary>Ends the server without a word and starts another on the same database.</summary>
    public async Task KillAndStart(params string[] more)
    {
        await Process.Kill();
        await Restart(more);
    }

    /// <summary>Stops the server and starts another on the same database.</summary>
    public async Task Restart(params string[] more)
    {
        await Server.DisposeAsync();
        Server = await start(Database, keys, [.. this.more, .. more]);
    }

    /// <summary>Looks at the database from outside, with the house's own eyes.</summary>
    /// <param name="register">Registers what the test adds.</param>
    public Premises Inspect(ManualClock clock, Action<IServiceCollection>? register = null) =>
        Premises.Open(DatabaseChoice.Parse(Database), clock, keys, services =>
        {
            QuickPasswords.Register(services);
            register?.Invoke(services);
        });

    /// <summary>Stops the server. Whatever the test did to it, it wrote no error in its log.</summary>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await TestDatabases.Drop(DatabaseChoice.Parse(Database));
        Directory.Delete(keys, recursive: true);
        var errors = Server.Log.Where(line => line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal))
            .Select(line => line.Length > 600 ? line[..600] : line).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }
}
