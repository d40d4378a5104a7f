using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Adds the audit record of a deed to its own transaction: one insert, the leaf hash computed in
/// memory.</summary>
/// <remarks>It never touches the tree; the sequencer does that afterwards, so that commands do not wait for each
/// other.</remarks>
sealed class Recorder(AuditSignal signal) : IRecorder
{
    public void Record(House house, Deed deed)
    {
        ArgumentNullException.ThrowIfNull(house);
        ArgumentNullException.ThrowIfNull(deed);
        house.Append(Row(deed.Actor.Organisation, CanonicalRecord.Of(deed)));
        signal.Raise();
    }

    internal static AuditRecord Row(Id<Organisation> organisation, string body) => new()
    {
        Organisation = organisation,
        Body = body,
        LeafHash = Merkle.Leaf(Encoding.ASCII.GetBytes(body)).ToArray(),
    };
}

/// <summary>Says that records may be waiting for their place.</summary>
sealed class AuditSignal
{
    int raised;

    internal void Raise() => Volatile.Write(ref raised, 1);

    internal bool Take() => Interlocked.Exchange(ref raised, 0) == 1;
}
