using System.Collections.Concurrent;
using Wheelhouse.Kernel;
using Wheelhouse.Models.Files;

namespace Wheelhouse.Models.Shipped;

/// <summary>The models that ship, by name; each was made by <c>./run models</c> and lies beside its card.</summary>
public static class ModelShelf
{
    const string Suffix = ".model.json";

    static readonly ConcurrentDictionary<string, Outcome<Model>> Read = new(StringComparer.Ordinal);

    /// <summary>Every model that ships.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(ModelShelf).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Select(name => name[..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The model of that name, read and checked once.</summary>
    public static Outcome<Model> Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Contains(name) ? Read.GetOrAdd(name, Load) : new Refusal(
            "models.not_on_shelf", $"No model ships under the name '{name}'; there are {string.Join(", ", Names)}.",
            RefusalKind.NotFound, new RefusalValue("model", name));
    }

    static Outcome<Model> Load(string name)
    {
        using var stream = typeof(ModelShelf).Assembly.GetManifestResourceStream(name + Suffix)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return ModelFile.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
