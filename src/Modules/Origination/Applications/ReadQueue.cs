using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Applications;

/// <summary>What waits for a person at the lender, the least time left first.</summary>
sealed class Queue(House house, ApplicationLists lists, IOrganisations organisations, TimeProvider clock)
{
    internal async Task<Page<QueueItem>> Read(PageRequest request, CancellationToken cancel)
    {
        var rows = house.Set<ApplicationRow>().AsNoTracking()
            .Where(a => a.State == ApplicationState.Referred && a.DueBy != null);
        if (Cursor(request.After) is var (due, id))
        {
            rows = rows.Where(a => a.DueBy > due || (a.DueBy == due && a.Id > id));
        }

        var taken = await rows.OrderBy(a => a.DueBy).ThenBy(a => a.Id).Take(request.Take + 1).ToListAsync(cancel);
        var more = taken.Count > request.Take;
        var now = clock.GetUtcNow();
        var items = new List<QueueItem>(taken.Count);
        foreach (var row in taken.Take(request.Take))
        {
            items.Add(await Item(row, now, cancel));
        }

        return new(items, more ? Cursor(taken[request.Take - 1]) : null);
    }

    async Task<QueueItem> Item(ApplicationRow row, DateTimeOffset now, CancellationToken cancel)
    {
        var dossier = row.Dossier;
        var dealer = (await organisations.Find(dossier.Dealer, cancel))!;
        return new(
            row.Id, row.Number, await lists.Name(row.Person, cancel), dossier.ProductName, dossier.Financed,
            dossier.Quote.Months, dealer.Name, row.DueBy!.Value, (long)(row.DueBy.Value - now).TotalSeconds,
            dossier.Assessed is { Reasons: [var first, ..] } ? first.Words : null, dossier.Review is not null,
            dossier.Proposed is not null);
    }

    static string Cursor(ApplicationRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.DueBy!.Value.UtcTicks}.{row.Id}");

    static (DateTimeOffset Due, Id<Application> Id)? Cursor(string? after) =>
        after?.Split('.', 2) is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.UtcTicks && Id<Application>.TryParse(id, null, out var application)
            ? (new DateTimeOffset(at, TimeSpan.Zero), application)
            : null;
}

static class ReadQueue
{
    static readonly Sheet<QueueItem> Export = new Sheet<QueueItem>("queue", new("待审", "Queue"))
        .Text("编号", "Number", q => q.Number)
        .Text("客户", "Customer", q => q.Person)
        .Words("产品", "Product", q => q.Product)
        .Money("融资金额", "Financed", q => q.Financed)
        .Number("期数", "Months", q => q.Months)
        .Words("经销商", "Dealer", q => q.Dealer)
        .Instant("时限", "Deadline", q => q.Deadline)
        .Words("原因", "Why", q => q.Why);

    internal static async Task<Ok<Page<QueueItem>>> List(
        Queue queue, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok(await queue.Read(new(limit, after), cancel));

    internal static async Task<IResult> ListExport(Queue queue, string? lang, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => queue.Read(page, cancel)), lang);
}
