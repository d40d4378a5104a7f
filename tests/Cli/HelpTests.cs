using Wheelhouse.Cli;
using Xunit;

namespace Wheelhouse.Transcripts.Tests;

/// <summary>Help on every level, and a reference that leaves no verb out.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Names() => [.. Verbs.All.Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_verb_says_how_it_is_used(string name)
    {
        var help = Help.Asked([.. name.Split(' '), "--help"]);

        Assert.Contains($"Usage: wheelhouse {name}", help, StringComparison.Ordinal);
        Assert.DoesNotContain(help!.Split('\n'), line => line.Length > 120);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_word_lists_the_verbs_that_begin_with_it(string name) =>
        Assert.Contains(name, Help.Asked([name.Split(' ')[0], "--help"]), StringComparison.Ordinal);

    [Fact]
    public void Without_a_verb_all_are_listed()
    {
        var help = Help.Asked(["--help"]);

        Assert.All(Verbs.All, verb => Assert.Contains($"  {verb.Name}", help, StringComparison.Ordinal));
        Assert.Equal(help, Help.Asked(["help"]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reference_has_a_section_on_every_verb(string name) => Assert.Contains(
        $"## `wheelhouse {name}", File.ReadAllText(Path.Combine(Wheelhouse.Root, "docs/reference/cli.md")),
        StringComparison.Ordinal);
}
