using Wheelhouse.Kernel;

namespace Wheelhouse.Servicing.Changes;

/// <summary>The day of a change: within the life of the agreement, and ahead only where that can be agreed.</summary>
static class Days
{
    internal static Refusal? Check(Account account, DateOnly on, DateOnly today, bool ahead, string? note)
    {
        var last = account.Row(account.RowCount - 1).DueDate;
        return on < account.Contract.StartDate ? Entering.BeforeStart(account.Contract.StartDate)
            : ahead && on > today && on > last ? AfterLast(last)
            : Entering.CheckDay(account, ahead ? account.Contract.StartDate : on, today, note);
    }

    /// <summary>The days of a span: in order, and not beyond the last instalment.</summary>
    internal static Refusal? CheckSpan(Account account, DateOnly from, DateOnly through)
    {
        var last = account.Row(account.RowCount - 1).DueDate;
        return through < from
            ? new(
                "servicing.dates_out_of_order",
                $"The last day {through:O} lies before the first day {from:O}; change one.",
                RefusalKind.Invalid, Values.Of("from", from), Values.Of("through", through))
            : through > last ? AfterLast(last)
            : null;
    }

    static Refusal AfterLast(DateOnly last) => new(
        "servicing.after_last_due_date",
        $"The last instalment is due on {last:O}; the change must not go beyond it.",
        RefusalKind.Invalid, Values.Of("last", last));
}
