using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Sources;

namespace Wheelhouse.Origination.Registers;

/// <summary>A row of a check's decision table.</summary>
/// <param name="When">Its conditions, as in <c>ltv &gt; 0.8</c>; all must hold.</param>
/// <param name="Reason">What a person is told; null where the row passes or the words are a scorecard's or a
/// model's.</param>
public sealed record RegisteredRow(string Id, IReadOnlyList<string> When, CheckResult Result, Text? Reason);

/// <summary>How often a check spoke in the newest decisions of the lender.</summary>
/// <param name="Runs">Decisions in which it ran.</param>
/// <param name="Share">Of them those that it did not pass, to four decimals; null before the first.</param>
public sealed record HitCount(int Runs, int Refers, int Unavailable, int Declines, decimal? Share)
{
    internal static HitCount Of(IReadOnlyCollection<CheckResult> results)
    {
        var (refers, unavailable, declines) = (
            results.Count(r => r == CheckResult.Refer), results.Count(r => r == CheckResult.Unavailable),
            results.Count(r => r == CheckResult.Decline));
        return new(
            results.Count, refers, unavailable, declines,
            results.Count == 0 ? null : decimal.Round(
                (decimal)(refers + unavailable + declines) / results.Count, 4, MidpointRounding.ToEven));
    }
}

/// <summary>A check as the register has it.</summary>
/// <param name="Key">Policy, its version and the check, as in <c>car-loan/2/ID-1</c>.</param>
/// <param name="Inputs">What it looks at.</param>
/// <param name="Sources">Whom it relies on outside the house.</param>
/// <param name="Version">Its own, or that of its policy.</param>
/// <param name="CasesTried">Cases that its conditions can tell apart; each was tried when the policy was read, and none
/// was without an answer or with two.</param>
public sealed record RegisteredCheck(
    string Key, string Policy, int PolicyVersion, string Id, Text Name, Text? Group, Text? Owner,
    IReadOnlyList<Text> Inputs, IReadOnlyList<SourceKind> Sources, Text? Computes, int Version,
    IReadOnlyList<RegisteredRow> Rows, int CasesTried, HitCount Hits);

/// <summary>Reads the register of checks: what stands in the policies, and how often it spoke.</summary>
sealed class CheckRegister(House house, PolicyBook policies)
{
    /// <summary>Hits are counted over so many decisions at most, the newest.</summary>
    internal const int MostDecisions = 2_000;

    /// <param name="policy">One policy by name; null for all.</param>
    internal async Task<Page<RegisteredCheck>> Read(string? policy, PageRequest request, CancellationToken cancel)
    {
        var page = policies.All.Where(one => policy is null || one.Name == policy)
            .OrderBy(one => one.Name, StringComparer.Ordinal).ThenByDescending(one => one.Version)
            .SelectMany(one => one.Tables.Select(table => (Policy: one, Table: table))).ToList()
            .ToPage(one => Key(one.Policy, one.Table.Id), request);
        var hits = await Hits(cancel);
        return page.Select(one => Item(one.Policy, one.Table, [.. hits[Key(one.Policy, one.Table.Id)]]));
    }

    async Task<ILookup<string, CheckResult>> Hits(CancellationToken cancel)
    {
        var newest = await house.Set<DecisionRow>().AsNoTracking()
            .Where(d => d.Seat != PolicySeat.Shadow).OrderByDescending(d => d.Id).Take(MostDecisions)
            .Select(d => new { d.Policy, d.PolicyVersion, d.Checks }).ToListAsync(cancel);
        return newest.SelectMany(d => d.Checks.Where(check => !check.IsRule).Select(check => (d, check)))
            .ToLookup(one => $"{one.d.Policy}/{one.d.PolicyVersion}/{one.check.Id}", one => one.check.Result);
    }

    internal static RegisteredCheck Item(Policy policy, PolicyTable table, IReadOnlyCollection<CheckResult> results) =>
        new(
            Key(policy, table.Id), policy.Name, policy.Version, table.Id, table.Label,
            policy.Groups.FirstOrDefault(group => group.Id == table.Group)?.Label, table.Owner,
            [.. table.Looks.Select(slot => policy.Fields[slot].Label)], AskedOf.Of(policy, table), table.Computes,
            table.Version ?? policy.Version, [.. table.Rows.Select(row => Row(policy, row))],
            Coverage.CountCases(table, policy.Fields), HitCount.Of(results));

    static RegisteredRow Row(Policy policy, PolicyRow row) => new(
        row.Id, [.. row.When.Select(cell => $"{policy.Fields[cell.Slot].Name} {cell.Condition.Notation}")], row.Result,
        row.Reason is { } code && policy.Reasons.TryGetValue(code, out var words) ? words : null);

    static string Key(Policy policy, string check) => $"{policy.Name}/{policy.Version}/{check}";
}

static class ListChecks
{
    static readonly Sheet<RegisteredCheck> Export = new Sheet<RegisteredCheck>(
        "checks", new("检查登记", "Register of checks"))
        .Text("政策", "Policy", c => c.Policy)
        .Number("政策版本", "Policy version", c => c.PolicyVersion)
        .Text("编号", "Id", c => c.Id)
        .Words("名称", "Name", c => c.Name)
        .Words("分组", "Group", c => c.Group)
        .Words("责任人", "Owner", c => c.Owner)
        .Words("输入", "Inputs", c => new(
            string.Join('、', c.Inputs.Select(i => i.Zh)), string.Join(", ", c.Inputs.Select(i => i.En))))
        .Words("计算", "Computation", c => c.Computes)
        .Number("版本", "Version", c => c.Version)
        .Number("已试情形", "Cases tried", c => c.CasesTried)
        .Number("运行次数", "Runs", c => c.Hits.Runs)
        .Number("转人工", "Refers", c => c.Hits.Refers)
        .Number("无法判断", "Unavailable", c => c.Hits.Unavailable)
        .Number("拒绝", "Declines", c => c.Hits.Declines)
        .Column("命中率", "Hit rate", c => new(null, c.Hits.Share, "0.00%"));

    /// <param name="policy">One policy by name, as in <c>car-loan</c>; absent for all.</param>
    internal static async Task<Ok<Page<RegisteredCheck>>> List(
        CheckRegister register, string? policy, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok(await register.Read(policy, new(limit, after), cancel));

    internal static async Task<IResult> ListExport(
        CheckRegister register, string? policy, string? lang, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => register.Read(policy, page, cancel)), lang);
}
