using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Balances;

/// <summary>One account as of a day, in each of its currencies.</summary>
public sealed record BalanceAnswer(AccountCard Account, BalanceDay Day, IReadOnlyList<AccountBalance> Balances);

static class ReadBalance
{
    /// <param name="asOf">The business date of the books when absent.</param>
    internal static async Task<Results<Ok<BalanceAnswer>, ProblemHttpResult>> Get(
        string code, BooksInView view, IBusinessDays days, Id<Organisation>? organisation, DateOnly? asOf,
        Word<BalanceBasis>? basis,
        DateOnly? knownOn, CancellationToken cancel)
    {
        var books = await view.Of(organisation, cancel);
        if (books.Refused is { } refused)
        {
            return refused.ToProblem();
        }

        if ((await view.Chart(books.Value, cancel)).FirstOrDefault(a => a.Code == code) is not { } account)
        {
            return new Refusal(
                "ledger.no_such_account", $"The chart of these books has no account {code}.", RefusalKind.NotFound,
                new RefusalValue("account", code)).ToProblem();
        }

        var day = new BalanceDay(
            asOf ?? await days.Of(books.Value, cancel), basis?.Value ?? BalanceBasis.Booked, knownOn);
        return TypedResults.Ok(new BalanceAnswer(
            account, day, await BalanceSums.Of(view.House, books.Value, day, code, cancel)));
    }
}
