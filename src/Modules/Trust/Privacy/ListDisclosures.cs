using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Who read what of the caller's sensitive data, when, and what for; refused attempts too. Newest
/// first.</summary>
static class ListDisclosures
{
    internal sealed record Card(
        Id<Disclosure> Id, Id<Organisation> Reader, Text ReaderName, Role ReaderRole, Purpose Purpose, string What,
        bool Granted, DateTimeOffset At);

    static readonly Sheet<Card> Export = new Sheet<Card>("disclosures", new("个人信息查询记录", "Disclosures"))
        .Words("查询机构", "Reader", d => d.ReaderName)
        .Text("角色", "Role", d => d.ReaderRole.ToString())
        .Text("目的", "Purpose", d => d.Purpose.ToString())
        .Text("内容", "What", d => d.What)
        .Words("结果", "Result", d => d.Granted ? new("已提供", "granted") : new("已拒绝", "refused"))
        .Instant("时间", "At", d => d.At);

    /// <param name="purpose">Only what was read for this purpose.</param>
    internal static async Task<Ok<Page<Card>>> Get(
        Word<Purpose>? purpose, int? limit, string? after, House house, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, purpose?.Value, new(limit, after), cancel));

    internal static async Task<IResult> GetExport(House house, string? lang, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => Read(house, null, page, cancel)), lang);

    static async Task<Page<Card>> Read(
        House house, Purpose? purpose, PageRequest request, CancellationToken cancel)
    {
        var rows = house.Set<DisclosureRow>().AsNoTracking();
        rows = purpose is { } only ? rows.Where(d => d.Purpose == only) : rows;
        var page = await rows.ToPage(d => d.Id, request, cancel);
        var names = await OrganisationNames.Of(house, page.Items.Select(d => d.Reader), cancel);
        return page.Select(d => new Card(
            d.Id, d.Reader, names.GetValueOrDefault(d.Reader, new("", "")), d.Role, d.Purpose, d.What, d.Granted,
            d.At));
    }
}
