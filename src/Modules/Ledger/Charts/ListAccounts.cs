using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Balances;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Charts;

/// <summary>The chart of accounts, by number.</summary>
static class ListAccounts
{
    static readonly Sheet<AccountCard> Export = new Sheet<AccountCard>("accounts", new("会计科目", "Chart of accounts"))
        .Text("科目号", "Number", a => a.Number)
        .Text("代码", "Code", a => a.Code)
        .Words("名称", "Name", a => a.Name)
        .Text("类别", "Kind", a => a.Kind.ToString());

    internal static async Task<Results<Ok<Page<AccountCard>>, ProblemHttpResult>> Get(
        BooksInView view, Id<Organisation>? organisation, int? limit, string? after, CancellationToken cancel)
    {
        var books = await view.Of(organisation, cancel);
        return books.Refused is { } refused
            ? refused.ToProblem()
            : TypedResults.Ok((await view.Chart(books.Value, cancel)).ToPage(a => a.Code, new(limit, after)));
    }

    internal static async Task<IResult> GetExport(
        BooksInView view, Id<Organisation>? organisation, string? lang, CancellationToken cancel)
    {
        var books = await view.Of(organisation, cancel);
        return books.Refused is { } refused
            ? refused.ToProblem()
            : Export.Answer(await view.Chart(books.Value, cancel), lang);
    }
}
