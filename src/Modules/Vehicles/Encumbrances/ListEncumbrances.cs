using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles.Storage;

namespace Wheelhouse.Vehicles.Encumbrances;

/// <summary>The register as its lender, or the regulator, reads it; newest first.</summary>
static class ListEncumbrances
{
    /// <summary>An export ends here; ask for the live ones alone to see the rest.</summary>
    const int MostExported = 20_000;

    internal sealed record Card(
        Id<Encumbrance> Id, Id<Organisation> Lender, string Vin, string Subject, DateOnly TakenOn,
        DateOnly? ReleasedOn, EncumbranceKind Kind);

    static readonly Sheet<Card> Export = new Sheet<Card>("encumbrances", new("抵押登记", "Encumbrances"))
        .Text("车架号", "VIN", e => e.Vin)
        .Text("合同", "Subject", e => e.Subject)
        .Words("权利", "Right", e => e.Kind == EncumbranceKind.Title ? new("所有权", "Title") : new("抵押权", "Lien"))
        .Day("登记日", "Taken on", e => e.TakenOn)
        .Day("解除日", "Released on", e => e.ReleasedOn);

    /// <param name="live">True: those that stand; false: those released; absent: all.</param>
    internal static async Task<Ok<Page<Card>>> Get(
        House house, bool? live, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok((await Rows(house, live).ToPage(e => e.Id, new(limit, after), cancel)).Select(ToCard));

    internal static async Task<IResult> GetExport(House house, bool? live, string? lang, CancellationToken cancel)
    {
        var rows = await Rows(house, live).OrderByDescending(e => e.Id).Take(MostExported).ToListAsync(cancel);
        return Export.Answer(rows.Select(ToCard), lang);
    }

    static IQueryable<EncumbranceRow> Rows(House house, bool? live) => house.Set<EncumbranceRow>().AsNoTracking()
        .Where(e => live == null || (e.ReleasedOn == null) == live);

    static Card ToCard(EncumbranceRow row) =>
        new(row.Id, row.Organisation, row.Vin, row.Subject, row.TakenOn, row.ReleasedOn, row.Kind);
}
