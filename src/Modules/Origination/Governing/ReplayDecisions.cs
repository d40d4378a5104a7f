using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Governing;

/// <summary>A decision that does not come out as it is stored.</summary>
/// <param name="Place">Where the first difference is, as in <c>checks/CR-DTI-1/result</c>.</param>
public sealed record ReplayMismatch(Id<DecisionRecord> Decision, Id<Application> Application, string Place);

/// <summary>What came of making stored decisions again.</summary>
/// <param name="Identical">Came out with the same bytes.</param>
/// <param name="Bytes">How many were compared.</param>
/// <param name="Older">Stored before the deal's facts were, so that only what the policy said was compared.</param>
/// <param name="Differing">How many came out otherwise; <paramref name="Mismatches"/> names the first of
/// them.</param>
/// <param name="Digest">SHA-256 over all bytes in the order of the decisions: two replays can be compared by
/// it.</param>
public sealed record ReplayReport(
    int Decisions, int Identical, int Older, int Differing, long Bytes, string Digest,
    IReadOnlyList<ReplayMismatch> Mismatches);

/// <summary>Makes stored decisions again and compares them to the byte.</summary>
public interface IDecisionReplay
{
    /// <param name="organisation">Whose decisions; null for all of the house.</param>
    Task<ReplayReport> Run(
        Id<Organisation>? organisation, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);
}

sealed class DecisionReplay(
    IDbContextFactory<House> houses, PolicyBook shipped, CompiledPolicies compiled, IRuleBook rules,
    IFieldCipher cipher) : IDecisionReplay
{
    const int Batch = 500;
    const int MostNamed = 20;

    public async Task<ReplayReport> Run(
        Id<Organisation>? organisation, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        house.EnterAsHouse();
        var policies = new LenderPolicies(house, shipped, compiled);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (report, last) = (new ReplayReport(0, 0, 0, 0, 0, "", []), default(Id<DecisionRecord>?));
        while (true)
        {
            var rows = await house.Set<DecisionRow>().AsNoTracking()
                .Where(d => (organisation == null || d.Organisation == organisation) && d.At >= from && d.At < to)
                .Where(d => last == null || d.Id > last).OrderBy(d => d.Id).Take(Batch).ToListAsync(cancel);
            foreach (var row in rows)
            {
                report = Count(report, row, await Again(row, policies, cancel), digest);
            }

            if (rows.Count < Batch)
            {
                return report with { Digest = Convert.ToHexStringLower(digest.GetHashAndReset()) };
            }

            last = rows[^1].Id;
        }
    }

    /// <summary>Makes a decision again from its inputs, its version of the policy and the rules of its day.</summary>
    async Task<DecisionTrace?> Again(DecisionRow row, LenderPolicies policies, CancellationToken cancel)
    {
        if (await policies.Find(row.Organisation, row.Policy, row.PolicyVersion, cancel) is not { } policy)
        {
            return null;
        }

        var inputs = JsonSerializer.Deserialize<Dictionary<string, string>>(
            cipher.Decrypt(DecisionRow.Field, row.Inputs), Json.Stored)!;
        if (row.Ruled is { } ruled)
        {
            return DecisionTrace.Of(Assessor.Again(policy, rules, inputs, ruled));
        }

        // what the rules saw was not kept: what they said is taken as it stands
        var policyAlone = policy.Decide(Decisions.Inputs.Read(policy.Fields, inputs));
        return DecisionTrace.Of(row) with
        {
            Score = policyAlone.Score.Total,
            Checks = [.. row.Checks.Where(c => c.IsRule), .. Assessor.Found(policyAlone, policy)],
            InputsHash = policyAlone.InputsHash,
        };
    }

    static ReplayReport Count(ReplayReport report, DecisionRow row, DecisionTrace? again, IncrementalHash digest)
    {
        var (stored, bytes) = (DecisionTrace.Of(row), again?.Bytes() ?? []);
        digest.AppendData(bytes);
        var same = stored.Bytes().AsSpan().SequenceEqual(bytes);
        return report with
        {
            Decisions = report.Decisions + 1,
            Identical = report.Identical + (same ? 1 : 0),
            Older = report.Older + (row.Ruled is null ? 1 : 0),
            Differing = report.Differing + (same ? 0 : 1),
            Bytes = report.Bytes + bytes.Length,
            Mismatches = same || report.Mismatches.Count == MostNamed
                ? report.Mismatches
                : [.. report.Mismatches, new(row.Id, row.Application, Place(stored, again))],
        };
    }

    static string Place(DecisionTrace stored, DecisionTrace? again) => again is null
        ? "policy"
        : DecisionTrace.FirstDifference(stored, again) ?? "order";
}

static class ReplayDecisions
{
    /// <param name="from">First day, in the time of the house; 31 days before <paramref name="to"/> when
    /// absent.</param>
    /// <param name="to">Last day; today when absent.</param>
    internal static async Task<Results<Ok<ReplayReport>, ProblemHttpResult>> Get(
        DateOnly? from, DateOnly? to, IDecisionReplay replay, Caller caller, TimeProvider clock,
        CancellationToken cancel)
    {
        var span = Span.Of(from, to, clock);
        return span.Refused is { } refused
            ? refused.ToProblem()
            : TypedResults.Ok(await replay.Run(
                caller.Actor.SeesEveryone ? null : caller.Actor.Organisation, span.Value.Start, span.Value.End,
                cancel));
    }
}
