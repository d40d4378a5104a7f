using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;
using Wheelhouse.Screening.Traits;
using Wheelhouse.Trust;

namespace Wheelhouse.Screening.Blacklist;

/// <summary>How an entry stands on the lender's business date.</summary>
enum ListingState
{
    InForce,
    UnderAppeal,

    /// <summary>Its day is over.</summary>
    Expired,

    /// <summary>A person ended it, or upheld the appeal against it.</summary>
    Ended,
}

/// <summary>The objection to an entry and its answer.</summary>
/// <param name="Objection">Null for who does not serve people by name.</param>
sealed record AppealCard(
    DateTimeOffset At, string By, string? Objection, DateTimeOffset? AnsweredAt, string? AnsweredBy, string? Answer,
    bool? Upheld);

/// <summary>An entry as a desk reads it.</summary>
/// <param name="Value">Masked for the role.</param>
/// <param name="Reason">Null for who does not serve people by name.</param>
/// <param name="MayEnd">Whether the caller is another than who listed it.</param>
/// <param name="MayDecide">Whether the caller neither listed nor took the appeal down.</param>
sealed record ListingCard(
    Id<Listing> Id, long Version, TraitKind Kind, string Value, ListingSource Source, string? Reason,
    ListingState State, DateOnly ListedOn, DateOnly ExpiresOn, string By, string? EndedBy, DateTimeOffset? EndedAt,
    AppealCard? Appeal, bool MayEnd, bool MayDecide);

/// <summary>The lender's list, newest first.</summary>
sealed class ReadListings(House house, TraitKeys keys, IFieldCipher cipher, IBusinessDays days, Caller caller)
{
    static readonly Sheet<ListingCard> Sheet = new Sheet<ListingCard>("blacklist", new("黑名单", "Blacklist"))
        .Text("类型", "Kind", l => l.Kind.ToString())
        .Text("内容", "Value", l => l.Value)
        .Text("来源", "Source", l => l.Source.ToString())
        .Text("状态", "State", l => l.State.ToString())
        .Day("列入日", "Listed on", l => l.ListedOn)
        .Day("到期日", "Expires on", l => l.ExpiresOn)
        .Text("列入人", "Listed by", l => l.By)
        .Instant("申诉时间", "Appealed at", l => l.Appeal?.At)
        .Instant("终止时间", "Ended at", l => l.EndedAt);

    internal static async Task<Ok<Page<ListingCard>>> Get(
        Word<ListingState>? state, Word<TraitKind>? kind, int? limit, string? after, ReadListings listings,
        CancellationToken cancel) =>
        TypedResults.Ok(await listings.Read(state?.Value, kind?.Value, null, new(limit, after), cancel));

    internal static async Task<IResult> GetExport(
        Word<ListingState>? state, Word<TraitKind>? kind, string? lang, ReadListings listings,
        CancellationToken cancel) =>
        Sheet.Answer(
            await Paging.All(page => listings.Read(state?.Value, kind?.Value, null, page, cancel)), lang);

    /// <param name="Value">A whole identity number, phone, card, device, address, employer or VIN.</param>
    internal sealed record Search(string Value, string? After = null, int? Limit = null);

    /// <summary>Asked by POST: what somebody is looked up by belongs in no address.</summary>
    internal static async Task<Ok<Page<ListingCard>>> Post(
        Search body, ReadListings listings, CancellationToken cancel) =>
        TypedResults.Ok(await listings.Read(null, null, body.Value, new(body.Limit, body.After), cancel));

    async Task<Page<ListingCard>> Read(
        ListingState? state, TraitKind? kind, string? value, PageRequest request, CancellationToken cancel)
    {
        var me = caller.Actor;
        var today = await days.Of(me.Organisation, cancel);
        var rows = house.Set<ListingRow>().AsNoTracking();
        if (state is { } asked)
        {
            rows = In(rows, asked, today);
        }

        if (kind is { } wanted)
        {
            rows = rows.Where(l => l.Kind == wanted);
        }

        if (value is not null)
        {
            var hashes = AddListing.Listable.Select(k => keys.Of(me.Organisation, k, value)).Distinct().ToArray();
            rows = rows.Where(l => hashes.Contains(l.Hash));
        }

        return (await rows.ToPage(l => l.Id, request, cancel)).Select(row => Card(row, today));
    }

    static IQueryable<ListingRow> In(IQueryable<ListingRow> rows, ListingState state, DateOnly today) => state switch
    {
        ListingState.Ended => rows.Where(l => l.EndedAt != null),
        ListingState.Expired => rows.Where(l => l.EndedAt == null && l.ExpiresOn <= today),
        ListingState.UnderAppeal => rows.Where(l => l.EndedAt == null && l.ExpiresOn > today
            && l.ObjectedAt != null && l.AnsweredAt == null),
        ListingState.InForce => rows.Where(l => l.EndedAt == null && l.ExpiresOn > today
            && (l.ObjectedAt == null || l.AnsweredAt != null)),
    };

    internal static ListingState StateOf(ListingRow row, DateOnly today) =>
        row.EndedAt is not null ? ListingState.Ended
        : row.ExpiresOn <= today ? ListingState.Expired
        : row.IsUnderAppeal ? ListingState.UnderAppeal
        : ListingState.InForce;

    ListingCard Card(ListingRow row, DateOnly today)
    {
        var (me, state) = (caller.Actor, StateOf(row, today));
        return new(
            row.Id, row.Version, row.Kind, Masked(row.Kind, cipher.Decrypt(ListingRow.ValueField, row.Value), me.Role),
            row.Source, Words(ListingRow.ReasonField, row.Reason), state, row.ListedOn, row.ExpiresOn, row.ByName,
            row.EndedByName, row.EndedAt, Appeal(row), state == ListingState.InForce && row.By != me.User,
            state == ListingState.UnderAppeal && row.By != me.User && row.ObjectedBy != me.User);
    }

    AppealCard? Appeal(ListingRow row) => row.ObjectedAt is { } at
        ? new(
            at, row.ObjectedByName!, Words(ListingRow.ObjectionField, row.Objection), row.AnsweredAt,
            row.AnsweredByName, Words(ListingRow.AnswerField, row.Answer), row.Upheld)
        : null;

    string? Words(string field, string? sealedWords) =>
        sealedWords is null || !Masks.SeesNames(caller.Actor.Role) ? null : cipher.Decrypt(field, sealedWords);

    /// <remarks>A car's number says nothing of a person; all else is masked as it is on a person's card.</remarks>
    internal static string Masked(TraitKind kind, string value, Role role) => kind switch
    {
        TraitKind.IdNumber => Masks.IdNumber(value, role),
        TraitKind.Phone or TraitKind.Contact => Masks.Phone(value, role),
        TraitKind.Card or TraitKind.Device or TraitKind.Ip or TraitKind.Place => Masks.Account(value),
        TraitKind.Address or TraitKind.Employer => Masks.Name(value, role),
        TraitKind.Vin => value,
    };
}
