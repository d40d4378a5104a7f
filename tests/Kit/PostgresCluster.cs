using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Wheelhouse.Platform;

namespace Wheelhouse.Kit;

/// <summary>A PostgreSQL server of this test process, or the one <c>WHEELHOUSE_TEST_POSTGRES</c> names.</summary>
/// <remarks>
/// It lives in a temporary folder on a free loopback port, with durable commits. A shell stands between us and it and
/// stops it when our end of its standard input closes, so it goes even when the tests are killed.
/// </remarks>
public static class PostgresCluster
{
    const string Variable = "WHEELHOUSE_TEST_POSTGRES";

    static readonly Lazy<string?> Server = new(Find);

    /// <summary>Why there is none, as a sentence; null where there is one.</summary>
    public static string? Missing => Server.Value is null
        ? $"PostgreSQL is not installed: './run test' installs it, or name a server in {Variable}."
        : null;

    /// <summary>A database's address on the server, as in <c>postgres://postgres@127.0.0.1:49152/name</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no server; ask <see cref="Missing"/> first.</exception>
    public static string Address(string database) =>
        $"{Server.Value ?? throw new InvalidOperationException(Missing)}/{database}";

    /// <summary>Runs one statement on the server's own database, outside a transaction.</summary>
    public static async Task Execute(string statement)
    {
        await using var connection = new Npgsql.NpgsqlConnection(DatabaseChoice.Parse(Address("postgres")).Connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<bool> Has(string database)
    {
        await using var connection = new Npgsql.NpgsqlConnection(DatabaseChoice.Parse(Address("postgres")).Connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select exists (select 1 from pg_database where datname = $1)";
        command.Parameters.Add(new() { Value = database });
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named.TrimEnd('/');
        }

        var binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin"))
                .Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        return binaries is null ? null : Start(binaries);
    }

    static string Start(string binaries)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        start.Environment["BIN"] = binaries;
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        var shell = Process.Start(start) ?? throw new InvalidOperationException("No shell to start PostgreSQL with.");
        for (var line = shell.StandardOutput.ReadLine(); line != "ready"; line = shell.StandardOutput.ReadLine())
        {
            if (line is null)
            {
                throw new InvalidOperationException("PostgreSQL did not start; its words are above.");
            }
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            shell.StandardInput.Close();
            shell.WaitForExit(TimeSpan.FromSeconds(20));
        };
        return $"postgres://postgres@127.0.0.1:{port}";
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    const string Script = """
        set -e
        dir=$(mktemp -d "${TMPDIR:-/tmp}/wheelhouse-postgres.XXXXXX")
        as=
        if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; as="runuser -u postgres --"; fi
        cd "$dir"
        trap '$as "$BIN/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true; cd /; rm -rf "$dir"' EXIT
        $as "$BIN/initdb" -D "$dir/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
        $as "$BIN/pg_ctl" -D "$dir/data" -w -l "$dir/log" \
          -o "-p $PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir" \
          -o "-c shared_buffers=256MB -c max_wal_size=4GB -c max_connections=200" \
          start >/dev/null || { cat "$dir/log" >&2; exit 1; }
        echo ready
        cat >/dev/null
        """;
}
