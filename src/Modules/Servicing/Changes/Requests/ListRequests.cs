using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Servicing.Changes.Requests;

/// <summary>Requests by state and agreement, newest first: the queue of the desk, the history of an
/// agreement.</summary>
static class ListRequests
{
    static readonly Sheet<RequestView> Sheet = new Sheet<RequestView>("requests", new("申请", "Requests"))
        .Text("合同号", "Agreement", r => r.Number)
        .Words("事项", "Kind", r => r.Name)
        .Words("提出人", "By", r => r.ByCustomer ? new("客户", "Customer") : new("同事", "Colleague"))
        .Text("提出时间", "Asked", r => $"{r.At:u}")
        .Words("状态", "State", r => StateWords.Of(r.State))
        .Text("答复时间", "Answered", r => r.AnsweredAt is { } at ? $"{at:u}" : null)
        .Text("答复", "Answer", r => r.Answer)
        .Number("事件号", "Event", r => r.Event);

    internal static async Task<Ok<Page<RequestView>>> Get(
        Word<RequestState>? state, Id<Agreement>? agreement, int? limit, string? after, House house, Desk desk,
        CancellationToken cancel)
    {
        var page = await Where(house, desk.Actor, state, agreement).ToPage(r => r.Id, new(limit, after), cancel);
        return TypedResults.Ok(page.Select(row => RequestView.Of(row, desk.Actor, row.Version)));
    }

    internal static async Task<IResult> Export(
        Word<RequestState>? state, Id<Agreement>? agreement, string? lang, House house, Desk desk,
        CancellationToken cancel)
    {
        var rows = await Where(house, desk.Actor, state, agreement).OrderByDescending(r => r.Id).Take(Exports.MostRows)
            .ToListAsync(cancel);
        return Sheet.Answer([.. rows.Select(row => RequestView.Of(row, desk.Actor, row.Version))], lang);
    }

    /// <summary>One of them, with its version for the answer.</summary>
    internal static async Task<Results<Ok<RequestView>, ProblemHttpResult>> One(
        Id<Request> request, House house, Desk desk, CancellationToken cancel)
    {
        var row = await Seen(house, desk.Actor).FirstOrDefaultAsync(r => r.Id == request, cancel);
        return row is null
            ? AnswerRequest.Unknown(request).ToProblem()
            : desk.Tagged<RequestView>(RequestView.Of(row, desk.Actor, row.Version)).ToAnswer();
    }

    /// <summary>A customer reads what he asked for himself; what the lender's people weigh is theirs.</summary>
    static IQueryable<RequestRow> Seen(House house, Actor reader)
    {
        var rows = house.Set<RequestRow>().AsNoTracking();
        return reader.Role == Role.Customer ? rows.Where(r => r.ByCustomer) : rows;
    }

    static IQueryable<RequestRow> Where(
        House house, Actor reader, Word<RequestState>? state, Id<Agreement>? agreement)
    {
        var rows = Seen(house, reader);
        rows = state is { } wanted ? rows.Where(r => r.State == wanted.Value) : rows;
        return agreement is { } one ? rows.Where(r => r.Agreement == one) : rows;
    }

    /// <summary>What a request would do if it were granted today.</summary>
    internal static async Task<Results<Ok<EventPreview>, ProblemHttpResult>> Preview(
        Id<Request> request, House house, Desk desk, Booking booking, CancellationToken cancel)
    {
        var row = await Seen(house, desk.Actor).FirstOrDefaultAsync(r => r.Id == request, cancel);
        if (row is null)
        {
            return AnswerRequest.Unknown(request).ToProblem();
        }

        var preview = await booking.Preview(
            row.Agreement, (Account account, DateOnly today) => row.Change.Decide(account, today), cancel);
        return preview.ToAnswer();
    }
}
