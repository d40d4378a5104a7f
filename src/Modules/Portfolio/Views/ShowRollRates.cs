using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;

namespace Wheelhouse.Portfolio.Views;

/// <summary>A cell of the matrix.</summary>
/// <param name="Rate">Its share of the row, by the measure asked for; a fraction.</param>
public sealed record RollCell(RollState To, long Agreements, Money Balance, decimal Rate);

/// <summary>What became, a month later, of what stood in a state.</summary>
public sealed record RollRow(RollState From, Text Words, long Agreements, Money Balance, IReadOnlyList<RollCell> Cells);

/// <summary>Roll rates over months that were closed.</summary>
/// <param name="From">The first month end whose moves are counted.</param>
/// <param name="FlowToDefault">The share of what is current that would roll to over ninety days.</param>
public sealed record RollView(
    DateOnly From, DateOnly Month, RollMeasure By, Currency Currency, decimal? FlowToDefault,
    IReadOnlyList<RollRow> Rows);

/// <summary>The roll-rate matrix.</summary>
static class ShowRollRates
{
    const int UsualMonths = 12;

    static readonly Sheet<(RollRow Row, RollCell Cell)> Sheet = new Sheet<(RollRow Row, RollCell Cell)>(
            "roll-rates", new("迁徙率", "Roll rates"))
        .Words("期初", "From", c => c.Row.Words)
        .Words("期末", "To", c => RiskWords.Of(c.Cell.To))
        .Number("合同数", "Agreements", c => c.Cell.Agreements)
        .Money("期初余额", "Opening balance", c => c.Cell.Balance)
        .Column("迁徙率", "Rate", c => new(null, c.Cell.Rate, "0.00%"));

    /// <param name="months">Over how many month ends up to the one asked for; 12 when absent.</param>
    internal static async Task<Results<Ok<RollView>, ProblemHttpResult>> Get(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, int? months,
        Word<RollMeasure>? by, Book book, CancellationToken cancel) =>
        (await Read(new(month, segment, currency, organisation), months, by, book, cancel)).ToAnswer();

    internal static async Task<IResult> Export(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, int? months,
        Word<RollMeasure>? by, string? lang, Book book, CancellationToken cancel) =>
        (await Read(new(month, segment, currency, organisation), months, by, book, cancel)).Match<IResult>(
            view => Sheet.Answer(view.Rows.SelectMany(r => r.Cells.Select(c => (r, c))), lang),
            refusal => refusal.ToProblem());

    internal static async Task<Outcome<RollView>> Read(
        Scope scope, int? months, Word<RollMeasure>? by, Book book, CancellationToken cancel)
    {
        var found = await book.Find(scope, cancel);
        if (!found.IsDone)
        {
            return found.Refused!;
        }

        var (month, measure) = (found.Value, by?.Value ?? RollMeasure.Balance);
        var from = month.Day.AddDays(1).AddMonths(-Math.Clamp(months ?? UsualMonths, 1, 120));
        var rolls = new RollMatrix();
        foreach (var cell in await book.Cells(month, CellKind.Roll, from, cancel))
        {
            rolls.Add((RollState)cell.Row, (RollState)cell.Column, cell.Amount, cell.Count);
        }

        var rows = States.Where(s => rolls.Total(s, RollMeasure.Count) > 0)
            .Select(s => Row(rolls, s, measure, month.Currency));
        return new RollView(from, month.Day, measure, month.Currency, rolls.FlowToDefault(measure), [.. rows]);
    }

    static readonly IReadOnlyList<RollState> States = Enum.GetValues<RollState>();

    static RollRow Row(RollMatrix rolls, RollState from, RollMeasure measure, Currency currency) => new(
        from, RiskWords.Of(from), rolls.Total(from, RollMeasure.Count),
        new(rolls.Total(from, RollMeasure.Balance), currency),
        [
            .. States.Where(to => rolls.Count(from, to) > 0).Select(to => new RollCell(
                to, rolls.Count(from, to), new(rolls.Balance(from, to), currency),
                decimal.Round(rolls.Rate(from, to, measure) ?? 0m, 8, MidpointRounding.ToEven))),
        ]);
}
