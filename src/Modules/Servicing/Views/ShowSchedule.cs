using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Views;

/// <summary>An instalment as the account page shows it.</summary>
/// <param name="BalanceAfter">Principal left when this row and all before it are paid.</param>
/// <param name="OverdueDays">Of a paid row: from its due date to the payment that cleared it; else to today.</param>
public sealed record ScheduleRow(
    int Number, DateOnly DueDate, Money Principal, Money Interest, Money Fees, Money Penalties, Money Due, Money Paid,
    Money Outstanding, Money BalanceAfter, DateOnly? PaidOn, InstalmentState State, int OverdueDays);

/// <summary>The schedule as it stands today.</summary>
public sealed record ScheduleView(
    DateOnly AsOf, IReadOnlyList<ScheduleRow> Rows, Money TotalPrincipal, Money TotalInterest, Money Total);

/// <summary>The living schedule: what is planned, due and paid, row by row.</summary>
static class ShowSchedule
{
    internal static readonly Sheet<ScheduleRow> Sheet = new Sheet<ScheduleRow>("schedule", new("还款计划", "Schedule"))
        .Number("期次", "No.", r => r.Number)
        .Day("到期日", "Due date", r => r.DueDate)
        .Money("应还", "Due", r => r.Due)
        .Money("利息", "Interest", r => r.Interest)
        .Money("本金", "Principal", r => r.Principal)
        .Money("费用", "Fees", r => r.Fees)
        .Money("剩余本金", "Balance", r => r.BalanceAfter)
        .Money("已还", "Received", r => r.Paid)
        .Day("还清日", "Paid on", r => r.PaidOn)
        .Words("状态", "State", r => StateWords.Of(r.State))
        .Number("迟延天数", "Days late", r => r.OverdueDays);

    internal static async Task<Results<Ok<ScheduleView>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, Reader reader, CancellationToken cancel) =>
        (await reader.Loan(agreement, cancel)).Select(loan => View(loan.Account)).ToAnswer();

    internal static async Task<IResult> Export(
        Id<Agreement> agreement, string? lang, Reader reader, CancellationToken cancel) =>
        (await reader.Loan(agreement, cancel)).Match<IResult>(
            loan => Sheet.Answer(Rows(loan.Account), lang), refusal => refusal.ToProblem());

    internal static ScheduleView View(LoanAccount account)
    {
        var rows = Rows(account);
        return new(
            account.AsOf, rows, Sum(r => r.Principal), Sum(r => r.Interest), Sum(r => r.Due));

        Money Sum(Func<ScheduleRow, Money> part) => Money.Sum(rows.Select(part), account.Currency);
    }

    internal static IReadOnlyList<ScheduleRow> Rows(LoanAccount account)
    {
        var left = account.State.Disbursed;
        var rows = new List<ScheduleRow>(account.State.Rows.Count);
        foreach (var row in account.State.Rows)
        {
            left -= row.Principal;
            rows.Add(new(
                row.Number, row.DueDate, row.Principal, row.Interest, row.Fees, row.Penalties, row.Due, row.Paid,
                row.Outstanding, left, row.PaidOn, StateOf(row, account.AsOf), DaysLate(row, account.AsOf)));
        }

        return rows;
    }

    static InstalmentState StateOf(LoanRow row, DateOnly today) =>
        row.Due.IsZero ? InstalmentState.Dropped
        : row.Outstanding.IsZero ? InstalmentState.Paid
        : row.DueDate < today ? InstalmentState.Overdue
        : row.DueDate == today ? InstalmentState.Due
        : InstalmentState.Scheduled;

    static int DaysLate(LoanRow row, DateOnly today)
    {
        var until = row.PaidOn ?? (row.Outstanding.IsPositive ? today : row.DueDate);
        return Math.Max(0, until.DayNumber - row.DueDate.DayNumber);
    }
}
