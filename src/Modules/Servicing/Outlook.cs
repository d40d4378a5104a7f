using Wheelhouse.Kernel;

namespace Wheelhouse.Servicing;

/// <summary>What is still to be paid as the plan stands, if it is kept: by it changes of terms are compared.</summary>
/// <param name="ToPay">Everything open, overdue or to come.</param>
/// <param name="Cost">Of it what is not repaid: interest, fees, penalties, on top of what the customer has the use
/// of.</param>
/// <param name="Payments">On so many days.</param>
/// <param name="Usual">What most of the days to come ask for, the earlier of two; null when none is to come.</param>
/// <param name="Last">The last of them; null when nothing is open.</param>
public sealed record Outlook(Money ToPay, Money Cost, int Payments, Money? Usual, DateOnly? Last)
{
    /// <remarks>By hand: 12,000.00 over three months at 1 % a month is 4,080.27, 4,080.27 and 4,080.26: 12,240.80 on
    /// three days, of which 240.80 is the cost, and usually 4,080.27.</remarks>
    internal static Outlook Of(Account account)
    {
        var open = account.Rows.Where(row => row.Outstanding.IsPositive).ToList();
        var toPay = Money.Sum(open.Select(row => row.Outstanding), account.Currency);
        var usual = open.Where(row => row.DueDate > account.AsOf)
            .GroupBy(row => row.Due)
            .OrderByDescending(same => same.Count()).ThenBy(same => same.First().DueDate)
            .Select(same => (Money?)same.Key).FirstOrDefault();
        return new(
            toPay, toPay - account.Exposure, open.Count, usual, open.Count == 0 ? null : open.Max(row => row.DueDate));
    }
}

/// <summary>An instalment before and after.</summary>
/// <param name="DueDateBefore">Null where it was not there.</param>
/// <param name="DueDate">Null where it is no longer there.</param>
public sealed record InstalmentChange(
    int Number, DateOnly? DueDateBefore, DateOnly? DueDate, Money DueBefore, Money DueAfter, Money OutstandingBefore,
    Money OutstandingAfter)
{
    /// <summary>The instalments whose day or figures differ, by their number; those without figures on either side
    /// are none.</summary>
    internal static IEnumerable<InstalmentChange> Between(Account before, Account after)
    {
        for (var i = 0; i < Math.Max(before.RowCount, after.RowCount); i++)
        {
            DueRow? was = i < before.RowCount ? before.Row(i) : null;
            DueRow? becomes = i < after.RowCount ? after.Row(i) : null;
            var zero = Money.Zero(after.Currency);
            var change = new InstalmentChange(
                i + 1, was?.DueDate, becomes?.DueDate, was?.Due ?? zero, becomes?.Due ?? zero,
                was?.Outstanding ?? zero, becomes?.Outstanding ?? zero);
            if (!change.IsNothing)
            {
                yield return change;
            }
        }
    }

    bool IsNothing => (DueBefore.IsZero && DueAfter.IsZero)
        || (DueBefore == DueAfter && OutstandingBefore == OutstandingAfter && DueDateBefore == DueDate);
}
