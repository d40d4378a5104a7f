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

namespace Wheelhouse.Collections.Ordering;

/// <summary>Something is ordered from a vendor, or a visit is planned with the lender's own people.</summary>
/// <param name="Vendor">Null: own people, who only visit.</param>
/// <param name="Fee">Zero where nothing is paid for it.</param>
sealed record SendOrder(
    Id<Agreement> Agreement, WorkKind Kind, Id<Vendor>? Vendor, DateOnly DueOn, Money Fee, string? Note)
{
    internal const int MostDays = 90;

    internal static Refusal? Decide(SendOrder asked, DateOnly today, Currency currency) =>
        asked.Kind == WorkKind.Recover
            ? new(
                "collections.order_by_recovery", "A car is recovered by an order of its own; order and dispatch that.",
                RefusalKind.Invalid)
        : asked.Vendor is null && asked.Kind != WorkKind.Visit
            ? new("collections.order_vendor", "Name the vendor; only visits are made by own people.",
                RefusalKind.Invalid)
        : CheckTerms(asked.DueOn, asked.Fee, today, currency) ?? WorkWords.CheckNote(asked.Note, needed: false);

    /// <summary>By when, and for how much.</summary>
    internal static Refusal? CheckTerms(DateOnly due, Money fee, DateOnly today, Currency currency) =>
        due < today || due > today.AddDays(MostDays)
            ? new(
                "collections.order_day", $"Name a day from today on and within {MostDays} days.", RefusalKind.Invalid,
                new RefusalValue("days", $"{MostDays}"))
        : fee.Currency != currency || fee.IsNegative
            ? new(
                "collections.order_fee", $"Enter a fee of zero or more in {currency}.", RefusalKind.Invalid,
                new RefusalValue("currency", $"{currency}"))
        : null;

    internal sealed class Handler(House house, Debts debts, IRuleBook rules, Caller caller, TimeProvider clock)
        : IHandle<SendOrder, WorkCard>
    {
        public async Task<Outcome<WorkCard>> Handle(SendOrder command, CancellationToken cancel)
        {
            var found = await debts.Open(command.Agreement, cancel);
            if (found.Refused is { } unknown)
            {
                return unknown;
            }

            var arrears = found.Value.Arrears;
            if (Decide(command, arrears.Today, arrears.Overdue.Currency) is { } refused)
            {
                return refused;
            }

            if (command.Vendor is { } id)
            {
                var vendor = await house.Set<VendorRow>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, cancel);
                var against = vendor is null
                    ? EvaluateVendor.Unknown
                    : EvaluateVendor.CheckEvaluated(vendor.EvaluatedOn, arrears.Today, rules);
                if (against is not null)
                {
                    return against;
                }
            }

            var row = new WorkOrderRow
            {
                Id = Id<WorkOrder>.New(clock),
                Organisation = arrears.Organisation,
                Agreement = command.Agreement,
                Number = arrears.Number,
                Vin = arrears.Vin,
                Kind = command.Kind,
                Vendor = command.Vendor,
                DueOn = command.DueOn,
                Fee = command.Fee,
                State = WorkState.Sent,
                Note = command.Note,
                By = caller.Actor.User,
                At = clock.GetUtcNow(),
            };
            house.Add(row);
            return WorkCard.Of(row, row.Version);
        }
    }

    internal sealed record Body(
        WorkKind Kind, DateOnly DueOn, Money Fee, Id<Vendor>? Vendor = null, string? Note = null);

    internal static Task<Results<Ok<WorkCard>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) => desk.Send<SendOrder, WorkCard>(
        new(agreement, body.Kind, body.Vendor, body.DueOn, body.Fee, body.Note), cancel);

    /// <summary>Orders, newest first.</summary>
    internal static async Task<Ok<Page<WorkCard>>> Get(
        Word<WorkState>? state, Id<Agreement>? agreement, Id<Vendor>? vendor, int? limit, string? after, House house,
        CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, state, agreement, vendor, new(limit, after), cancel));

    internal static async Task<Results<Ok<WorkCard>, ProblemHttpResult>> GetOne(
        Id<WorkOrder> order, House house, CancellationToken cancel) =>
        await house.Set<WorkOrderRow>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == order, cancel) is { } row
            ? TypedResults.Ok(WorkCard.Of(row, row.Version))
            : WorkWords.Unknown.ToProblem();

    internal static async Task<IResult> Export(
        Word<WorkState>? state, Id<Agreement>? agreement, Id<Vendor>? vendor, string? lang, House house,
        CancellationToken cancel) =>
        CaseSheets.Orders.Answer(
            await Paging.All(page => Read(house, state, agreement, vendor, page, cancel)), lang);

    static async Task<Page<WorkCard>> Read(
        House house, Word<WorkState>? state, Id<Agreement>? agreement, Id<Vendor>? vendor, PageRequest request,
        CancellationToken cancel)
    {
        var rows = house.Set<WorkOrderRow>().AsNoTracking();
        rows = state is { } wanted ? rows.Where(o => o.State == wanted.Value) : rows;
        rows = agreement is { } one ? rows.Where(o => o.Agreement == one) : rows;
        rows = vendor is { } by ? rows.Where(o => o.Vendor == by) : rows;
        return (await rows.ToPage(o => o.Id, request, cancel)).Select(o => WorkCard.Of(o, o.Version));
    }
}
