using Microsoft.Data.Sqlite;
using Npgsql;
using System.Data;
using System.Data.Common;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Reads the log in one snapshot, in the order of the tree and in blocks, whatever its length.</summary>
sealed class AuditReader : IAsyncDisposable
{
    internal const int Block = 4096;

    readonly DbConnection connection;
    readonly DbTransaction transaction;

    AuditReader(DbConnection connection, DbTransaction transaction) =>
        (this.connection, this.transaction) = (connection, transaction);

    internal readonly record struct Record(long Number, long Leaf, string Body, Hash LeafHash, Guid Organisation);

    internal readonly record struct Head(long Size, Hash Root, byte[] Signature);

    internal static async Task<AuditReader> Open(DatabaseChoice database, CancellationToken cancel)
    {
        DbConnection connection = database.IsPostgres
            ? new NpgsqlConnection(database.Connection)
            : new SqliteConnection(database.Connection);
        await connection.OpenAsync(cancel);
        var transaction = connection is SqliteConnection file
            ? file.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        return new(connection, transaction);
    }

    /// <summary>Sequenced records from a leaf on.</summary>
    internal Task<List<Record>> Records(long from, CancellationToken cancel, int most = Block) => Read(
        "select number, leaf, body, leaf_hash, organisation from trust_audit_records "
        + "where leaf >= @from order by leaf limit @limit",
        row => new Record(row.GetInt64(0), row.GetInt64(1), row.GetString(2), HashAt(row, 3), row.GetGuid(4)),
        most, cancel, ("@from", from));

    /// <summary>Records that wait for their place, from a number on.</summary>
    internal Task<List<Record>> Pending(long from, CancellationToken cancel) => Read(
        "select number, body, leaf_hash, organisation from trust_audit_records "
        + "where leaf is null and number >= @from order by number limit @limit",
        row => new Record(row.GetInt64(0), -1, row.GetString(1), HashAt(row, 2), row.GetGuid(3)),
        Block, cancel, ("@from", from));

    internal Task<List<(long Position, Hash Hash)>> Nodes(
        int level, long from, CancellationToken cancel, int most = Block) => Read(
        "select position, hash from trust_audit_nodes "
        + "where level = @level and position >= @from order by position limit @limit",
        row => (row.GetInt64(0), HashAt(row, 1)), most, cancel, ("@level", level), ("@from", from));

    internal Task<List<Head>> Heads(long from, CancellationToken cancel) => Read(
        "select size, root, signature from trust_audit_heads where size >= @from order by size limit @limit",
        row => new Head(row.GetInt64(0), HashAt(row, 1), row.GetFieldValue<byte[]>(2)), Block, cancel, ("@from", from));

    internal async Task<Head?> LastHead(CancellationToken cancel) => await Read(
        "select size, root, signature from trust_audit_heads "
        + "where size = (select max(size) from trust_audit_heads) limit @limit",
        row => new Head(row.GetInt64(0), HashAt(row, 1), row.GetFieldValue<byte[]>(2)), 1, cancel) is [var head]
            ? head
            : null;

    internal async Task<long> CountNodes(CancellationToken cancel) =>
        (await Read("select count(*) from trust_audit_nodes limit @limit", row => row.GetInt64(0), 1, cancel))[0];

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    async Task<List<T>> Read<T>(
        string text, Func<DbDataReader, T> map, int most, CancellationToken cancel,
        params (string Name, long Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var (name, value) in parameters.Append(("@limit", most)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var rows = new List<T>(most);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>A hash of another length was tampered with: it is read as one that fits nothing.</summary>
    static Hash HashAt(DbDataReader row, int column) =>
        row.GetFieldValue<byte[]>(column) is { Length: Hash.Size } bytes ? Hash.From(bytes) : default;
}
