using System.Collections.Concurrent;

namespace Wheelhouse.Sources.Asking;

/// <summary>Calls under way on this server, so that a screen can watch them. Empty when all is quiet.</summary>
sealed class Watch
{
    readonly ConcurrentDictionary<string, ConcurrentDictionary<SourceKind, SourceCall>> underWay =
        new(StringComparer.Ordinal);

    internal void Saw(string about, SourceCall call) =>
        underWay.GetOrAdd(about, _ => new())[call.Kind] = call;

    /// <summary>What was seen is kept elsewhere from now on.</summary>
    internal void Done(string about) => underWay.TryRemove(about, out _);

    internal IReadOnlyCollection<SourceCall> Of(string about) =>
        underWay.TryGetValue(about, out var calls) ? [.. calls.Values] : [];
}
