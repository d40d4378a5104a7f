using System.Data.Common;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Recomputes the whole log from its records and names the first thing that does not fit.</summary>
/// <remarks>
/// One pass over the records in the order of the tree: body against leaf hash, leaf hash against level 0 of the
/// tree, each completed subtree against its node, the root at each head against that head. What an attacker changed
/// together is found at the first thing he did not change; the signed last head he cannot change without the key.
/// A log cut back to an earlier head is whole in itself: only a head kept outside shows the cut.
/// </remarks>
public static class AuditVerifier
{
    /// <param name="database">The database, of a server that may be running: everything is read in one
    /// snapshot.</param>
    /// <param name="ring">The key ring, to check the signature of the last head; null where it is not at
    /// hand.</param>
    /// <param name="kept">A head that was kept outside; the log must be its continuation.</param>
    /// <returns>Refused: <c>trust.no_audit_log</c>.</returns>
    public static async Task<Outcome<AuditReport>> Verify(
        DatabaseChoice database, KeyRing? ring = null, KeptHead? kept = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return await WithLog<AuditReport>(
            database, async reader => await new AuditWalk(reader, ring is null ? null : new(ring), kept).Run(cancel),
            cancel);
    }

    /// <summary>Reads a log; where there is none, says so.</summary>
    internal static async Task<Outcome<T>> WithLog<T>(
        DatabaseChoice database, Func<AuditReader, Task<Outcome<T>>> read, CancellationToken cancel)
    {
        if (database.File is { } file && !File.Exists(file))
        {
            return NoLog;
        }

        try
        {
            await using var reader = await AuditReader.Open(database, cancel);
            return await read(reader);
        }
        catch (DbException exception) when (IsNoLog(exception))
        {
            return NoLog;
        }
    }

    static readonly Refusal NoLog = new(
        "trust.no_audit_log", "This is no database of a house, or none that can be reached; check the address.",
        RefusalKind.NotFound);

    static bool IsNoLog(DbException exception) => exception switch
    {
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UndefinedTable } => true,
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.InvalidCatalogName } => true,
        // no table, no file, no database
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 1 or 14 or 26 } => true,
        Npgsql.NpgsqlException { InnerException: System.Net.Sockets.SocketException } => true,
        _ => false,
    };
}

/// <summary>One walk over a log.</summary>
sealed class AuditWalk(AuditReader reader, HeadSignature? signature, KeptHead? kept)
{
    readonly Dictionary<Node, Hash> edge = [];
    readonly Dictionary<int, Queue<(long Position, Hash Hash)>> nodes = [];
    readonly List<(Node Place, Hash Hash)> made = [];
    Queue<AuditReader.Head> heads = [];
    AuditReader.Head last;
    long size;
    long compared;

    internal async Task<AuditReport> Run(CancellationToken cancel)
    {
        heads = new(await reader.Heads(1, cancel));
        var fault = await Sequenced(cancel) ?? await Ends(cancel);
        var (pending, waitingFault) = await Waiting(cancel);
        return new(
            size, Root().ToString(), compared, pending, signature is not null, fault ?? waitingFault);
    }

    async Task<AuditFault?> Sequenced(CancellationToken cancel)
    {
        while (true)
        {
            var block = await reader.Records(size, cancel);
            foreach (var record in block)
            {
                if (await Step(record, cancel) is { } fault)
                {
                    return fault;
                }
            }

            if (block.Count < AuditReader.Block)
            {
                return null;
            }
        }
    }

    async Task<AuditFault?> Step(AuditReader.Record record, CancellationToken cancel)
    {
        if (record.Leaf > size && heads.Count > 0)
        {
            return At(
                AuditFaultKind.RecordDeleted, size, null,
                $"The record of leaf {size} is gone; the next is leaf {record.Leaf}.");
        }

        if (heads.Count == 0 || record.Leaf < size)
        {
            return At(
                AuditFaultKind.RecordInserted, record.Leaf, record.Number,
                $"Record {record.Number} stands at leaf {record.Leaf}, which no head covers or another record has.");
        }

        var hash = Merkle.Leaf(Encoding.UTF8.GetBytes(record.Body));
        if (hash != record.LeafHash || !CanonicalRecord.IsOf(record.Body, record.Organisation))
        {
            return At(
                AuditFaultKind.RecordAltered, size, record.Number,
                $"The record of leaf {size} was altered: its contents do not give its hash.");
        }

        made.Clear();
        Merkle.Append(edge, size, hash, (place, value) => made.Add((place, value)));
        size++;
        foreach (var (place, value) in made)
        {
            if (await Stored(place, cancel) != value)
            {
                return Differs(place, record.Number);
            }
        }

        return heads.Peek().Size == size ? await CompareHead(cancel) : null;
    }

