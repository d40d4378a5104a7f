using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <summary>Lenders, dealers and makers with their licences, by name.</summary>
static class ListLicensed
{
    /// <param name="MayDoBusiness">Whether a fitting licence is valid on the caller's business date.</param>
    internal sealed record Card(
        Id<Organisation> Id, OrganisationKind Kind, Text Name, bool Simulated, bool MayDoBusiness,
        IReadOnlyList<LicenceCard> Licences);

    static readonly Sheet<Card> Export = new Sheet<Card>("licences", new("机构许可", "Licences"))
        .Words("机构", "Organisation", c => c.Name)
        .Text("许可证号", "Number", c => c.Licences.Count == 0 ? null : c.Licences[^1].Number)
        .Text("许可类型", "Kind", c => c.Licences.Count == 0 ? null : c.Licences[^1].Kind.ToString())
        .Day("有效期至", "Valid to", c => c.Licences.Count == 0 ? null : c.Licences[^1].ValidTo)
        .Words("可展业", "May do business", c => c.MayDoBusiness ? new("是", "yes") : new("否", "no"));

    internal static async Task<Ok<Page<Card>>> Read(
        OrganisationKind kind, House house, IOrganisations organisations, IBusinessDays days, Caller caller,
        PageRequest request, CancellationToken cancel)
    {
        var all = await organisations.Of(kind, cancel);
        var start = Id<Organisation>.TryParse(request.After, null, out var after)
            ? all.TakeWhile(o => o.Id != after).Count() + 1
            : 0;
        var shown = all.Skip(start).Take(request.Take).ToList();
        var next = start + shown.Count < all.Count ? shown[^1].Id.ToString() : null;
        return TypedResults.Ok(new Page<Card>(await Cards(shown, house, days, caller, cancel), next));
    }

    internal static async Task<IResult> ReadExport(
        OrganisationKind kind, House house, IOrganisations organisations, IBusinessDays days, Caller caller,
        string? lang, CancellationToken cancel) =>
        Export.Answer(await Cards(await organisations.Of(kind, cancel), house, days, caller, cancel), lang);

    static async Task<IReadOnlyList<Card>> Cards(
        IReadOnlyList<OrganisationCard> organisations, House house, IBusinessDays days, Caller caller,
        CancellationToken cancel)
    {
        var ids = organisations.Select(o => o.Id).ToList();
        var held = (await house.Set<LicenceRow>().AsNoTracking().Where(l => ids.Contains(l.Organisation))
            .OrderBy(l => l.ValidFrom).ToListAsync(cancel)).ToLookup(l => l.Organisation, l => l.ToCard());
        var today = await days.Of(caller.Actor.Organisation, cancel);
        return
        [
            .. organisations.Select(o => new Card(
                o.Id, o.Kind, o.Name, o.Simulated,
                Licences.Decide(o.Kind, [.. held[o.Id]], today) is null, [.. held[o.Id]])),
        ];
    }
}
