using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Wheelhouse.Products.Rules;
using Xunit;

namespace Wheelhouse.Modules.Tests.Products;

/// <summary><c>docs/reference/rules.md</c> is made from the rows.</summary>
public sealed class RulesPageTests
{
    [Fact]
    public void The_page_says_what_the_rows_say()
    {
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/reference/rules.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("WHEELHOUSE_WRITE") == "1")
        {
            File.WriteAllText(file, page);
        }

        Assert.Equal(page, File.ReadAllText(file));
    }

    static string Page()
    {
        var page = new StringBuilder("""
            # Rules

            Made from `src/Modules/Products/Rules/rules.json` by a test (`WHEELHOUSE_WRITE=1` writes it); do not edit.

            A row holds from *from* through *to*; empty is open. **Mark**: V the legal or technical text was read, N a
            secondary source, G general knowledge; N and G are badged "unverified source" on every screen.
            **Checked**: the house checks the rule on quotes and contracts; the others are held by the module they
            concern, or shown until it is built.


            """.ReplaceLineEndings("\n"));
        page.Append("| rule | says | parameter | from | to | where | act | mark | checked | source |\n");
        page.Append("|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in RuleData.Read().Select(r => r.Row))
        {
            var parameter = row.Parameter is { } p ? p.ToString("0.######", CultureInfo.InvariantCulture) : "";
            page.Append(CultureInfo.InvariantCulture, $"| {row.Id} | {row.Says.En}<br>{row.Says.Zh} ")
                .Append(CultureInfo.InvariantCulture, $"| {$"{parameter} {row.Unit}".Trim()} ")
                .Append(CultureInfo.InvariantCulture, $"| {row.ValidFrom:O} | {row.ValidTo:O} | {row.Where} ")
                .Append(CultureInfo.InvariantCulture, $"| {row.Act.ToString().ToLowerInvariant()} | {row.Mark} ")
                .Append(CultureInfo.InvariantCulture, $"| {(row.Checked ? "yes" : "")} | {row.Source} |\n");
        }

        return page.ToString();
    }

    static string Here([CallerFilePath] string here = "") => here;
}
