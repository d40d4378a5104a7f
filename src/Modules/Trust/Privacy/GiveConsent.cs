using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>A customer allows an organisation to use his data for one purpose.</summary>
public sealed record GiveConsent(Id<Organisation> Grantee, Purpose Purpose, string How)
{
    internal sealed class Handler(IConsents consents, Caller caller, IWork work) : IHandle<GiveConsent, Unit>
    {
        public Task<Outcome<Unit>> Handle(GiveConsent command, CancellationToken cancel)
        {
            work.About(caller.Actor.Organisation.ToString());
            return consents.Give(caller.Actor.Organisation, command.Grantee, command.Purpose, command.How, cancel);
        }
    }

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        GiveConsent body, Desk desk, CancellationToken cancel) =>
        desk.Send<GiveConsent, Unit>(body, cancel);
}

/// <summary>A customer takes a consent back: as easy as giving it (PIPL article 15).</summary>
public sealed record WithdrawConsent(Id<Organisation> Grantee, Purpose Purpose)
{
    internal sealed class Handler(IConsents consents, Caller caller, IWork work) : IHandle<WithdrawConsent, Unit>
    {
        public Task<Outcome<Unit>> Handle(WithdrawConsent command, CancellationToken cancel)
        {
            work.About(caller.Actor.Organisation.ToString());
            return consents.Withdraw(caller.Actor.Organisation, command.Grantee, command.Purpose, cancel);
        }
    }

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        WithdrawConsent body, Desk desk, CancellationToken cancel) => desk.Send<WithdrawConsent, Unit>(body, cancel);
}

/// <summary>The consents the caller gave, and those given to the caller; standing and withdrawn, newest
/// first.</summary>
static class ListConsents
{
    internal sealed record Card(
        Id<Consent> Id, Id<Organisation> Subject, Id<Organisation> Grantee, Text GranteeName, Purpose Purpose,
        string How, DateTimeOffset Given, DateTimeOffset? Withdrawn);

    static readonly Sheet<Card> Export = new Sheet<Card>("consents", new("同意记录", "Consents"))
        .Words("被授权机构", "Grantee", c => c.GranteeName)
        .Text("目的", "Purpose", c => c.Purpose.ToString())
        .Text("方式", "How", c => c.How)
        .Instant("同意时间", "Given", c => c.Given)
        .Instant("撤回时间", "Withdrawn", c => c.Withdrawn);

    internal static async Task<Ok<Page<Card>>> Get(
        House house, Caller caller, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, caller.Actor, new(limit, after), cancel));

    internal static async Task<IResult> GetExport(House house, Caller caller, string? lang, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => Read(house, caller.Actor, page, cancel)), lang);

    /// <remarks>Stands outside the context's filter, for the grantee may see it too; so it names both sides
    /// itself.</remarks>
    static async Task<Page<Card>> Read(House house, Actor actor, PageRequest request, CancellationToken cancel)
    {
        var (me, everyone) = (actor.Organisation, actor.SeesEveryone);
        var page = await house.Set<ConsentRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => everyone || c.Organisation == me || c.Grantee == me).ToPage(c => c.Id, request, cancel);
        var names = await OrganisationNames.Of(house, page.Items.Select(c => c.Grantee), cancel);
        return page.Select(c => new Card(
            c.Id, c.Organisation, c.Grantee, names[c.Grantee], c.Purpose, c.How, c.Given, c.Withdrawn));
    }
}

/// <summary>Names of several organisations in one read.</summary>
static class OrganisationNames
{
    internal static async Task<IReadOnlyDictionary<Id<Organisation>, Text>> Of(
        House house, IEnumerable<Id<Organisation>> ids, CancellationToken cancel)
    {
        var asked = ids.Distinct().ToList();
        return (await house.Set<OrganisationRow>().AsNoTracking().Where(o => asked.Contains(o.Id)).ToListAsync(cancel))
            .ToDictionary(o => o.Id, o => new Text(o.NameZh, o.NameEn));
    }
}
