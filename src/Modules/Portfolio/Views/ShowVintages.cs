using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;

namespace Wheelhouse.Portfolio.Views;

/// <summary>A month of origination and its curve.</summary>
/// <param name="Shares">Cumulative, by months on book from 0; fractions of what was originated.</param>
public sealed record VintageLine(DateOnly Month, long Agreements, Money Financed, IReadOnlyList<decimal> Shares);

/// <summary>Vintage curves.</summary>
public sealed record VintageView(
    DateOnly Month, VintageMeasure Measure, RollMeasure By, Currency Currency, IReadOnlyList<VintageLine> Lines);

/// <summary>Cumulative curves by month of origination.</summary>
static class ShowVintages
{
    static readonly Sheet<(VintageLine Line, int Age)> Sheet = new Sheet<(VintageLine Line, int Age)>(
            "vintages", new("账龄分析", "Vintages"))
        .Day("放款月", "Month", p => p.Line.Month)
        .Money("放款额", "Financed", p => p.Line.Financed)
        .Number("账龄（月）", "Months on book", p => p.Age)
        .Column("累计占比", "Cumulative share", p => new(null, p.Line.Shares[p.Age], "0.00%"));

    internal static async Task<Results<Ok<VintageView>, ProblemHttpResult>> Get(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation,
        Word<VintageMeasure>? measure, Word<RollMeasure>? by, Book book, CancellationToken cancel) =>
        (await Read(new(month, segment, currency, organisation), measure, by, book, cancel)).ToAnswer();

    internal static async Task<IResult> Export(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation,
        Word<VintageMeasure>? measure, Word<RollMeasure>? by, string? lang, Book book, CancellationToken cancel) =>
        (await Read(new(month, segment, currency, organisation), measure, by, book, cancel)).Match<IResult>(
            view => Sheet.Answer(
                view.Lines.SelectMany(l => Enumerable.Range(0, l.Shares.Count).Select(age => (l, age))), lang),
            refusal => refusal.ToProblem());

    internal static async Task<Outcome<VintageView>> Read(
        Scope scope, Word<VintageMeasure>? measure, Word<RollMeasure>? by, Book book, CancellationToken cancel)
    {
        var found = await book.Find(scope, cancel);
        if (!found.IsDone)
        {
            return found.Refused!;
        }

        var (month, table) = (found.Value, new VintageTable());
        var (what, how) = (measure?.Value ?? VintageMeasure.Over30, by?.Value ?? RollMeasure.Balance);
        foreach (var cell in await book.Cells(month, CellKind.Vintage, DateOnly.MinValue, cancel))
        {
            var originated = new DateOnly(cell.Row / 12, (cell.Row % 12) + 1, 1);
            if (cell.Column < 0)
            {
                table.Originated(originated, cell.Amount, cell.Count);
            }
            else
            {
                table.Came((VintageMeasure)cell.Column, originated, cell.Month, cell.Amount, cell.Count);
            }
        }

        return new VintageView(
            month.Day, what, how, month.Currency, [.. table.Months.Select(m => new VintageLine(
                m, table.Originated(m).Count, new(table.Originated(m).Amount, month.Currency),
                [.. table.Curve(m, what, month.Day, how).Select(s => decimal.Round(s, 8, MidpointRounding.ToEven))]))]);
    }
}
