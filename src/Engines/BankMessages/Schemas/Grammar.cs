using System.Collections.Frozen;
using System.Globalization;

namespace Wheelhouse.BankMessages.Schemas;

/// <summary>What may stand in an element.</summary>
abstract class ElementType;

/// <summary>Whatever a bank adds for itself; we read past it.</summary>
sealed class AnyType : ElementType;

/// <summary>A child of an element, and how often it may stand there.</summary>
sealed class Particle(string name, string typeName, int least, int most)
{
    internal const int Unbounded = int.MaxValue;

    internal string Name { get; } = name;

    internal string TypeName { get; } = typeName;

    internal int Least { get; } = least;

    internal int Most { get; } = most;

    /// <summary>Set once the whole grammar is read: types are named before they are told.</summary>
    internal ElementType Type { get; set; } = null!;
}

/// <summary>An element of other elements: all of them in this order, or one of them.</summary>
sealed class ComplexType(bool isChoice, Particle[] particles) : ElementType
{
    internal bool IsChoice { get; } = isChoice;

    internal Particle[] Particles { get; } = particles;
}

/// <summary>The rules of the messages: which element stands where, how often, and what its text may be.</summary>
/// <remarks>
/// Read once from <c>types.txt</c>, which holds the facts of the ISO 20022 schemas in a notation of our own: element
/// order, cardinality, length, pattern and code list. It is used for every message that is read or written.
/// </remarks>
static class Grammar
{
    const string Namespace = "urn:iso:std:iso:20022:tech:xsd:";

    static readonly Dictionary<string, ElementType> Types = new(StringComparer.Ordinal);

    /// <summary>The type of <c>Document</c> by the namespace of a message.</summary>
    static readonly FrozenDictionary<string, ComplexType> Roots = Read();

    /// <summary>What stands in the document of a message; null for a message we do not know.</summary>
    internal static ComplexType? Root(string ns) => Roots.GetValueOrDefault(ns);

    internal static string NamespaceOf(string message) => Namespace + message;

    /// <summary>The name of a message, as in <c>camt.053.001.08</c>, from its namespace.</summary>
    internal static string MessageOf(string ns) =>
        ns.StartsWith(Namespace, StringComparison.Ordinal) ? ns[Namespace.Length..] : ns;

    internal static ElementType Type(string name) => Types.TryGetValue(name, out var type)
        ? type
        : throw new InvalidOperationException($"types.txt names a type {name} that it does not tell.");

    internal static IReadOnlyDictionary<string, ElementType> All => Types;

    static FrozenDictionary<string, ComplexType> Read()
    {
        var roots = new Dictionary<string, ComplexType>(StringComparer.Ordinal);
        foreach (var line in Lines())
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "root")
            {
                roots.Add(NamespaceOf(words[1]), new(isChoice: false, [ToParticle(words[2])]));
            }
            else
            {
                Types.Add(words[0], ToType(words));
            }
        }

        foreach (var particle in Types.Values.Concat(roots.Values).OfType<ComplexType>().SelectMany(t => t.Particles))
        {
            particle.Type = Type(particle.TypeName);
        }

        return roots.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static List<string> Lines()
    {
        using var stream = typeof(Grammar).Assembly.GetManifestResourceStream("types.txt")!;
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                lines[^1] += line;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    static ElementType ToType(string[] words) => words[1] switch
    {
        "=" => new ComplexType(isChoice: false, [.. words[2..].Select(ToParticle)]),
        "|" => new ComplexType(isChoice: true, [.. words[2..].Select(ToParticle)]),
        "any" => new AnyType(),
        _ => SimpleType.Of(words[1], words[2..]),
    };

    /// <summary>Reads <c>Name:Type</c> and how often: nothing, <c>?</c>, <c>*</c>, <c>+</c> or <c>{0,10}</c>.</summary>
    static Particle ToParticle(string word)
    {
        var (least, most) = word[^1] switch
        {
            '?' => (0, 1),
            '*' => (0, Particle.Unbounded),
            '+' => (1, Particle.Unbounded),
            '}' => Range(word[(word.IndexOf('{', StringComparison.Ordinal) + 1)..^1]),
            _ => (1, 1),
        };
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var type = word[(colon + 1)..].TrimEnd('?', '*', '+');
        var brace = type.IndexOf('{', StringComparison.Ordinal);
        return new(word[..colon], brace < 0 ? type : type[..brace], least, most);
    }

    static (int Least, int Most) Range(string text)
    {
        var parts = text.Split(',');
        return (
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
