using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Collections.Selling;

/// <summary>A bid as a desk reads it.</summary>
sealed record BidCard(Id<Bid> Id, string Bidder, Money Amount, DateTimeOffset At);

/// <summary>A sale in a list.</summary>
sealed record DisposalCard(
    Id<Disposal> Id, Id<Agreement> Agreement, Id<Recovery> Recovery, string Number, string Vin, DisposalState State,
    SaleGround Ground, DateTimeOffset At, DateOnly? NoticeOn, Money? Reserve, Money? SoldFor, long Version)
{
    internal static DisposalCard Of(DisposalRow row, long version) => new(
        row.Id, row.Agreement, row.Recovery, row.Number, row.Vin, row.State, row.Ground, row.At, row.NoticeOn,
        row.Price?.Reserve, row.Sale?.Price, version);
}

/// <summary>A sale with all that bears on it.</summary>
/// <param name="SaleFrom">The first day on which the car may be sold; null before the notice.</param>
/// <param name="OnFile">What the register of vehicles has the car at, to compare; null where it has nothing.</param>
/// <param name="Bids">The highest first.</param>
/// <param name="Against">All that stands against selling now; empty once it is sold.</param>
/// <param name="Event">The event of the agreement by which the proceeds were booked.</param>
/// <param name="Verified">False: the rules of the sale rest on a source that was not read in the original.</param>
sealed record DisposalView(
    DisposalCard Sale, DateOnly? SaleFrom, decimal ReserveShare, SalePrice? Price, Money? OnFile,
    IReadOnlyList<BidCard> Bids, IReadOnlyList<Why> Against, SaleMade? Sold, Distribution? Proceeds, int? Event,
    bool Verified, long Version) : IHasVersion;

/// <summary>Reads sales and what their guard asks.</summary>
sealed class Disposals(
    House house, Debts debts, RecoveryGrounds grounds, IVehicles vehicles, IRuleBook book, IWork work)
{
    internal async Task<DisposalRow?> Find(Id<Disposal> disposal, CancellationToken cancel)
    {
        work.About(disposal.ToString());
        return await house.Set<DisposalRow>().FirstOrDefaultAsync(d => d.Id == disposal, cancel);
    }

    internal Task<Outcome<Debt>> Debt(DisposalRow row, CancellationToken cancel) => debts.Open(row.Agreement, cancel);

    internal SaleRules Rules(Debt debt) => SaleRules.On(book, debt.Arrears.Today);

    internal async Task<SaleFacts> Facts(DisposalRow row, Debt debt, Money? highest, CancellationToken cancel) => new(
        row.State, debt.Arrears.Today, row.NoticeOn, row.Price, highest, (await grounds.Of(debt, cancel)).Facts);

    /// <summary>Those of the running command too.</summary>
    internal async Task<List<BidRow>> Bids(Id<Disposal> disposal, CancellationToken cancel) =>
    [
        .. await house.Set<BidRow>().AsNoTracking().Where(b => b.Disposal == disposal).ToListAsync(cancel),
        .. house.ChangeTracker.Entries<BidRow>().Where(e => e.Entity.Disposal == disposal).Select(e => e.Entity),
    ];

    /// <summary>Of equal bids the earlier one.</summary>
    internal static BidRow? Highest(List<BidRow> bids) =>
        bids.OrderByDescending(b => b.Amount.MinorUnits).ThenBy(b => b.At).FirstOrDefault();

    internal async Task<Outcome<DisposalView>> View(DisposalRow row, long version, CancellationToken cancel)
    {
        var found = await Debt(row, cancel);
        if (found.Refused is { } unknown)
        {
            return unknown;
        }

        var (debt, bids) = (found.Value, await Bids(row.Id, cancel));
        var rules = Rules(debt);
        var facts = await Facts(row, debt, Highest(bids)?.Amount, cancel);
        return new DisposalView(
            DisposalCard.Of(row, version), row.NoticeOn?.AddDays(rules.NoticeDays), rules.ReserveShare, row.Price,
            (await vehicles.Find(row.Vin, cancel))?.Valuation,
            [
                .. bids.OrderByDescending(b => b.Amount.MinorUnits).ThenBy(b => b.At)
                    .Select(b => new BidCard(b.Id, b.Bidder, b.Amount, b.At)),
            ],
            row.State == DisposalState.Open ? [.. SaleGuard.Obstacles(facts, rules).Select(Why.Of)] : [],
            row.Sale, row.Proceeds, row.Event, rules.Verified, version);
    }

    /// <summary>Sales, newest first.</summary>
    internal static async Task<Ok<Page<DisposalCard>>> List(
        Word<DisposalState>? state, Id<Recovery>? recovery, int? limit, string? after, House house,
        CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, state, recovery, new(limit, after), cancel));

    internal static async Task<IResult> Export(
        Word<DisposalState>? state, string? lang, House house, CancellationToken cancel) =>
        CaseSheets.Disposals.Answer(await Paging.All(page => Read(house, state, recovery: null, page, cancel)), lang);

    static async Task<Page<DisposalCard>> Read(
        House house, Word<DisposalState>? state, Id<Recovery>? recovery, PageRequest request,
        CancellationToken cancel)
    {
        var rows = house.Set<DisposalRow>().AsNoTracking();
        rows = state is { } wanted ? rows.Where(d => d.State == wanted.Value) : rows;
        rows = recovery is { } one ? rows.Where(d => d.Recovery == one) : rows;
        return (await rows.ToPage(d => d.Id, request, cancel)).Select(d => DisposalCard.Of(d, d.Version));
    }

    internal static async Task<Results<Ok<DisposalView>, ProblemHttpResult>> Get(
        Id<Disposal> disposal, House house, Disposals disposals, Desk desk, CancellationToken cancel) =>
        await house.Set<DisposalRow>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == disposal, cancel) is { } row
            ? desk.Tagged(await disposals.View(row, row.Version, cancel)).ToAnswer()
            : SaleGuard.Unknown.ToProblem();
}
