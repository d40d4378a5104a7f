using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>That one record stands at its place in the log, in a form anyone can check without the log.</summary>
/// <param name="LeafHash">SHA-256 of a zero byte and the record's canonical text, in hex.</param>
/// <param name="Size">The records the head covers.</param>
/// <param name="Root">The head's root, in hex: what the path leads to (RFC 9162, section 2.1.3.2).</param>
/// <param name="Path">The siblings on the way up, nearest first, in hex.</param>
public sealed record AuditProof(long Leaf, string LeafHash, long Size, string Root, IReadOnlyList<string> Path)
{
    /// <summary>Proves a record from its own text and the stored tree, against the last head.</summary>
    /// <returns>Refused: <c>trust.no_audit_log</c>, <c>trust.no_such_leaf</c>, and <c>trust.record_not_proven</c> where
    /// the record, its path or the head was altered.</returns>
    public static async Task<Outcome<AuditProof>> Of(DatabaseChoice database, long leaf, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        return await AuditVerifier.WithLog(database, reader => Of(reader, leaf, cancel), cancel);
    }

    static async Task<Outcome<AuditProof>> Of(AuditReader reader, long leaf, CancellationToken cancel)
    {
        var head = await reader.LastHead(cancel);
        if (head is not { } last || leaf < 0 || leaf >= last.Size)
        {
            return AuditDesk.NoSuchLeaf;
        }

        var nodes = new Dictionary<Node, Hash>();
        foreach (var node in Merkle.NodesOf(at => Merkle.Inclusion(leaf, last.Size, at)))
        {
            var found = await reader.Nodes(node.Level, node.Position, cancel, most: 1);
            nodes[node] = found is [var first, ..] && first.Position == node.Position ? first.Hash : default;
        }

        var path = Merkle.Inclusion(leaf, last.Size, node => nodes[node]);
        var records = await reader.Records(leaf, cancel, most: 1);
        var hash = records is [var record, ..] && record.Leaf == leaf
            ? Merkle.Leaf(Encoding.UTF8.GetBytes(record.Body))
            : default;
        return Merkle.RootOf(hash, leaf, last.Size, path) == last.Root
            ? new AuditProof(
                leaf, hash.ToString(), last.Size, last.Root.ToString(), [.. path.Select(h => h.ToString())])
            : NotProven;
    }

    static readonly Refusal NotProven = new(
        "trust.record_not_proven",
        "The record does not lead to the last head: it, its path or the head was altered; 'audit verify' names which.");
}
