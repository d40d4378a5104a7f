using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Leases;

namespace Wheelhouse.Servicing.Views;

/// <summary>An instalment, a rental or a month as the account page shows it.</summary>
/// <param name="Principal">Of a rental of a finance lease: the part of <paramref name="Rent"/> that repays the
/// investment.</param>
/// <param name="Interest">Of a rental of a finance lease: the rest of it, by the rate of the first day.</param>
/// <param name="Rent">Of a lease or a subscription, the other two being parts of it; zero of a loan.</param>
/// <param name="BalanceAfter">Principal or rent left when this row and all before it are paid.</param>
/// <param name="OverdueDays">Of a paid row: from its due date to the payment that cleared it; else to today.</param>
public sealed record ScheduleRow(
    int Number, DateOnly DueDate, Money Principal, Money Interest, Money Rent, Money Fees, Money Penalties, Money Due,
    Money Paid, Money Outstanding, Money BalanceAfter, DateOnly? PaidOn, InstalmentState State, int OverdueDays);

/// <summary>The schedule as it stands today.</summary>
public sealed record ScheduleView(
    DateOnly AsOf, IReadOnlyList<ScheduleRow> Rows, Money TotalPrincipal, Money TotalInterest, Money TotalRent,
    Money Total);

/// <summary>The living schedule: what is planned, due and paid, row by row.</summary>
static class ShowSchedule
{
    internal static readonly Sheet<ScheduleRow> Sheet = new Sheet<ScheduleRow>("schedule", new("还款计划", "Schedule"))
        .Number("期次", "No.", r => r.Number)
        .Day("到期日", "Due date", r => r.DueDate)
        .Money("应还", "Due", r => r.Due)
        .Money("租金", "Rent", r => r.Rent)
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
        (await reader.Today(agreement, cancel)).Select(View).ToAnswer();

    internal static async Task<IResult> Export(
        Id<Agreement> agreement, string? lang, Reader reader, CancellationToken cancel) =>
        (await reader.Today(agreement, cancel)).Match<IResult>(
            account => Sheet.Answer(Rows(account), lang), refusal => refusal.ToProblem());

    internal static ScheduleView View(Account account)
    {
        var rows = Rows(account);
        return new(
            account.AsOf, rows, Sum(r => r.Principal), Sum(r => r.Interest), Sum(r => r.Rent),
            Sum(r => r.Due));

        Money Sum(Func<ScheduleRow, Money> part) => Money.Sum(rows.Select(part), account.Currency);
    }

    /// <summary>Of a lease or a subscription what is not rent stands as a fee.</summary>
    internal static IReadOnlyList<ScheduleRow> Rows(Account account) => account switch
    {
        LoanAccount loan => Instalments(loan),
        LeaseAccount lease => Rentals(account, lease.LesseeRows, lease.InterestByDay()),
        SubscriptionAccount subscription => Rentals(account, subscription.State.Rows, []),
        _ => [],
    };

    /// <param name="interest">What of the first rental of a day is interest; a day that is not there says
    /// nothing.</param>
    static List<ScheduleRow> Rentals(
        Account account, IReadOnlyList<LeaseRow> due, Dictionary<DateOnly, Money> interest)
    {
        var zero = Money.Zero(account.Currency);
        var left = Money.Sum(due.Where(RentSplit.IsRent).Select(r => r.Amount), account.Currency);
        var rows = new List<ScheduleRow>(due.Count);
        foreach (var row in due)
        {
            var isRent = RentSplit.IsRent(row);
            left -= isRent ? row.Amount : zero;
            Money? earned = row.Kind == DueKind.Rental && interest.Remove(row.DueDate, out var part) ? part : null;
            rows.Add(new(
                row.Number, row.DueDate, earned is null ? zero : row.Amount - earned.Value, earned ?? zero,
                isRent ? row.Amount : zero, isRent ? zero : row.Amount, zero, row.Amount, row.Paid, row.Outstanding,
                left, row.PaidOn, StateOf(row.Amount, row.Outstanding, row.DueDate, account.AsOf),
                DaysLate(row.PaidOn, row.Outstanding, row.DueDate, account.AsOf)));
        }

        return rows;
    }

    static List<ScheduleRow> Instalments(LoanAccount account)
    {
        var left = account.State.Disbursed;
        var rows = new List<ScheduleRow>(account.State.Rows.Count);
        foreach (var row in account.State.Rows)
        {
            left -= row.Principal;
            rows.Add(new(
                row.Number, row.DueDate, row.Principal, row.Interest, Money.Zero(account.Currency), row.Fees,
                row.Penalties, row.Due, row.Paid, row.Outstanding, left, row.PaidOn,
                StateOf(row.Due, row.Outstanding, row.DueDate, account.AsOf),
                DaysLate(row.PaidOn, row.Outstanding, row.DueDate, account.AsOf)));
        }

        return rows;
    }

    static InstalmentState StateOf(Money due, Money outstanding, DateOnly on, DateOnly today) =>
        due.IsZero ? InstalmentState.Dropped
        : outstanding.IsZero ? InstalmentState.Paid
        : on < today ? InstalmentState.Overdue
        : on == today ? InstalmentState.Due
        : InstalmentState.Scheduled;

    static int DaysLate(DateOnly? paidOn, Money outstanding, DateOnly due, DateOnly today)
    {
        var until = paidOn ?? (outstanding.IsPositive ? today : due);
        return Math.Max(0, until.DayNumber - due.DayNumber);
    }
}
