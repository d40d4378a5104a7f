using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Changes.Requests;

/// <summary>Requests by state and agreement, newest first: the queue of the desk, the history of an
/// agreement.</summary>
static class ListRequests
{
    internal static async Task<Ok<Page<RequestView>>> Get(
        Word<RequestState>? state, Id<Agreement>? agreement, int? limit, string? after, House house, Desk desk,
        CancellationToken cancel)
    {
        var rows = house.Set<RequestRow>().AsNoTracking();
        rows = state is { } wanted ? rows.Where(r => r.State == wanted.Value) : rows;
        rows = agreement is { } one ? rows.Where(r => r.Agreement == one) : rows;
        var page = await rows.ToPage(r => r.Id, new(limit, after), cancel);
        return TypedResults.Ok(page.Select(row => RequestView.Of(row, desk.Actor, row.Version)));
    }

    /// <summary>What a request would do if it were granted today.</summary>
    internal static async Task<Results<Ok<EventPreview>, ProblemHttpResult>> Preview(
        Id<Request> request, House house, Booking booking, CancellationToken cancel)
    {
        var row = await house.Set<RequestRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request, cancel);
        if (row is null)
        {
            return AnswerRequest.Unknown(request).ToProblem();
        }

        var preview = await booking.Preview(
            row.Agreement, (Account account, DateOnly today) => row.Change.Decide(account, today), cancel);
        return preview.ToAnswer();
    }
}
