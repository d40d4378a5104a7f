using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Screening;

namespace Wheelhouse.Portfolio.MonthEnd;

/// <summary>Tells screening how the first months of agreements went: what its figures of dealers rest on.</summary>
sealed class FirstMonths(House house, IScreening screening)
{
    /// <summary>The third monthly instalment falls due after three months, and is 30 days late after four.</summary>
    internal const int Months = 4;

    /// <summary>What a row of the month end says of an agreement's first months; null while it says nothing
    /// new.</summary>
    /// <remarks>By hand, paid out on 10 January: from the month end of May on its first months are over, and it is told
    /// in May, kept or failed; more than 30 days late before, it is told at once. What is charged off is told in every
    /// month, and learnt once.</remarks>
    internal static Conduct? Of(string agreement, DateOnly paidOn, Ever ever, DateOnly month)
    {
        var over = paidOn.AddMonths(Months);
        var before = new DateOnly(month.Year, month.Month, 1).AddDays(-1);
        var late = ever.HasFlag(Ever.Over30) && over > before;
        var matures = over <= month && over > before;
        var lost = ever.HasFlag(Ever.ChargedOff);
        return late || matures || lost ? new(agreement, late, lost) : null;
    }

    internal async Task Tell(Id<Organisation> me, DateOnly month, CancellationToken cancel)
    {
        var youngest = month.AddMonths(-Months - 1);
        var rows = await house.Set<SnapshotRow>().AsNoTracking()
            .Where(s => s.Organisation == me && s.Month == month && (s.PaidOn > youngest || s.Lost > 0))
            .Select(s => new { s.Agreement, s.PaidOn, s.Ever }).ToListAsync(cancel);
        var told = rows.Select(s => Of(s.Agreement.ToString(), s.PaidOn, s.Ever, month)).OfType<Conduct>().ToList();
        if (told.Count > 0)
        {
            await screening.Tell(me, told, cancel);
        }
    }
}
