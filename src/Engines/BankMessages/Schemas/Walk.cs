using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages.Schemas;

/// <summary>One kind of place in a message, as in <c>Stmt/Ntry/Amt</c>: its path is made once, however often it
/// stands there.</summary>
sealed class Place(Place? parent, string name, ElementType type)
{
    readonly Dictionary<string, Place> children = new(StringComparer.Ordinal);

    internal Place? Parent { get; } = parent;

    internal string Name { get; } = name;

    internal ElementType Type { get; } = type;

    /// <summary>The names below <c>Document</c> and the message's own element, with strokes between.</summary>
    internal string Path { get; } =
        parent?.Parent?.Parent is null ? parent?.Parent is null ? "" : name : $"{parent.Path}/{name}";

    internal Place Child(Particle particle)
    {
        if (!children.TryGetValue(particle.Name, out var child))
        {
            children[particle.Name] = child = new(this, particle.Name, particle.Type);
        }

        return child;
    }
}

/// <summary>Goes through a message element by element and says what breaks its schema. The same for reading and
/// writing.</summary>
/// <remarks>Holds one frame for each open element, so its memory does not grow with the message.</remarks>
sealed class Walk
{
    Frame? top;

    internal Walk(ComplexType root) => (top, Depth) = (new(null, new(null, "Document", root)), 1);

    /// <summary>The element that is open.</summary>
    internal Place Here => Top.Place;

    internal int Depth { get; private set; }

    Frame Top => top ?? throw new InvalidOperationException("The message is over.");

    /// <summary>A child begins.</summary>
    internal Refusal? Open(string name, int line)
    {
        var frame = Top;
        if (frame.Place.Type is not ComplexType type)
        {
            return Faults.Unexpected(Spot(line), Expected(frame.Place.Type), $"<{name}>");
        }

        return type.IsChoice ? OpenChoice(frame, type, name, line) : OpenNext(frame, type, name, line);
    }

    /// <summary>The open element, one of text, has this text.</summary>
    internal Refusal? Text(ReadOnlySpan<char> text, int line) => Top.Place.Type switch
    {
        SimpleType simple => simple.Allows(text) ? null : Faults.BadValue(Spot(line), simple.Expected),
        AnyType => null,
        _ => text.IsWhiteSpace() ? null : Faults.Unexpected(Spot(line), "an element", "text"),
    };

    /// <summary>The open element ends.</summary>
    internal Refusal? Close(int line)
    {
        var frame = Top;
        if (frame.Place.Type is ComplexType type && Owing(frame, type) is { } owing)
        {
            return Faults.Missing(Spot(line), $"<{owing}>");
        }

        (top, Depth) = (frame.Parent, Depth - 1);
        return null;
    }

    internal Spot Spot(int line) => top is null ? new("", line) : new(top, line);

    Refusal? OpenNext(Frame frame, ComplexType type, string name, int line)
    {
        var particles = type.Particles;
        for (var at = frame.At; at < particles.Length; at++)
        {
            var seen = at == frame.At ? frame.Seen : 0;
            if (particles[at].Name == name)
            {
                if (seen == particles[at].Most)
                {
                    return Faults.Unexpected(Spot(line), Next(frame, type), $"<{name}> once more");
                }

                (frame.At, frame.Seen) = (at, seen + 1);
                Push(frame, particles[at], seen + 1);
                return null;
            }

            if (seen < particles[at].Least)
            {
                return Faults.Unexpected(Spot(line), $"<{particles[at].Name}>", $"<{name}>");
            }
        }

        return Faults.Unexpected(Spot(line), Next(frame, type), $"<{name}>");
    }

    Refusal? OpenChoice(Frame frame, ComplexType type, string name, int line)
    {
        var at = Array.FindIndex(type.Particles, p => p.Name == name);
        if (at < 0 || (frame.Seen > 0 && (frame.At != at || frame.Seen == type.Particles[at].Most)))
        {
            return Faults.Unexpected(Spot(line), Expected(type), $"<{name}>");
        }

        (frame.At, frame.Seen) = (at, frame.Seen + 1);
        Push(frame, type.Particles[at], frame.Seen);
        return null;
    }

    void Push(Frame parent, Particle particle, int number) => (top, Depth) = (
        new(parent, parent.Place.Child(particle)) { Number = particle.Most > 1 ? number : 0 }, Depth + 1);

    /// <summary>The first element that must still come, or null.</summary>
    static string? Owing(Frame frame, ComplexType type)
    {
        if (type.IsChoice)
        {
            return frame.Seen > 0 ? null : string.Join("> or <", type.Particles.Select(p => p.Name));
        }

        for (var at = frame.At; at < type.Particles.Length; at++)
        {
            if ((at == frame.At ? frame.Seen : 0) < type.Particles[at].Least)
            {
                return type.Particles[at].Name;
            }
        }

        return null;
    }

    /// <summary>What may come next in a sequence, in words.</summary>
    static string Next(Frame frame, ComplexType type)
    {
        var names = new List<string>();
        for (var at = frame.At; at < type.Particles.Length; at++)
        {
            var seen = at == frame.At ? frame.Seen : 0;
            if (seen < type.Particles[at].Most)
            {
                names.Add($"<{type.Particles[at].Name}>");
            }
        }

        return names.Count == 0 ? $"the end of <{frame.Place.Name}>"
            : names.Count > 4 ? $"{string.Join(", ", names.Take(4))} or what follows it"
            : string.Join(" or ", names);
    }

    static string Expected(ElementType type) => type is ComplexType choice
        ? string.Join(" or ", choice.Particles.Select(p => $"<{p.Name}>"))
        : "text";
}

/// <summary>An element that is open, or was.</summary>
sealed class Frame(Frame? parent, Place place)
{
    internal Frame? Parent { get; } = parent;

    internal Place Place { get; } = place;

    /// <summary>Which of several of its name, from 1; 0 where only one may stand.</summary>
    internal int Number { get; init; }

    internal int At { get; set; }

    internal int Seen { get; set; }

    /// <summary>The path for a person, with the number of the element where several may stand: <c>Ntry[12]/Amt</c>.
    /// </summary>
    internal string Path
    {
        get
        {
            var name = Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Place.Name}[{Number}]") : Place.Name;
            return Parent is null ? name : $"{Parent.Path}/{name}";
        }
    }
}