    static AuditFault Differs(Node place, long number)
    {
        var first = place.Position << place.Level;
        var until = first + (1L << place.Level) - 1;
        return place.Level == 0
            ? At(
                AuditFaultKind.RecordReplaced, first, number,
                $"The record of leaf {first} is not the one that was sequenced there: altered with its hash, or moved.")
            : new(
                AuditFaultKind.NodeAltered, first, until, null,
                $"Node {place.Level}/{place.Position} of the tree is not what leaves {first} to {until} give.");
    }

    async Task<AuditFault?> CompareHead(CancellationToken cancel)
    {
        var head = heads.Dequeue();
        if (heads.Count == 0)
        {
            heads = new(await reader.Heads(size + 1, cancel));
        }

        var from = last.Size;
        (last, compared) = (head, compared + 1);
        if (Root() == head.Root)
        {
            return null;
        }

        return signature?.Holds(head.Size, head.Root, head.Signature) == true
            ? new(
                AuditFaultKind.RecordReplaced, from, size - 1, null,
                $"One of the records of leaves {from} to {size - 1} was rewritten with its part of the tree: "
                + $"the signed head of {size} says so.")
            : new(
                AuditFaultKind.HeadAltered, null, null, null,
                $"The root of the head of {size} is not what the records give; "
                + $"the records up to leaf {from - 1} fit the head before.");
    }

    /// <summary>After the last record: nothing may be missing before the last head, and that head must be the
    /// house's.</summary>
    async Task<AuditFault?> Ends(CancellationToken cancel)
    {
        if (heads.Count > 0)
        {
            return At(
                AuditFaultKind.RecordDeleted, size, null,
                $"The record of leaf {size} is gone: the next head covers {heads.Peek().Size} records.");
        }

        if (size > 0 && signature?.Holds(last.Size, last.Root, last.Signature) == false)
        {
            return new(
                AuditFaultKind.HeadForged, null, null, null,
                $"The last head, of {last.Size} records, does not carry this house's signature.");
        }

        var expected = Enumerable.Range(0, 63).Sum(level => size >> level);
        var found = await reader.CountNodes(cancel);
        if (found != expected)
        {
            return new(
                AuditFaultKind.NodesMiscounted, null, null, null,
                $"The tree has {found} nodes where {size} records give {expected}.");
        }

        return kept is null || await IsContinuation(kept, cancel) ? null : NoContinuation();
    }

    /// <summary>Whether the kept head's root is that of the log's first records, shown from the tree that was just
    /// checked.</summary>
    async Task<bool> IsContinuation(KeptHead head, CancellationToken cancel)
    {
        if (head.Size < 0 || head.Size > size)
        {
            return false;
        }

        var row = new Dictionary<Node, Hash>();
        foreach (var node in Merkle.Edge(head.Size))
        {
            row[node] = (await reader.Nodes(node.Level, node.Position, cancel))[0].Hash;
        }

        var root = Merkle.Root(head.Size, node => row[node]).ToString();
        return root.Equals(head.Root, StringComparison.OrdinalIgnoreCase);
    }

    async Task<(long Count, AuditFault? Fault)> Waiting(CancellationToken cancel)
    {
        var count = 0L;
        for (var from = 0L; ;)
        {
            var block = await reader.Pending(from, cancel);
            count += block.Count;
            foreach (var record in block)
            {
                from = record.Number + 1;
                if (Merkle.Leaf(Encoding.UTF8.GetBytes(record.Body)) != record.LeafHash
                    || !CanonicalRecord.IsOf(record.Body, record.Organisation))
                {
                    return (count, new(
                        AuditFaultKind.RecordAltered, null, null, record.Number,
                        $"Record {record.Number}, which waits for its place, was altered: "
                        + "its contents do not give its hash."));
                }
            }

            if (block.Count < AuditReader.Block)
            {
                return (count, null);
            }
        }
    }

    /// <summary>The node as it is kept; the levels are read side by side, each in order.</summary>
    async Task<Hash?> Stored(Node place, CancellationToken cancel)
    {
        if (!nodes.TryGetValue(place.Level, out var row) || row.Count == 0)
        {
            nodes[place.Level] = row = new(await reader.Nodes(place.Level, place.Position, cancel));
        }

        return row.Count > 0 && row.Peek().Position == place.Position ? row.Dequeue().Hash : null;
    }

    Hash Root() => Merkle.Root(size, node => edge[node]);

    AuditFault NoContinuation() => new(
        AuditFaultKind.NotAContinuation, null, null, null,
        $"The log is no continuation of the head of {kept!.Size} that was kept: it was cut back or rewritten.");

    static AuditFault At(AuditFaultKind kind, long leaf, long? number, string says) =>
        new(kind, leaf, leaf, number, says);
}
