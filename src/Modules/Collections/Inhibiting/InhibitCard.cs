using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Inhibiting;

/// <summary>How far a start inhibit has come.</summary>
enum InhibitState
{
    Requested,

    /// <summary>The command left for the device.</summary>
    Sent,

    /// <summary>The device's status says that the circuit is open.</summary>
    Confirmed,

    /// <summary>The device says nothing, or something else than was sent.</summary>
    Unknown,

    /// <summary>Let go, or never sent.</summary>
    Released,
}

/// <summary>A start inhibit as a desk reads it.</summary>
/// <param name="Because">The code of what released it; null where a person did.</param>
sealed record InhibitCard(
    Id<Inhibit> Id, Id<Agreement> Agreement, string Number, string Vin, InhibitReason Reason, InhibitState State,
    DateTimeOffset At, Id<User> RequestedBy, DateTimeOffset ExpiresAt, bool Approved, DateTimeOffset? SentAt,
    DateTimeOffset? ReleasedAt, string? Because, long Version) : IHasVersion
{
    internal static InhibitCard Of(InhibitRow row, long version) => new(
        row.Id, row.Agreement, row.Number, row.Vin, row.Reason, row.State, row.At, row.RequestedBy,
        row.ExpiresAt, row.ApprovedBy is not null, row.SentAt, row.ReleasedAt, row.Because, version);

    /// <summary>Start inhibits, newest first.</summary>
    internal static async Task<Ok<Page<InhibitCard>>> Get(
        Word<InhibitState>? state, Id<Agreement>? agreement, int? limit, string? after, House house,
        CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, state, agreement, new(limit, after), cancel));

    internal static async Task<IResult> Export(
        Word<InhibitState>? state, string? lang, House house, CancellationToken cancel) =>
        CaseSheets.Inhibits.Answer(await Paging.All(page => Read(house, state, agreement: null, page, cancel)), lang);

    static async Task<Page<InhibitCard>> Read(
        House house, Word<InhibitState>? state, Id<Agreement>? agreement, PageRequest request,
        CancellationToken cancel)
    {
        var rows = house.Set<InhibitRow>().AsNoTracking();
        rows = state is { } wanted ? rows.Where(i => i.State == wanted.Value) : rows;
        rows = agreement is { } one ? rows.Where(i => i.Agreement == one) : rows;
        return (await rows.ToPage(i => i.Id, request, cancel)).Select(i => Of(i, i.Version));
    }
}
