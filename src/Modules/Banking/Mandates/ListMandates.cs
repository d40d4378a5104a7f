using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Banking.Mandates;

/// <summary>Whether a mandate stands.</summary>
public enum MandateState
{
    Standing,
    Withdrawn,
}

/// <summary>The newest collection that was ordered under a mandate.</summary>
/// <param name="Reason">Why the bank did not do it, or sent it back.</param>
public sealed record LastCollection(DateOnly DueOn, Money Amount, OrderState State, string? Reason);

/// <summary>A mandate with what came of it.</summary>
/// <param name="Number">Of the agreement.</param>
/// <param name="Last">Null where nothing was collected under it yet.</param>
/// <param name="Refused">How many collections the bank did not do, or took back.</param>
public sealed record MandateLine(
    MandateCard Mandate, MandateState State, string Number, LastCollection? Last, int Refused);

/// <summary>The mandates that the caller may see, newest first, each with its collections.</summary>
sealed class ListMandates(House house, DebitMandates mandates, IAgreementNumbers numbers)
{
    static readonly Sheet<MandateLine> Sheet = new Sheet<MandateLine>("mandates", new("代扣授权", "Direct-debit mandates"))
        .Text("合同号", "Agreement", m => m.Number)
        .Text("授权编号", "Reference", m => m.Mandate.Reference)
        .Words("状态", "State", m => BankWords.Of(m.State))
        .Text("户名", "Debtor", m => m.Mandate.Debtor)
        .Text("账号", "Account", m => m.Mandate.Account)
        .Day("签署日", "Signed on", m => m.Mandate.SignedOn)
        .Instant("同意时间", "Agreed at", m => m.Mandate.At)
        .Instant("撤销时间", "Withdrawn at", m => m.Mandate.WithdrawnAt)
        .Day("最近扣款日", "Last collection due on", m => m.Last?.DueOn)
        .Money("最近扣款额", "Last collection", m => m.Last?.Amount)
        .Words("最近扣款结果", "Its state", m => m.Last is { } last ? BankWords.Of(last.State) : null)
        .Number("失败次数", "Refused", m => m.Refused);

    /// <param name="Reference">What the reference begins with: the agreement's number, or all of it.</param>
    /// <param name="Refused">Those of which the bank did not do a collection, or took one back.</param>
    internal sealed record Filter(Id<Agreement>? Agreement, MandateState? State, string? Reference, bool? Refused);

    internal static async Task<Ok<Page<MandateLine>>> Get(
        Id<Agreement>? agreement, Word<MandateState>? state, string? reference, bool? refused, int? limit,
        string? after, ListMandates list, CancellationToken cancel) => TypedResults.Ok(
            await list.Read(new(agreement, state?.Value, reference, refused), new(limit, after), cancel));

    internal static async Task<IResult> Export(
        Id<Agreement>? agreement, Word<MandateState>? state, string? reference, bool? refused, string? lang,
        ListMandates list, CancellationToken cancel)
    {
        var filter = new Filter(agreement, state?.Value, reference, refused);
        return Sheet.Answer(await Paging.All(page => list.Read(filter, page, cancel)), lang);
    }

    internal async Task<Page<MandateLine>> Read(Filter filter, PageRequest request, CancellationToken cancel)
    {
        var page = await Narrow(house.Set<MandateRow>().AsNoTracking(), filter).ToPage(m => m.Id, request, cancel);
        var agreements = page.Items.Select(m => m.Agreement).Distinct().ToArray();
        var names = await numbers.Of(agreements, cancel);
        var given = (await house.Set<MandateRow>().AsNoTracking().Where(m => agreements.Contains(m.Agreement))
            .Select(m => new Given(m.Agreement, m.Id, m.SignedOn)).ToListAsync(cancel)).ToLookup(m => m.Agreement);
        var orders = (await Collections(agreements).ToListAsync(cancel))
            .ToLookup(o => Under([.. given[o.Agreement!.Value]], o.DueOn!.Value));
        return page.Select(m => Line(m, names.GetValueOrDefault(m.Agreement, ""), [.. orders[m.Id]]));
    }

    /// <summary>Under which of an agreement's mandates a due day is collected: the newest that was signed early
    /// enough. Pure.</summary>
    /// <remarks>The night after 4 March collects what falls due on the 6th: a mandate of the 4th is used on the 6th
    /// first.</remarks>
    internal static Id<DebitMandate>? Under(IReadOnlyCollection<Given> given, DateOnly due) => given
        .Where(m => m.SignedOn.AddDays(Orders.CollectDues.FirstAfterDays) <= due)
        .OrderBy(m => m.SignedOn).ThenBy(m => m.Id).Select(m => (Id<DebitMandate>?)m.Id).LastOrDefault();

    internal sealed record Given(Id<Agreement> Agreement, Id<DebitMandate> Id, DateOnly SignedOn);

    IQueryable<MandateRow> Narrow(IQueryable<MandateRow> rows, Filter filter)
    {
        rows = filter.Agreement is { } agreement ? rows.Where(m => m.Agreement == agreement) : rows;
        rows = filter.State is { } state
            ? rows.Where(m => m.WithdrawnAt == null == (state == MandateState.Standing))
            : rows;
        rows = filter.Reference?.Trim() is { Length: > 0 } reference
            ? rows.Where(m => m.Reference.StartsWith(reference))
            : rows;
        return filter.Refused == true
            ? rows.Where(m => house.Set<OrderRow>().Any(o => o.Agreement == m.Agreement
                && o.Kind == OrderKind.Collection
                && (o.State == OrderState.Rejected || o.State == OrderState.Returned)))
            : rows;
    }

    /// <summary>Orders are the lender's; a customer sees those of his own mandates, which the agreements here are
    /// of.</summary>
    IQueryable<OrderRow> Collections(Id<Agreement>[] agreements) => house.Set<OrderRow>().IgnoreQueryFilters()
        .AsNoTracking().Where(o => o.Kind == OrderKind.Collection && o.DueOn != null && o.Agreement != null
            && agreements.Contains(o.Agreement.Value));

    MandateLine Line(MandateRow row, string number, IReadOnlyList<OrderRow> collections)
    {
        var last = collections.MaxBy(o => (o.DueOn, o.Id));
        return new(
            mandates.Card(row, row.Version),
            row.WithdrawnAt is null ? MandateState.Standing : MandateState.Withdrawn,
            number,
            last is null ? null : new(last.DueOn!.Value, last.Amount, last.State, last.Reason),
            collections.Count(o => o.State is OrderState.Rejected or OrderState.Returned));
    }
}
