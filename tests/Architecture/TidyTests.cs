using System.Text.RegularExpressions;
using Xunit;

namespace Wheelhouse.Architecture.Tests;

/// <summary>What the code looks like, held by a test. Migrations are generated and look as they come.</summary>
public sealed partial class TidyTests
{
    const int LongestFile = 500;
    const int LongestMethod = 70;
    const int LongestLine = 120;

    /// <summary>Words that must not stay in the sources, and what to do instead.</summary>
    static readonly (Regex Banned, string Instead)[] Words =
    [
        (new Regex(@"\b(TODO|FIXME|HACK)\b"), "do it, or write down in docs/decisions why not"),
        (new Regex(@"^\s*#region"), "make the part a type of its own"),
        (new Regex(@"catch\s*(\(Exception[^)]*\))?\s*\{\s*\}"), "say what happens instead"),
        (new Regex("NotImplementedException"), "implement it, or leave it out"),
        (new Regex(@"^\s*private (?!static partial )"), "leave it out: a member is private where nothing is said"),
    ];

    static IEnumerable<string> Sources => Tree.Files("*.cs", "src", "tests", "bench", "migrations")
        .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal));

    [Fact]
    public void No_file_is_longer_than_its_limit() =>
        None(Sources.Where(path => Tree.Lines(path).Length > LongestFile));

    [Fact]
    public void No_method_is_longer_than_its_limit() => None(
        from path in Sources
        from method in Methods(Tree.Lines(path))
        where method.Lines > LongestMethod
        select $"{path}: {method.Head} has {method.Lines} lines");

    [Fact]
    public void No_line_is_longer_than_its_limit() => None(
        from path in Sources
        from line in Tree.Lines(path).Index()
        where line.Item.Length > LongestLine
        select $"{path}:{line.Index + 1} has {line.Item.Length} columns");

    [Fact]
    public void Every_file_is_UTF_8_without_mark_or_carriage_return() => None(Sources.Where(path =>
        File.ReadAllBytes(Path.Combine(Tree.Root, path)) is [0xEF, 0xBB, 0xBF, ..] or [0xFE or 0xFF, ..] or []
        || File.ReadAllText(Path.Combine(Tree.Root, path)).Contains('\r')));

    [Fact]
    public void No_banned_word_stays()
    {
        var found =
            from path in Sources
            where !path.EndsWith("/TidyTests.cs", StringComparison.Ordinal)
            from line in Tree.Lines(path)
            from word in Words
            where word.Banned.IsMatch(line)
            select $"{path}: {line.Trim()}: {word.Instead}";

        None(found);
    }

    [Fact]
    public void Every_module_has_a_readme() =>
        None(Tree.Files("*.csproj", "src/Modules")
            .Select(project => Path.GetDirectoryName(project)!)
            .Where(module => !File.Exists(Path.Combine(Tree.Root, module, "README.md"))));

    [Fact]
    public void Every_refusal_stands_in_the_reference()
    {
        var reference = File.ReadAllText(Path.Combine(Tree.Root, "docs/reference/refusals.md"));

        None(Refusals().Where(code => !reference.Contains($"`{code}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_refusal_of_the_interface_is_said_in_chinese()
    {
        var chinese = File.ReadAllText(Path.Combine(Tree.Root, "web/src/i18n/refusals.zh.json"));

        None(Refusals("src/Platform", "src/Modules")
            .Where(code => !chinese.Contains($"\"{code}\"", StringComparison.Ordinal)));
    }

    static void None(IEnumerable<string> wrong) => Assert.Equal("", string.Join('\n', wrong));

    /// <summary>The codes in the sources: the first argument of a refusal.</summary>
    static SortedSet<string> Refusals(params string[] folders)
    {
        var files = Tree.Files("*.cs", folders.Length > 0 ? folders : ["src"]);
        var codes = files
            .SelectMany(path => Refusal().Matches(string.Join('\n', Tree.Lines(path))))
            .Select(match => match.Groups[1].Value);
        return new(codes, StringComparer.Ordinal);
    }

    /// <summary>Blocks and what stands before them, by the layout that the formatter holds; types left out.</summary>
    static IEnumerable<(string Head, int Lines)> Methods(string[] lines)
    {
        for (var open = 1; open < lines.Length; open++)
        {
            var margin = lines[open].Length - 1;
            if (lines[open].Trim() != "{")
            {
                continue;
            }

            var head = Array.FindLastIndex(lines, open - 1, line => Margin(line) <= margin);
            var close = Array.FindIndex(lines, open, line => Margin(line) == margin && line[margin] == '}');
            if (!Type().IsMatch(lines[head]))
            {
                yield return (lines[head].Trim(), close - head + 1);
            }
        }

        static int Margin(string line) => line.Length == 0 ? int.MaxValue : line.Length - line.TrimStart().Length;
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) ")]
    private static partial Regex Type();

    [GeneratedRegex("""
        (?:Refusal|new)\(\s*"((?:
        lending|leasing|models|bankmessages|platform|trust|parties|vehicles|products|ledger|origination|servicing|
        sources|banking|simulation|collections|telematics|insurance|insuring
        )\.[a-z_]+)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Refusal();
}
