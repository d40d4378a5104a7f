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

    readonly string keys;

    readonly string[] more;

    ServedHouse(string database, string keys, Founders founders, ServerProcess server, string[] more) =>
        (Database, this.keys, Founders, Server, this.more) = (database, keys, founders, server, more);

    /// <summary>A SQLite file or a PostgreSQL address, as on the command line.</summary>
    public string Database { get; }

    public Founders Founders { get; }

    public ServerProcess Server { get; private set; }

    public Uri Address => Server.Address;

    /// <param name="more">Further arguments of the server.</param>
    public static async Task<ServedHouse> Open(bool postgres, params string[] more)
    {
        Assert.SkipWhen(postgres && PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        var database = await TestDatabases.Fresh(
            postgres, "founded", async empty => Made[postgres] = await Found(empty));
        var (founders, made) = Made[postgres];
        var keys = Directory.CreateTempSubdirectory("wheelhouse-keys-").FullName;
        foreach (var key in Directory.EnumerateFiles(made))
        {
            File.Copy(key, Path.Combine(keys, Path.GetFileName(key)));
        }

        return new(database, keys, founders, await ServerProcess.Start(database, keys, more), more);
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
        await Server.Kill();
        await Server.DisposeAsync();
        Server = await ServerProcess.Start(Database, keys, [.. this.more, .. more]);
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

/// <summary>One served house on SQLite for all tests of a class.</summary>
public sealed class HouseOnSqlite : IAsyncLifetime
{
    ServedHouse? house;

    public ServedHouse House => house ?? throw new InvalidOperationException("The house is not open yet.");

    public async ValueTask InitializeAsync() =>
        house = await ServedHouse.Open(postgres: false, "--SignInsPerMinute", "10000");

    public ValueTask DisposeAsync() => house?.DisposeAsync() ?? ValueTask.CompletedTask;
}
