using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Ordering;

/// <summary>What a vendor's orders of the last 365 days say of it: its yearly evaluation rests on them.</summary>
/// <param name="Sent">All, however they ended.</param>
/// <param name="InTime">Of those done: on their day or before.</param>
sealed record VendorFigures(DateOnly Since, int Sent, int Rejected, int Done, int InTime, int Complaints)
{
    const int Days = 365;

    internal static async Task<VendorFigures> Of(
        House house, Id<Vendor> vendor, DateOnly today, CancellationToken cancel)
    {
        var from = today.AddDays(-Days);
        var since = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var found = await house.Set<WorkOrderRow>().Where(o => o.Vendor == vendor && o.At >= since)
            .GroupBy(o => new
            {
                o.State,
                Late = o.EndedOn != null && o.EndedOn > o.DueOn,
                Complained = o.Complaint != null,
            })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new(
            from, found.Sum(f => f.Count), found.Where(f => f.Key.State == WorkState.Rejected).Sum(f => f.Count),
            found.Where(f => f.Key.State == WorkState.Done).Sum(f => f.Count),
            found.Where(f => f.Key.State == WorkState.Done && !f.Key.Late).Sum(f => f.Count),
            found.Where(f => f.Key.Complained).Sum(f => f.Count));
    }

    /// <summary>As they stand now.</summary>
    internal static async Task<Results<Ok<VendorFigures>, ProblemHttpResult>> Get(
        Id<Vendor> vendor, House house, IBusinessDays days, Caller caller, CancellationToken cancel)
    {
        if (!await house.Set<VendorRow>().AnyAsync(v => v.Id == vendor, cancel))
        {
            return EvaluateVendor.Unknown.ToProblem();
        }

        return TypedResults.Ok(
            await Of(house, vendor, await days.Of(caller.Actor.Organisation, cancel), cancel));
    }
}
