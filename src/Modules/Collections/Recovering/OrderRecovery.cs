using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Collections.Recovering;

/// <summary>How far an order has come.</summary>
enum RecoveryState
{
    Ordered,

    /// <summary>With a vendor.</summary>
    Dispatched,

    /// <summary>The car is with the lender.</summary>
    Done,
    Cancelled,
}

/// <summary>An order as a desk reads it.</summary>
/// <param name="Because">The code of what cancelled it; null where nothing did.</param>
sealed record RecoveryCard(
    Id<Recovery> Id, Id<Agreement> Agreement, string Number, string Vin, DateOnly LienSince, RecoveryState State,
    DateTimeOffset At, Id<User> OrderedBy, Id<Vendor>? Vendor, DateTimeOffset? DispatchedAt,
    DateTimeOffset? EndedAt, string? Because, long Version) : IHasVersion
{
    internal static RecoveryCard Of(RecoveryRow row, long version) => new(
        row.Id, row.Agreement, row.Number, row.Vin, row.LienSince, row.State, row.At, row.OrderedBy, row.Vendor,
        row.DispatchedAt, row.EndedAt, row.Because, version);
}

/// <summary>Reads what the recovery guard asks.</summary>
sealed class RecoveryGrounds(Debts debts, IEncumbrances encumbrances, IRuleBook rules)
{
    internal async Task<(RecoveryFacts Facts, DateOnly? LienSince)> Of(Debt debt, CancellationToken cancel)
    {
        var relief = await debts.Relief(debt, cancel);
        var lien = await encumbrances.Live(debt.Arrears.Vin, cancel);
        var ours = lien is { Mine: true } && lien.Subject == debt.Arrears.Agreement.ToString();
        return (
            new(
                debt.Arrears.Ended, debt.Arrears.DaysPastDue, debt.Arrears.Overdue, relief, ours,
                RecoveryFacts.LeastOn(rules, debt.Arrears.Today)),
            ours ? lien!.Since : null);
    }
}

/// <summary>A collector orders that a car be recovered. Another person sends the order out.</summary>
sealed record OrderRecovery(Id<Agreement> Agreement)
{
    internal sealed class Handler(
        House house, Debts debts, RecoveryGrounds grounds, Caller caller, TimeProvider clock)
        : IHandle<OrderRecovery, RecoveryCard>
    {
        public async Task<Outcome<RecoveryCard>> Handle(OrderRecovery command, CancellationToken cancel)
        {
            var debt = await debts.Open(command.Agreement, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var (facts, lien) = await grounds.Of(debt.Value, cancel);
            if (RecoveryGuard.Check(facts) is { } refused)
            {
                return refused;
            }

            if (await house.Set<RecoveryRow>().AnyAsync(
                r => r.Agreement == command.Agreement && r.EndedAt == null, cancel))
            {
                return new Refusal("collections.recovery_open", "An order for this car is out already; open that one.");
            }

            var row = new RecoveryRow
            {
                Id = Id<Recovery>.New(clock),
                Organisation = caller.Actor.Organisation,
                Agreement = command.Agreement,
                Number = debt.Value.Arrears.Number,
                Vin = debt.Value.Arrears.Vin,
                LienSince = lien!.Value,
                State = RecoveryState.Ordered,
                OrderedBy = caller.Actor.User,
                At = clock.GetUtcNow(),
            };
            house.Add(row);
            return RecoveryCard.Of(row, row.Version);
        }
    }

    internal static Task<Results<Ok<RecoveryCard>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Desk desk, CancellationToken cancel) =>
        desk.Send<OrderRecovery, RecoveryCard>(new(agreement), cancel);

    /// <summary>Orders, newest first.</summary>
    internal static async Task<Ok<Page<RecoveryCard>>> Get(
        Word<RecoveryState>? state, Id<Agreement>? agreement, int? limit, string? after, House house,
        CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, state, agreement, new(limit, after), cancel));

    internal static async Task<Results<Ok<RecoveryCard>, ProblemHttpResult>> GetOne(
        Id<Recovery> recovery, House house, CancellationToken cancel) =>
        await house.Set<RecoveryRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == recovery, cancel) is { } row
            ? TypedResults.Ok(RecoveryCard.Of(row, row.Version))
            : DispatchRecovery.Unknown.ToProblem();

    internal static async Task<IResult> Export(
        Word<RecoveryState>? state, string? lang, House house, CancellationToken cancel) =>
        CaseSheets.Recoveries.Answer(
            await Paging.All(page => Read(house, state, agreement: null, page, cancel)), lang);

    static async Task<Page<RecoveryCard>> Read(
        House house, Word<RecoveryState>? state, Id<Agreement>? agreement, PageRequest request,
        CancellationToken cancel)
    {
        var rows = house.Set<RecoveryRow>().AsNoTracking();
        rows = state is { } wanted ? rows.Where(r => r.State == wanted.Value) : rows;
        rows = agreement is { } one ? rows.Where(r => r.Agreement == one) : rows;
        return (await rows.ToPage(r => r.Id, request, cancel)).Select(r => RecoveryCard.Of(r, r.Version));
    }
}
