using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Governing;

/// <summary>A person's answer in the log.</summary>
/// <param name="Said">What rules, policy and scorecard had said.</param>
/// <param name="Second">The second person, where one was needed.</param>
public sealed record OverrideItem(
    Id<Override> Id, Id<Application> Application, string Number, DateTimeOffset At, OverrideKind Kind, Verdict Said,
    PersonAnswer Answer, int? Score, string Policy, int PolicyVersion, string Reason, string By, string? Second);

/// <summary>The log of what persons answered, newest first.</summary>
static class ListOverrides
{
    static readonly Sheet<OverrideItem> Sheet = new Sheet<OverrideItem>("overrides", new("推翻记录", "Overrides"))
        .Instant("时间", "At", o => o.At)
        .Text("编号", "Number", o => o.Number)
        .Words("类别", "Kind", o => Words(o.Kind))
        .Number("评分", "Score", o => o.Score)
        .Text("政策", "Policy", o => $"{o.Policy} v{o.PolicyVersion}")
        .Text("理由", "Reason", o => o.Reason)
        .Text("审批人", "By", o => o.By)
        .Text("第二人", "Second", o => o.Second);

    /// <param name="all">True for judgements too, where the person was free; else overrides alone.</param>
    internal static async Task<Ok<Page<OverrideItem>>> Get(
        House house, bool? all, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, all == true, new(limit, after), cancel));

    internal static async Task<IResult> Export(House house, bool? all, string? lang, CancellationToken cancel) =>
        Sheet.Answer(await Paging.All(page => Read(house, all == true, page, cancel)), lang);

    internal static async Task<Page<OverrideItem>> Read(
        House house, bool all, PageRequest request, CancellationToken cancel) =>
        (await house.Set<OverrideRow>().AsNoTracking()
            .Where(o => all || o.Kind != OverrideKind.Judged).ToPage(o => o.Id, request, cancel))
        .Select(row => new OverrideItem(
            row.Id, row.Application, row.Number, row.At, row.Kind, row.Said, row.Answer, row.Score, row.Policy,
            row.PolicyVersion, row.Reason, row.ByName, row.Second));

    static Text Words(OverrideKind kind) => kind switch
    {
        OverrideKind.ApprovedAgainstDecline => new("否决后批准", "Approved against a decline"),
        OverrideKind.DeclinedWithoutDecline => new("无否决而拒绝", "Declined without a decline"),
        OverrideKind.Judged => new("裁量", "Judged"),
    };
}
