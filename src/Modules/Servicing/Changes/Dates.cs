using Wheelhouse.Kernel;

namespace Wheelhouse.Servicing.Changes;

/// <summary>The days of a change of terms: in order, and within the life of the agreement.</summary>
static class Dates
{
    internal static Refusal? Check(Account account, DateOnly from, DateOnly through, DateOnly today, string? note)
    {
        var start = account.Contract.StartDate;
        var last = account.Row(account.RowCount - 1).DueDate;
        if (through < from)
        {
            return new(
                "servicing.dates_out_of_order",
                $"The last day {through:O} lies before the first day {from:O}; change one.",
                RefusalKind.Invalid, Values.Of("from", from), Values.Of("through", through));
        }

        if (from < start)
        {
            return Entering.BeforeStart(start);
        }

        return through > last
            ? new(
                "servicing.after_last_due_date",
                $"The last instalment is due on {last:O}; the change must not go beyond it.",
                RefusalKind.Invalid, Values.Of("last", last))
            : Entering.Check(account, start, today, note) ?? Entering.CheckOwing(account);
    }
}
