using Microsoft.Data.Sqlite;
using Npgsql;
using System.Globalization;
using Wheelhouse.Platform;

namespace Wheelhouse.Kit;

/// <summary>A fresh database for each test, copied from one that has the schema.</summary>
public static class TestDatabases
{
    static readonly Dictionary<string, DatabaseChoice> Templates = [];

    static readonly SemaphoreSlim Guard = new(1, 1);

    static readonly Lazy<string> Folder = new(MakeFolder);

    static int made;

    /// <param name="schema">Names what the schema is made of; the same name gives the same template.</param>
    /// <param name="create">Makes the schema in an empty database.</param>
    /// <returns>The address of a copy of the template.</returns>
    internal static async Task<string> Fresh(bool postgres, string schema, Func<DatabaseChoice, Task> create)
    {
        var number = Interlocked.Increment(ref made);
        if (!postgres)
        {
            var template = await Template(postgres, schema, create);
            var file = Path.Combine(Folder.Value, $"{number}.db");
            File.Copy(template.File!, file);
            return file;
        }

        var from = new NpgsqlConnectionStringBuilder((await Template(postgres, schema, create)).Connection).Database;
        var name = $"t_{Environment.ProcessId}_{number}";
        await PostgresCluster.Execute($"create database {name} template {from}");
        return PostgresCluster.Address(name);
    }

    /// <summary>The address of a database without a schema.</summary>
    public static async Task<string> Empty(bool postgres)
    {
        var number = Interlocked.Increment(ref made);
        if (!postgres)
        {
            return Path.Combine(Folder.Value, $"{number}.db");
        }

        var name = $"t_{Environment.ProcessId}_{number}";
        await PostgresCluster.Execute($"create database {name}");
        return PostgresCluster.Address(name);
    }

    public static async Task Drop(DatabaseChoice database)
    {
        if (database.IsPostgres)
        {
            await using var connection = new NpgsqlConnection(database.Connection);
            NpgsqlConnection.ClearPool(connection);
            var name = new NpgsqlConnectionStringBuilder(database.Connection).Database;
            await PostgresCluster.Execute($"drop database if exists {name} with (force)");
            return;
        }

        await using var file = new SqliteConnection(database.Connection);
        SqliteConnection.ClearPool(file);
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            File.Delete(file.DataSource + ending);
        }
    }

    static async Task<DatabaseChoice> Template(bool postgres, string schema, Func<DatabaseChoice, Task> create)
    {
        await Guard.WaitAsync();
        try
        {
            var key = $"{postgres}:{schema}";
            if (Templates.TryGetValue(key, out var known))
            {
                return known;
            }

            var name = $"template_{Environment.ProcessId}_{Templates.Count.ToString(CultureInfo.InvariantCulture)}";
            DatabaseChoice template;
            if (postgres)
            {
                await PostgresCluster.Execute($"create database {name}");
                template = DatabaseChoice.Parse(PostgresCluster.Address(name));
                await create(template);
                await using var connection = new NpgsqlConnection(template.Connection);
                NpgsqlConnection.ClearPool(connection);
            }
            else
            {
                template = DatabaseChoice.Parse(Path.Combine(Folder.Value, $"{name}.db"));
                await create(template);
                await using var connection = new SqliteConnection(template.Connection);
                SqliteConnection.ClearPool(connection);
            }

            return Templates[key] = template;
        }
        finally
        {
            Guard.Release();
        }
    }

    static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("wheelhouse-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        };
        return folder;
    }
}
