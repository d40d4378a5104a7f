namespace Wheelhouse.Trust;

/// <summary>What kind of thing does not fit.</summary>
public enum AuditFaultKind
{
    /// <summary>A record's body and its leaf hash, or the columns beside it, say different things.</summary>
    RecordAltered,

    /// <summary>A record is not the one that was sequenced at its place: altered with its hash, swapped, or put
    /// in.</summary>
    RecordReplaced,

    /// <summary>A place in the tree has no record any more.</summary>
    RecordDeleted,

    /// <summary>A record stands at a place that no head covers, or twice at one place.</summary>
    RecordInserted,

    /// <summary>A node of the tree is not what its leaves give.</summary>
    NodeAltered,

    /// <summary>A node of the tree is gone, or there are some too many.</summary>
    NodesMiscounted,

    /// <summary>A head's root is not what the records give.</summary>
    HeadAltered,

    /// <summary>A head does not carry the signature of this house.</summary>
    HeadForged,

    /// <summary>The log is no continuation of the head that the caller kept: it was cut or rewritten.</summary>
    NotAContinuation,
}

/// <summary>The first thing that does not fit, in the order of the log.</summary>
/// <param name="Leaf">The place of the first record that was altered; null where the fault lies elsewhere.</param>
/// <param name="LastLeaf">With several suspects, the last of them; else the same as <paramref name="Leaf"/>.</param>
/// <param name="Number">The record's number in its table, where there is one.</param>
/// <param name="Says">A sentence for a person.</param>
public sealed record AuditFault(AuditFaultKind Kind, long? Leaf, long? LastLeaf, long? Number, string Says);

/// <summary>What a verification found.</summary>
/// <param name="Size">Records in the tree.</param>
/// <param name="Root">The root over them as recomputed, in hex.</param>
/// <param name="Heads">Heads that were compared.</param>
/// <param name="Pending">Records that wait for their place.</param>
/// <param name="SignaturesChecked">Whether the house's key was at hand; without it a head could be made anew.</param>
/// <param name="Fault">Null when everything fits.</param>
public sealed record AuditReport(
    long Size, string Root, long Heads, long Pending, bool SignaturesChecked, AuditFault? Fault)
{
    public bool Holds => Fault is null;
}

/// <summary>A head that somebody kept outside the house, to compare the log with.</summary>
/// <param name="Root">In hex.</param>
public sealed record KeptHead(long Size, string Root);
