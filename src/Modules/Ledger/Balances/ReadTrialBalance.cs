using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Balances;

/// <summary>An account in the trial balance: its balance stands on one side.</summary>
public sealed record TrialBalanceRow(AccountCard Account, Money Debit, Money Credit, Money Pending);

/// <summary>The two sides of a currency; equal, or the books are broken.</summary>
public sealed record TrialBalanceTotal(Currency Currency, Money Debit, Money Credit, bool Balanced);

/// <summary>All accounts of a set of books that ever moved, as of a day.</summary>
public sealed record TrialBalance(
    Id<Organisation> Organisation, DateOnly AsOf, BalanceBasis Basis, IReadOnlyList<TrialBalanceRow> Rows,
    IReadOnlyList<TrialBalanceTotal> Totals)
{
    internal static TrialBalance Of(
        Id<Organisation> books, BalanceDay day, IReadOnlyList<AccountCard> chart,
        IReadOnlyList<AccountBalance> balances)
    {
        var rows = chart.Join(balances, a => a.Code, b => b.Account, Row).ToList();
        var totals =
            from row in rows
            group row by row.Debit.Currency into side
            let debit = Money.Sum(side.Select(r => r.Debit), side.Key)
            let credit = Money.Sum(side.Select(r => r.Credit), side.Key)
            select new TrialBalanceTotal(side.Key, debit, credit, debit == credit);
        return new(books, day.AsOf, day.Basis, rows, [.. totals]);
    }

    static TrialBalanceRow Row(AccountCard account, AccountBalance balance)
    {
        var zero = Money.Zero(balance.Balance.Currency);
        return new(account, Money.Max(balance.Balance, zero), Money.Max(-balance.Balance, zero), balance.Pending);
    }
}

static class ReadTrialBalance
{
    static readonly Sheet<TrialBalanceRow> Export =
        new Sheet<TrialBalanceRow>("trial-balance", new("试算平衡表", "Trial balance"))
            .Text("科目号", "Number", r => r.Account.Number)
            .Text("代码", "Code", r => r.Account.Code)
            .Words("名称", "Name", r => r.Account.Name)
            .Money("借方", "Debit", r => r.Debit.IsZero ? null : r.Debit)
            .Money("贷方", "Credit", r => r.Credit.IsZero ? null : r.Credit)
            .Money("待定", "Pending", r => r.Pending.IsZero ? null : r.Pending);

    /// <param name="asOf">The business date of the books when absent.</param>
    internal static async Task<Results<Ok<TrialBalance>, ProblemHttpResult>> Get(
        BooksInView view, IBusinessDays days, Id<Organisation>? organisation, DateOnly? asOf, Word<BalanceBasis>? basis,
        CancellationToken cancel) =>
        (await Read(view, days, organisation, asOf, basis, cancel)).ToAnswer();

    internal static async Task<IResult> GetExport(
        BooksInView view, IBusinessDays days, Id<Organisation>? organisation, DateOnly? asOf, Word<BalanceBasis>? basis,
        string? lang,
        CancellationToken cancel) =>
        (await Read(view, days, organisation, asOf, basis, cancel))
        .Match<IResult>(done => Export.Answer(done.Rows, lang), refused => refused.ToProblem());

    static async Task<Outcome<TrialBalance>> Read(
        BooksInView view, IBusinessDays days, Id<Organisation>? organisation, DateOnly? asOf, Word<BalanceBasis>? basis,
        CancellationToken cancel)
    {
        var books = await view.Of(organisation, cancel);
        if (books.Refused is { } refused)
        {
            return refused;
        }

        var day = new BalanceDay(asOf ?? await days.Of(books.Value, cancel), basis?.Value ?? BalanceBasis.Booked);
        var balances = await BalanceSums.Of(view.House, books.Value, day, account: null, cancel);
        return TrialBalance.Of(books.Value, day, await view.Chart(books.Value, cancel), balances);
    }
}
