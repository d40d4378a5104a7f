using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.MonthEnd;
using Wheelhouse.Portfolio.Storage;

namespace Wheelhouse.Portfolio.Views;

/// <summary>A cause of the movement, stage by stage.</summary>
/// <param name="Agreements">How many, in all stages.</param>
public sealed record MovementLine(
    MovementCause Cause, Text Words, long Agreements, Money Stage1, Money Stage2, Money Stage3, Money Total);

/// <summary>The chance of default of what stands in a state, before the scenarios.</summary>
/// <param name="Year">Within twelve months; a fraction.</param>
/// <param name="Life">Within the horizon.</param>
/// <param name="Monthly">Cumulative, by month from 1, every third month.</param>
public sealed record CurveLine(RollState From, Text Words, decimal Year, decimal Life, IReadOnlyList<decimal> Monthly);

/// <summary>What the month end booked on an account of the ledger.</summary>
public sealed record BookedLine(string Account, Money Amount);

/// <summary>Expected credit loss at a month end.</summary>
/// <param name="Parameters">The row in force.</param>
/// <param name="LossGivenDefault">A fraction, before the scenarios.</param>
/// <param name="OwnLosses">Whether the own book's recoveries told it.</param>
/// <param name="Booked">What the ledger took, all products of the organisation together; empty where the table shows
/// one product.</param>
/// <param name="Subject">Of those entries, for the ledger's list.</param>
public sealed record ExpectedLossView(
    DateOnly Month, Currency Currency, EclParameters Parameters, decimal LossGivenDefault, bool OwnLosses,
    IReadOnlyList<CurveLine> Curves, IReadOnlyList<MovementLine> Movement, Money Impairment,
    IReadOnlyList<BookedLine> Booked, string Subject);

/// <summary>Expected loss with its parameters, its movement, and what of it stands in the ledger.</summary>
static class ShowExpectedLoss
{
    const int Year = 12;
    const int Every = 3;

    static readonly Sheet<MovementLine> Sheet = new Sheet<MovementLine>(
            "allowance", new("损失准备变动", "Movement of the allowance"))
        .Words("项目", "Cause", l => l.Words)
        .Money("第一阶段", "Stage 1", l => l.Stage1)
        .Money("第二阶段", "Stage 2", l => l.Stage2)
        .Money("第三阶段", "Stage 3", l => l.Stage3)
        .Money("合计", "Total", l => l.Total)
        .Number("合同数", "Agreements", l => l.Agreements);

    internal static async Task<Results<Ok<ExpectedLossView>, ProblemHttpResult>> Get(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, Reading reading,
        CancellationToken cancel) =>
        (await reading.Read(new(month, segment, currency, organisation), cancel)).ToAnswer();

    internal static async Task<IResult> Export(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, string? lang,
        Reading reading, CancellationToken cancel) =>
        (await reading.Read(new(month, segment, currency, organisation), cancel)).Match<IResult>(
            view => Sheet.Answer(view.Movement, lang), refusal => refusal.ToProblem());

    internal sealed class Reading(Book book, Grounds grounds, IJournal journal)
    {
        internal async Task<Outcome<ExpectedLossView>> Read(Scope scope, CancellationToken cancel)
        {
            var found = await book.Find(scope, cancel);
            if (!found.IsDone)
            {
                return found.Refused!;
            }

            var (month, me) = (found.Value, found.Value.Organisation);
            var basis = await grounds.Of(me, month.Day, month.Segments, cancel);
            var ground = basis.Grounds[month.Currency];
            var cells = await book.Cells(month, CellKind.Movement, month.Day, cancel);
            var movement = Enum.GetValues<MovementCause>().Select(c => Line(c, cells, month.Currency)).ToList();
            var subject = BookMonth.SubjectOf(me, month.Day);
            var entries = scope.Segment is null ? await journal.Of(subject, cancel) : [];
            var booked = entries.SelectMany(e => e.Lines).Where(l => l.Amount.Currency == month.Currency)
                .GroupBy(l => l.Account, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new BookedLine(g.Key, Money.Sum(g.Select(l => l.Amount), month.Currency)));
            return new ExpectedLossView(
                month.Day, month.Currency, basis.Parameters, ground.LossGivenDefault, ground.OwnLosses,
                [.. Curves(ground)], movement, Impairment(movement, month.Currency), [.. booked], subject);
        }
    }

    static Money Impairment(IReadOnlyList<MovementLine> movement, Currency currency) => Money.Sum(
        movement.Where(l => l.Cause is MovementCause.New or MovementCause.Derecognised or MovementCause.Remeasured)
            .Select(l => l.Total),
        currency);

    static IEnumerable<CurveLine> Curves(Ground ground)
    {
        for (var state = RollState.Current; !state.IsDefault(); state++)
        {
            var curve = ground.Curves[(int)state];
            yield return new(
                state, RiskWords.Of(state), Short(curve.By(Year)), Short(curve.By(curve.Months)),
                [.. Enumerable.Range(1, curve.Months / Every).Select(n => Short(curve.By(n * Every)))]);
        }
    }

    static decimal Short(decimal share) => decimal.Round(share, 8, MidpointRounding.ToEven);

    static MovementLine Line(MovementCause cause, IReadOnlyList<Book.Cell> cells, Currency currency)
    {
        var mine = cells.Where(c => c.Column == (int)cause).ToList();
        return new(
            cause, RiskWords.Of(cause), mine.Sum(c => c.Count), Of(Stage.One), Of(Stage.Two), Of(Stage.Three),
            new(mine.Sum(c => c.Amount), currency));

        Money Of(Stage stage) => new(mine.Where(c => c.Row == (int)stage).Sum(c => c.Amount), currency);
    }
}
