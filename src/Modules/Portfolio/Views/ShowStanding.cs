using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Portfolio.Views;

/// <summary>By what the book is split.</summary>
public enum StandingBy
{
    State,
    Class,
    Stage,
    Product,
}

/// <summary>A product of the book in a currency.</summary>
/// <param name="Number">Names it in queries.</param>
public sealed record SegmentCard(short Number, Text Product, Currency Currency);

/// <summary>A line of the book.</summary>
/// <param name="Key">As the drill-down takes it: a state, class or stage, or the number of a product.</param>
/// <param name="Coverage">Allowance over gross carrying amount, a fraction; null where nothing is owed.</param>
public sealed record StandingLine(
    string Key, Text Words, int Agreements, Money Owed, Money Allowance, decimal? Coverage);

/// <summary>The book at a month end.</summary>
/// <param name="Before">The month end before; null for the first.</param>
public sealed record StandingView(
    DateOnly Month, DateOnly? Before, Currency Currency, IReadOnlyList<SegmentCard> Segments,
    IReadOnlyList<StandingLine> Lines, StandingLine Total);

/// <summary>The book by bucket, class, stage or product.</summary>
static class ShowStanding
{
    static readonly Sheet<StandingLine> Sheet = new Sheet<StandingLine>("portfolio", new("资产组合", "Portfolio"))
        .Words("分组", "Group", l => l.Words)
        .Number("合同数", "Agreements", l => l.Agreements)
        .Money("账面总额", "Gross carrying amount", l => l.Owed)
        .Money("损失准备", "Allowance", l => l.Allowance)
        .Column("覆盖率", "Coverage", l => new(null, l.Coverage, "0.00%"));

    internal static async Task<Results<Ok<StandingView>, ProblemHttpResult>> Get(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, Word<StandingBy>? by,
        Book book, CancellationToken cancel) =>
        (await Read(new(month, segment, currency, organisation), by?.Value ?? StandingBy.State, book, cancel))
        .ToAnswer();

    internal static async Task<IResult> Export(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, Word<StandingBy>? by,
        string? lang, Book book, CancellationToken cancel) =>
        (await Read(new(month, segment, currency, organisation), by?.Value ?? StandingBy.State, book, cancel))
        .Match<IResult>(
            view => Sheet.Answer([.. view.Lines, view.Total], lang), refusal => refusal.ToProblem());

    internal static async Task<Outcome<StandingView>> Read(
        Scope scope, StandingBy by, Book book, CancellationToken cancel)
    {
        var found = await book.Find(scope, cancel);
        if (!found.IsDone)
        {
            return found.Refused!;
        }

        var month = found.Value;
        var groups = await book.Rows(month)
            .GroupBy(s => new { s.State, s.Class, s.Stage, s.Segment })
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Owed = g.Sum(s => s.Owed),
                Allowance = g.Sum(s => s.Allowance),
            }).ToListAsync(cancel);
        var present = groups.Where(g => !g.Key.State.IsGone() || by == StandingBy.State).ToList();
        var lines = present
            .GroupBy(g => by switch
            {
                StandingBy.State => (int)g.Key.State,
                StandingBy.Class => (int)g.Key.Class,
                StandingBy.Stage => (int)g.Key.Stage,
                StandingBy.Product => g.Key.Segment,
            })
            .OrderBy(g => g.Key)
            .Select(g => Line(by, g.Key, month, g.Sum(x => x.Count), g.Sum(x => x.Owed), g.Sum(x => x.Allowance)))
            .ToList();
        var total = Of(
            "total", new("合计", "Total"), lines.Sum(l => l.Agreements), lines.Sum(l => l.Owed.MinorUnits),
            lines.Sum(l => l.Allowance.MinorUnits), month.Currency);
        return new StandingView(
            month.Day, month.Before, month.Currency,
            [.. month.Segments.Select(s => new SegmentCard(s.Number, s.Product, s.Currency))], lines, total);
    }

    static StandingLine Line(StandingBy by, int key, Month month, int count, long owed, long allowance)
    {
        var (name, words) = by switch
        {
            StandingBy.State => (Camel((RollState)key), RiskWords.Of((RollState)key)),
            StandingBy.Class => (Camel((AssetClass)key), RiskWords.Of((AssetClass)key)),
            StandingBy.Stage => (Camel((Stage)key), RiskWords.Of((Stage)key)),
            StandingBy.Product => (
                key.ToString(System.Globalization.CultureInfo.InvariantCulture),
                month.Segments.Single(s => s.Number == key).Product),
        };
        return Of(name, words, count, owed, allowance, month.Currency);
    }

    static StandingLine Of(string key, Text words, int count, long owed, long allowance, Currency currency) => new(
        key, words, count, new(owed, currency), new(allowance, currency),
        owed == 0 ? null : decimal.Round(allowance / (decimal)owed, 6, MidpointRounding.ToEven));

    static string Camel<T>(T word)
        where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}
