using System.Text.RegularExpressions;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;

namespace Wheelhouse.Origination.Governing;

/// <summary>Something that keeps a policy from being published.</summary>
/// <param name="Code">A refusal's code: the portal has its words.</param>
public sealed record PolicyFinding(string Code, string Sentence, IReadOnlyList<RefusalValue> Values);

/// <summary>Whether a policy's file can be relied on. Pure.</summary>
/// <remarks>
/// The engine finds what does not read, unknown fields, and gaps, overlaps and unreachable rows of every table and
/// characteristic; here it is found whether somebody gathers the fields, and whether all words are there in both
/// languages.
/// </remarks>
static partial class PolicyCheck
{
    const int Most = 20;

    /// <param name="family">The name the policy has to have.</param>
    /// <param name="book">Knows which sources are connected here.</param>
    internal static IReadOnlyList<PolicyFinding> Of(string file, string family, PolicyBook book)
    {
        var read = PolicyBook.Compile(file);
        if (read.Refused is { } refused)
        {
            return [new(refused.Code, refused.Sentence, refused.Values)];
        }

        var policy = read.Value;
        return [.. Named(policy, family).Concat(PolicyInputs.Unknown(policy).Select(Ungathered))
            .Concat(Unworded(policy)).Concat(Unconnected(policy, book)).Take(Most)];
    }

    static IEnumerable<PolicyFinding> Named(Policy policy, string family)
    {
        if (policy.Name != family)
        {
            yield return new(
                "origination.policy_name_wrong", $"The file is called {policy.Name}; call it {family}.",
                [new("name", policy.Name), new("family", family)]);
        }
    }

    /// <summary>A policy that needs what is not there would send everybody to a person.</summary>
    static IEnumerable<PolicyFinding> Unconnected(Policy policy, PolicyBook book)
    {
        if (!book.Connects(policy))
        {
            var needs = string.Join(", ", policy.Needs);
            yield return new(
                "origination.policy_source_missing",
                $"The policy needs sources that are not all connected here ({needs}); connect them, or leave them out.",
                [new("needs", needs)]);
        }
    }

    static PolicyFinding Ungathered(string field) => new(
        "origination.policy_field_unknown",
        $"Nobody gathers {field}; take a field from the list, or compute it by a formula.", [new("field", field)]);

    static IEnumerable<PolicyFinding> Unworded(Policy policy)
    {
        var words = policy.Fields.All.Select(f => ($"fields.{f.Name}", f.Label))
            .Concat(policy.Tables.Select(t => ($"tables.{t.Id}", t.Label)))
            .Concat(policy.Reasons.OrderBy(r => r.Key, StringComparer.Ordinal)
                .Select(r => ($"reasons.{r.Key}", r.Value)))
            .Prepend(("note", policy.Note));
        return
            from said in words
            let language = !Han().IsMatch(said.Item2.Zh) ? "zh" : !Latin().IsMatch(said.Item2.En) ? "en" : null
            where language is not null
            select new PolicyFinding(
                "origination.policy_words_missing",
                $"The words in {language} are missing at {said.Item1}; write them.",
                [new("place", said.Item1), new("language", language)]);
    }

    /// <summary>At least one character that Chinese is written with.</summary>
    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Latin();
}
