using System.Collections.Frozen;

namespace Wheelhouse.Sources.Connecting;

/// <summary>The lines to all connected sources; they stand as long as the process.</summary>
sealed class Connections : IDisposable
{
    readonly FrozenDictionary<SourceKind, Connection> lines;

    internal Connections(IReadOnlyDictionary<SourceKind, ConnectionSettings> connected, TimeProvider clock)
    {
        lines = connected.ToFrozenDictionary(pair => pair.Key, pair => new Connection(pair.Value, clock));
        Kinds = lines.Keys.ToFrozenSet();
    }

    internal IReadOnlySet<SourceKind> Kinds { get; }

    internal Connection To(SourceKind kind) => lines[kind];

    public void Dispose()
    {
        foreach (var line in lines.Values)
        {
            line.Dispose();
        }
    }
}
