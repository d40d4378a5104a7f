using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Wheelhouse.Decisions;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary><c>docs/reference/checks.md</c> is made from the policy and from the cases that hold it.</summary>
public sealed class ChecksPageTests
{
    [Fact]
    public void The_page_says_what_the_policy_says()
    {
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/reference/checks.md");
        var page = Page(ThirtyChecks.CarLoan2);
        if (Environment.GetEnvironmentVariable("WHEELHOUSE_WRITE") == "1")
        {
            File.WriteAllText(file, page);
        }

        Assert.Equal(page, File.ReadAllText(file));
    }

    [Fact]
    public void Every_check_says_who_answers_for_it_and_how_it_is_computed() => Assert.Empty(
        ThirtyChecks.CarLoan2.Tables
            .Where(table => table.Owner is null || table.Computes is null || table.Version is null)
            .Select(table => table.Id));

    static string Page(Policy policy)
    {
        var page = new StringBuilder("""
            # Checks

            The register of checks of the policy `car-loan`, version 2. Made from
            `src/Modules/Origination/Policies/car-loan-2.json` and its tests by a test (`WHEELHOUSE_WRITE=1` writes it);
            do not edit.

            A check passes, refers to a person, or declines; an input that is missing or cannot be refers. **Cases** are
            those of `ThirtyChecksTests` that the check stops. How often a check stopped an application is counted
            from the stored decisions of a lender, so it stands on no page of this repository.


            """.ReplaceLineEndings("\n"));
        foreach (var group in policy.Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {group.Label.En} ({group.Label.Zh})\n\n");
            page.Append("| check | version | owner | inputs | computation | stops with | cases |\n");
            page.Append("|---|--:|---|---|---|---|--:|\n");
            foreach (var table in policy.Tables.Where(table => table.Group == group.Id))
            {
                page.Append(Row(policy, table));
            }

            page.Append('\n');
        }

        page.Append("## Figures that the policy works out\n\n| field | from | how |\n|---|---|---|\n");
        foreach (var (slot, formula) in policy.Computed)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{policy.Fields[slot].Name}` ")
                .Append(CultureInfo.InvariantCulture, $"| {Names(policy, formula.Looks)} ")
                .Append(CultureInfo.InvariantCulture, $"| `{formula.Text}` |\n");
        }

        foreach (var card in policy.Scorecards)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{policy.Fields[card.Output].Name}` ")
                .Append(CultureInfo.InvariantCulture, $"| {Names(policy, card.Looks)} ")
                .Append(CultureInfo.InvariantCulture, $"| scorecard {card.Id}, version {card.Version} |\n");
        }

        foreach (var model in policy.Models)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{policy.Fields[model.Output].Name}` ")
                .Append(CultureInfo.InvariantCulture, $"| {Names(policy, model.Looks)} ")
                .Append(CultureInfo.InvariantCulture, $"| model {model.Id}, version {model.Version}: ")
                .Append(CultureInfo.InvariantCulture, $"`{model.Model.Name}`, {model.Hash[..19]}… |\n");
        }

        return page.ToString();
    }

    static string Row(Policy policy, PolicyTable table)
    {
        var reasons = table.Rows.Select(row => row.Reason).OfType<string>().Distinct();
        var cases = Cases().Count(id => id == table.Id);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {table.Id}: {table.Label.En} | {table.Version} | {table.Owner?.En} | {Names(policy, table.Looks)} | "
            + $"{table.Computes?.En}<br>{table.Computes?.Zh} | {string.Join(", ", reasons)} | {cases} |\n");
    }

    static IEnumerable<string> Cases() => typeof(ThirtyChecksTests)
        .GetMethod(nameof(ThirtyChecksTests.A_check_stops_the_case_it_is_for))!
        .GetCustomAttributes<InlineDataAttribute>().Select(data => (string)data.Data[1]!);

    static string Names(Policy policy, IEnumerable<int> slots) =>
        string.Join(", ", slots.Select(slot => $"`{policy.Fields[slot].Name}`"));

    static string Here([CallerFilePath] string here = "") => here;
}
