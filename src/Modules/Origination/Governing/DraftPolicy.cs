using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Governing;

/// <summary>A version was kept, and what keeps it from being published.</summary>
public sealed record PolicyDrafted(
    Id<PolicyVersion> Id, string Family, int Version, IReadOnlyList<PolicyFinding> Findings);

/// <summary>Keeps a policy as the next version of its family. Work in progress may be kept; publishing checks.
/// </summary>
/// <param name="File">As docs/concepts/decisions.md says; its version is given by the house.</param>
/// <param name="Purpose">What the version is for, in 1 to 500 characters.</param>
public sealed record DraftPolicy(JsonElement File, string Purpose)
{
    const int LargestFile = 400_000;
    const int LongestPurpose = 500;

    /// <summary>Chinese stays readable in the stored file.</summary>
    static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The family and the text that is kept.</summary>
    internal static Outcome<(string Family, string Text)> Decide(DraftPolicy asked, Func<string, int> version)
    {
        if (asked.Purpose.Trim().Length is 0 or > LongestPurpose)
        {
            return new Refusal(
                "origination.policy_purpose_needed",
                $"Say in 1 to {LongestPurpose} characters what the version is for.", RefusalKind.Invalid,
                new RefusalValue("most", $"{LongestPurpose}"));
        }

        if (asked.File.ValueKind != JsonValueKind.Object
            || !asked.File.TryGetProperty("policy", out var named) || named.ValueKind != JsonValueKind.String
            || !PolicyBook.Names.Contains(named.GetString()!))
        {
            var families = string.Join(", ", PolicyBook.Names);
            return new Refusal(
                "origination.policy_family_unknown",
                $"A policy's file is a JSON object whose member 'policy' is one of {families}.", RefusalKind.Invalid,
                new RefusalValue("families", families));
        }

        var family = named.GetString()!;
        var text = Numbered(asked.File, version(family));
        return text.Length > LargestFile
            ? new Refusal(
                "origination.policy_too_large", $"A policy's file has at most {LargestFile} characters; shorten it.",
                RefusalKind.Invalid, new RefusalValue("most", $"{LargestFile}"))
            : (family, text);
    }

    /// <summary>The file under its number, written in one way.</summary>
    internal static string Numbered(JsonElement file, int version)
    {
        var node = JsonObject.Create(file)!;
        node["version"] = version;
        return node.ToJsonString(Written);
    }

    internal sealed class Handler(House house, Caller caller, PolicyBook shipped, IWork work, TimeProvider clock)
        : IHandle<DraftPolicy, PolicyDrafted>
    {
        public async Task<Outcome<PolicyDrafted>> Handle(DraftPolicy command, CancellationToken cancel)
        {
            var mine = caller.Actor.Organisation;
            var latest = await house.Set<PolicyVersionRow>().Where(p => p.Organisation == mine)
                .GroupBy(p => p.Family).Select(g => new { g.Key, Version = g.Max(p => p.Version) })
                .ToDictionaryAsync(g => g.Key, g => g.Version, cancel);
            var number = 0;
            var decided = Decide(
                command, family => number = latest.GetValueOrDefault(family, LenderPolicies.FirstOwn - 1) + 1);
            if (decided.Refused is { } refused)
            {
                return refused;
            }

            var (name, text) = decided.Value;
            var row = new PolicyVersionRow
            {
                Id = Id<PolicyVersion>.New(clock),
                Organisation = mine,
                Family = name,
                Version = number,
                File = text,
                Hash = Hashing.Of(Encoding.UTF8.GetBytes(text)),
                Purpose = command.Purpose.Trim(),
                DraftedBy = caller.Actor.User,
                DraftedByName = caller.Actor.Name,
                DraftedAt = clock.GetUtcNow(),
            };
            house.Add(row);
            work.About(row.Id.ToString());
            return new PolicyDrafted(row.Id, name, number, PolicyCheck.Of(text, name, shipped));
        }
    }

    internal static Task<Results<Ok<PolicyDrafted>, ProblemHttpResult>> Post(
        DraftPolicy input, Desk desk, CancellationToken cancel) =>
        desk.Send<DraftPolicy, PolicyDrafted>(input, cancel);
}
