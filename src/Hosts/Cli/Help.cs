using System.Text;

namespace Wheelhouse.Cli;

/// <summary>The texts of <c>--help</c>, made from the verbs themselves.</summary>
static class Help
{
    /// <summary>The text that the line asks for, or null when it asks for none.</summary>
    public static string? Asked(string[] words)
    {
        if (!words.Any(word => word is "--help" or "-h"))
        {
            return words is ["help"] ? Of(Verbs.All) : null;
        }

        var typed = words.TakeWhile(word => !word.StartsWith('-')).ToList();
        for (var count = typed.Count; count > 0; count--)
        {
            var name = string.Join(' ', typed.Take(count));
            if (Verbs.All.FirstOrDefault(verb => verb.Name == name) is { } one)
            {
                return Of(one);
            }

            var group = Verbs.All
                .Where(verb => verb.Name.StartsWith(name + " ", StringComparison.Ordinal)).ToList();
            if (group.Count > 0)
            {
                return Of(group);
            }
        }

        return typed.Count == 0
            ? Of(Verbs.All)
            : throw new UnreadableException(
                $"there is no verb '{string.Join(' ', typed)}'; 'wheelhouse --help' lists them");
    }

    public static string Of(IReadOnlyList<Verb> verbs)
    {
        var width = verbs.Max(verb => Short(verb).Length);
        var text = new StringBuilder("Usage: wheelhouse VERB [arguments]\n\nVerbs:\n");
        foreach (var verb in verbs)
        {
            text.Append("  ").Append(Short(verb).PadRight(width + 2)).Append(verb.Summary).Append('\n');
        }

        return text.Append(
            """

            'wheelhouse VERB --help' says what goes in and what comes out. A FILE may be '-', standard input.
            Exit codes: 0 done, 1 refused, 2 bad usage or unreadable input, 130 stopped.

            """).ToString();
    }

    static string Of(Verb verb)
    {
        var text = new StringBuilder($"{verb.Summary}.\n\nUsage: {verb.Usage}\n");
        var width = verb.Options.Select(option => option.Usage.Length).DefaultIfEmpty().Max();
        foreach (var option in verb.Options)
        {
            text.Append("  ").Append(option.Usage.PadRight(width + 2)).Append(option.Summary).Append('\n');
        }

        return text.Append('\n').Append(verb.Details.TrimEnd()).Append('\n').ToString();
    }

    static string Short(Verb verb) => string.Join(' ', [verb.Name, .. verb.Operands]);
}
