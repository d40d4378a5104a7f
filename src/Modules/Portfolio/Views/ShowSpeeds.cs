using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;

namespace Wheelhouse.Portfolio.Views;

/// <summary>How fast the book repaid early in a month.</summary>
/// <param name="Unscheduled">Principal beyond what was scheduled.</param>
/// <param name="Age">Months since origination, weighted by opening balance.</param>
/// <param name="Smm">Single monthly mortality; a fraction, as the others.</param>
/// <param name="Cpr">The same a year.</param>
/// <param name="Abs">The ABS measure at that age.</param>
public sealed record SpeedLine(
    DateOnly Month, Money Opening, Money Scheduled, Money Unscheduled, int Age, decimal? Smm, decimal? Cpr,
    decimal? Abs);

/// <summary>Prepayment speeds by month.</summary>
public sealed record SpeedView(Currency Currency, IReadOnlyList<SpeedLine> Lines);

/// <summary>Prepayment speeds from the book's own months.</summary>
static class ShowSpeeds
{
    static readonly Sheet<SpeedLine> Sheet = new Sheet<SpeedLine>("speeds", new("提前还款速度", "Prepayment speeds"))
        .Day("月末", "Month", l => l.Month)
        .Money("期初余额", "Opening", l => l.Opening)
        .Money("计划还本", "Scheduled", l => l.Scheduled)
        .Money("提前还本", "Unscheduled", l => l.Unscheduled)
        .Number("账龄（月）", "Age", l => l.Age)
        .Column("SMM", "SMM", l => new(null, l.Smm, "0.00%"))
        .Column("CPR", "CPR", l => new(null, l.Cpr, "0.00%"))
        .Column("ABS", "ABS", l => new(null, l.Abs, "0.00%"));

    internal static async Task<Results<Ok<SpeedView>, ProblemHttpResult>> Get(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, Book book,
        CancellationToken cancel) =>
        (await Read(new(month, segment, currency, organisation), book, cancel)).ToAnswer();

    internal static async Task<IResult> Export(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, string? lang, Book book,
        CancellationToken cancel) =>
        (await Read(new(month, segment, currency, organisation), book, cancel)).Match<IResult>(
            view => Sheet.Answer(view.Lines, lang), refusal => refusal.ToProblem());

    static async Task<Outcome<SpeedView>> Read(Scope scope, Book book, CancellationToken cancel)
    {
        var found = await book.Find(scope, cancel);
        if (!found.IsDone)
        {
            return found.Refused!;
        }

        var cells = await book.Cells(found.Value, CellKind.Speed, DateOnly.MinValue, cancel);
        var currency = found.Value.Currency;
        return new SpeedView(
            currency, [.. cells.GroupBy(c => c.Month).OrderBy(g => g.Key).Select(g => Line(g.Key, [.. g], currency))]);
    }

    static SpeedLine Line(DateOnly month, IReadOnlyList<Book.Cell> cells, Currency currency)
    {
        var (opening, scheduled, unscheduled) = (Sum(0), Sum(1), Sum(2));
        var aged = cells.Where(c => c.Column == 0).Sum(c => (Int128)c.Amount * c.Row, out var none);
        var age = opening == 0 || none ? 0 : (int)(aged / opening);
        var smm = PrepaymentSpeed.Smm(opening, scheduled, unscheduled);
        return new(
            month, new(opening, currency), new(scheduled, currency), new(unscheduled, currency), age, Short(smm),
            Short(smm is { } s ? PrepaymentSpeed.Cpr(s) : null),
            Short(smm is { } a ? PrepaymentSpeed.Abs(a, Math.Max(1, age)) : null));

        long Sum(int column) => cells.Where(c => c.Column == column).Sum(c => c.Amount);
    }

    static decimal? Short(decimal? speed) =>
        speed is { } s ? decimal.Round(s, 8, MidpointRounding.ToEven) : null;

    static Int128 Sum(this IEnumerable<Book.Cell> cells, Func<Book.Cell, Int128> weight, out bool none)
    {
        var sum = (Int128)0;
        none = true;
        foreach (var cell in cells)
        {
            sum += weight(cell);
            none = false;
        }

        return sum;
    }
}
