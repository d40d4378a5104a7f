using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using System.Data.Common;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>The tamper-evident log of everything that was done: gives records their place in the tree.</summary>
public interface IAuditLog
{
    /// <summary>Gives every waiting record its index and signs a head over all; returns how many were
    /// taken.</summary>
    Task<int> Sequence(CancellationToken cancel = default);
}

/// <remarks>
/// One sequencer at a time: an advisory lock on PostgreSQL, the write gate and the file's own lock on SQLite. The
/// queue is the missing index, not a high-water mark of numbers, so a transaction that commits late is taken later
/// and never lost. Nothing is kept in memory between batches: the right edge is read from the nodes each time, so
/// a restart and a second server need no care.
/// </remarks>
sealed class AuditLog(
    IDbContextFactory<House> houses, DatabaseChoice database, WriteGate gate, HeadSignature signature,
    TimeProvider clock) : IAuditLog
{
    const long Lock = 0x77686c5f61756474; // "whl_audt"

    int Batch => database.IsPostgres ? 20_000 : 5_000;

    public async Task<int> Sequence(CancellationToken cancel = default)
    {
        var total = 0;
        while (true)
        {
            var taken = await gate.Enter(() => Once(cancel), cancel);
            total += taken;
            if (taken < Batch)
            {
                return total;
            }
        }
    }

    async Task<int> Once(CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        await using var transaction = await house.Database.BeginTransactionAsync(cancel);
        if (database.IsPostgres)
        {
            await house.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancel);
        }

        var waiting = await Waiting(house, cancel);
        if (waiting.Count == 0)
        {
            return 0;
        }

        var size = await house.Set<AuditHead>().MaxAsync(h => (long?)h.Size, cancel) ?? 0;
        var edge = await Edge(house, size, cancel);
        var nodes = new List<(Node Place, Hash Hash)>(waiting.Count * 2);
        foreach (var (_, hash) in waiting)
        {
            Merkle.Append(edge, size++, hash, (place, made) => nodes.Add((place, made)));
        }

        await Keep(house, transaction.GetDbTransaction(), waiting, size - waiting.Count, nodes, cancel);
        house.Add(signature.Sign(size, Merkle.Root(size, node => edge[node]), clock.GetUtcNow()));
        await house.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None); // nobody calls a commit off half-way
        return waiting.Count;
    }

    async Task<List<(long Number, Hash Hash)>> Waiting(House house, CancellationToken cancel) =>
    [
        .. (await house.Set<AuditRecord>().IgnoreQueryFilters().AsNoTracking()
            .Where(r => r.Leaf == null).OrderBy(r => r.Number).Take(Batch)
            .Select(r => new { r.Number, r.LeafHash }).ToListAsync(cancel))
            .Select(r => (r.Number, Hash.From(r.LeafHash))),
    ];

    static async Task<Dictionary<Node, Hash>> Edge(House house, long size, CancellationToken cancel)
    {
        var edge = new Dictionary<Node, Hash>();
        foreach (var node in Merkle.Edge(size))
        {
            var row = await house.Set<AuditNode>().AsNoTracking()
                .FirstOrDefaultAsync(n => n.Level == node.Level && n.Position == node.Position, cancel)
                ?? throw new InvalidDataException(
                    $"The audit log has no node {node.Level}/{node.Position} under its head of {size}; "
                    + "verify it before anything is added.");
            edge[node] = Hash.From(row.Hash);
        }

        return edge;
    }

    static Task Keep(
        House house, DbTransaction transaction, List<(long Number, Hash Hash)> records, long first,
        List<(Node Place, Hash Hash)> nodes, CancellationToken cancel) =>
        house.Database.GetDbConnection() is NpgsqlConnection postgres
            ? Copy(postgres, records, first, nodes, cancel)
            : Insert(house.Database.GetDbConnection(), transaction, records, first, nodes, cancel);

    static async Task Copy(
        NpgsqlConnection connection, List<(long Number, Hash Hash)> records, long first,
        List<(Node Place, Hash Hash)> nodes, CancellationToken cancel)
    {
        await using (var update = new NpgsqlCommand(
            """
            update trust_audit_records r set leaf = g.leaf
            from unnest(@numbers, @leaves) as g(number, leaf) where r.number = g.number
            """, connection))
        {
            update.Parameters.AddWithValue("numbers", records.Select(r => r.Number).ToArray());
            update.Parameters.AddWithValue("leaves", records.Select((_, i) => first + i).ToArray());
            await update.ExecuteNonQueryAsync(cancel);
        }

        await using var copy = await connection.BeginBinaryImportAsync(
            "copy trust_audit_nodes (level, position, hash) from stdin (format binary)", cancel);
        foreach (var (place, hash) in nodes)
        {
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(place.Level, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(place.Position, NpgsqlDbType.Bigint, cancel);
            await copy.WriteAsync(hash.ToArray(), NpgsqlDbType.Bytea, cancel);
        }

        await copy.CompleteAsync(cancel);
    }

    static async Task Insert(
        DbConnection connection, DbTransaction transaction, List<(long Number, Hash Hash)> records, long first,
        List<(Node Place, Hash Hash)> nodes, CancellationToken cancel)
    {
        await using var update = Command(
            connection, transaction, "update trust_audit_records set leaf = $leaf where number = $number",
            "$leaf", "$number");
        for (var i = 0; i < records.Count; i++)
        {
            update.Parameters[0].Value = first + i;
            update.Parameters[1].Value = records[i].Number;
            await update.ExecuteNonQueryAsync(cancel);
        }

        await using var insert = Command(
            connection, transaction,
            "insert into trust_audit_nodes (level, position, hash) values ($level, $position, $hash)",
            "$level", "$position", "$hash");
        foreach (var (place, hash) in nodes)
        {
            insert.Parameters[0].Value = place.Level;
            insert.Parameters[1].Value = place.Position;
            insert.Parameters[2].Value = hash.ToArray();
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    static DbCommand Command(
        DbConnection connection, DbTransaction transaction, string text, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = 0L;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
