using System.Text.RegularExpressions;
using Xunit;

namespace Wheelhouse.Architecture.Tests;

/// <summary>What the code looks like, held by a test. A limit that does not hold yet is a ratchet: it may only go down.</summary>
public sealed partial class TidyTests
{
    const int LongestFile = 500;
    const int LongestLine = 120;

    /// <summary>Lines of src and tests that are longer than they should be. Lower it when it is lower; never raise it.</summary>
    const int LongLinesLeft = 690;

    /// <summary>Words that must not stay in the sources, and what to do instead.</summary>
    static readonly (Regex Banned, string Instead)[] Words =
    [
        (new Regex(@"\b(TODO|FIXME|HACK)\b"), "do it, or write down in docs/decisions why not"),
        (new Regex(@"^\s*#region"), "make the part a type of its own"),
        (new Regex(@"catch\s*(\(Exception[^)]*\))?\s*\{\s*\}"), "say what happens instead"),
        (new Regex("NotImplementedException"), "implement it, or leave it out"),
    ];

    static IEnumerable<string> Sources => Tree.Files("*.cs", "src", "tests");

    [Fact]
    public void No_file_is_longer_than_its_limit() =>
        None(Sources.Where(path => Tree.Lines(path).Length > LongestFile));

    [Fact]
    public void Long_lines_only_become_fewer()
    {
        var many = Sources.Sum(path => Tree.Lines(path).Count(line => line.Length > LongestLine));

        Assert.True(many <= LongLinesLeft, $"{many} lines are longer than {LongestLine} columns; {LongLinesLeft} are left over.");
    }

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

        None(Refusals("src/Platform", "src/Modules").Where(code => !chinese.Contains($"\"{code}\"", StringComparison.Ordinal)));
    }

    static void None(IEnumerable<string> wrong) => Assert.Equal("", string.Join('\n', wrong));

    /// <summary>The codes in the sources: the first argument of a refusal.</summary>
    static SortedSet<string> Refusals(params string[] folders)
    {
        var files = Tree.Files("*.cs", folders.Length > 0 ? folders : ["src"]);
        return new(
            files.SelectMany(path => Refusal().Matches(string.Join('\n', Tree.Lines(path)))).Select(m => m.Groups[1].Value),
            StringComparer.Ordinal);
    }

    [GeneratedRegex(@"(?:Refusal|new)\(\s*""((?:lending|platform|trust|parties|vehicles|products|ledger|origination|servicing|simulation)\.[a-z_]+)""")]
    private static partial Regex Refusal();
}
