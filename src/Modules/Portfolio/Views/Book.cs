using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Portfolio.Views;

/// <summary>Which part of the book a table shows.</summary>
/// <param name="Month">The last day of a closed month; the latest when absent.</param>
/// <param name="Segment">A product in a currency; all products of the currency when absent.</param>
/// <param name="Currency">The first of the book's when absent: amounts of two currencies never add up.</param>
/// <param name="Organisation">Whose book; a regulator names a lender, everybody else reads his own.</param>
readonly record struct Scope(DateOnly? Month, short? Segment, string? Currency, Id<Organisation>? Organisation);

/// <summary>A closed month of the book, with what is needed to read its tables.</summary>
/// <param name="Before">The month end before; null for the first.</param>
/// <param name="Segments">Those of the currency that the scope asks for.</param>
sealed record Month(
    Id<Organisation> Organisation, DateOnly Day, DateOnly? Before, Currency Currency,
    IReadOnlyList<SegmentRow> Segments)
{
    internal short[] Numbers { get; } = [.. Segments.Select(s => s.Number)];
}

/// <summary>Reads what the month ends left, of the organisation that asks or that a regulator names.</summary>
sealed class Book(House house, IOrganisations organisations, Caller caller)
{
    static readonly Refusal NoBook = new(
        "portfolio.no_such_book",
        "There is no book of this organisation that you may read; leave the organisation out for your own.",
        RefusalKind.NotFound);

    /// <summary>Whose book is read; the same refusal for one that is not there and one that is not the
    /// caller's.</summary>
    internal async Task<Outcome<Id<Organisation>>> Of(Id<Organisation>? asked, CancellationToken cancel)
    {
        var actor = caller.Actor;
        if (!actor.SeesEveryone)
        {
            return asked is { } other && other != actor.Organisation ? NoBook : actor.Organisation;
        }

        return asked is not { } lender
            ? new Refusal(
                "portfolio.name_organisation", "Name the lender whose book you want in the parameter organisation.",
                RefusalKind.Invalid)
            : await organisations.Find(lender, cancel) is { Kind: OrganisationKind.Lender } ? lender : NoBook;
    }

    /// <summary>The month, or a refusal where there is none.</summary>
    internal async Task<Outcome<Month>> Find(Scope scope, CancellationToken cancel)
    {
        var whose = await Of(scope.Organisation, cancel);
        if (!whose.IsDone)
        {
            return whose.Refused!;
        }

        var me = whose.Value;
        var days = await house.Set<MonthRow>().AsNoTracking()
            .Where(m => m.Organisation == me && m.State == MonthState.Done)
            .OrderByDescending(m => m.Month).Select(m => m.Month).ToListAsync(cancel);
        var place = scope.Month is { } wanted ? days.IndexOf(wanted) : days.Count == 0 ? -1 : 0;
        if (place < 0)
        {
            return new Refusal(
                "portfolio.no_such_month",
                "This month end has not been taken; take it, or choose one of those that were.", RefusalKind.NotFound);
        }

        var segments = await house.Set<SegmentRow>().AsNoTracking().Where(s => s.Organisation == me)
            .OrderBy(s => s.Number).ToListAsync(cancel);
        var chosen = scope.Segment is { } number ? segments.Where(s => s.Number == number).ToList() : segments;
        var currency = scope.Segment is null && scope.Currency is { } code
            ? segments.FirstOrDefault(s => s.Currency.Code == code)?.Currency
            : chosen.FirstOrDefault()?.Currency;
        return currency is { } known
            ? new Month(
                me, days[place], place + 1 < days.Count ? days[place + 1] : null, known,
                [.. chosen.Where(s => s.Currency == known)])
            : new Refusal(
                "portfolio.no_such_segment", "The book has no such product or currency; choose one it has.",
                RefusalKind.NotFound);
    }

    internal IQueryable<SnapshotRow> Rows(Month month) => house.Set<SnapshotRow>().AsNoTracking()
        .Where(s => s.Organisation == month.Organisation && s.Month == month.Day
            && month.Numbers.Contains(s.Segment));

    /// <summary>Those of the month, and the last ones of agreements that were gone by then: a curve that adds up over
    /// months counts them still.</summary>
    internal IQueryable<SnapshotRow> LastRows(Month month) => LastOf(
        house.Set<SnapshotRow>().AsNoTracking()
            .Where(s => s.Organisation == month.Organisation && month.Numbers.Contains(s.Segment)), month.Day);

    internal static IQueryable<SnapshotRow> LastOf(IQueryable<SnapshotRow> rows, DateOnly month) => rows
        .Where(s => s.Month == month || (s.Month < month && s.State >= RollState.ChargedOff
            && !rows.Any(n => n.Part == s.Part && n.Agreement == s.Agreement && n.Month > s.Month
                && n.Month <= month)));

    internal IQueryable<SnapshotRow> RowsBefore(Month month) => house.Set<SnapshotRow>().AsNoTracking()
        .Where(s => s.Organisation == month.Organisation && s.Month == month.Before
            && month.Numbers.Contains(s.Segment));

    /// <summary>The cells of one kind of table over months, summed over parts and segments.</summary>
    internal async Task<IReadOnlyList<Cell>> Cells(
        Month month, CellKind kind, DateOnly from, CancellationToken cancel) => await house.Set<CellRow>()
        .AsNoTracking()
        .Where(c => c.Organisation == month.Organisation && c.Kind == kind && c.Month >= from && c.Month <= month.Day
            && month.Numbers.Contains(c.Segment))
        .GroupBy(c => new { c.Month, c.Row, c.Column })
        .Select(g => new Cell(g.Key.Month, g.Key.Row, g.Key.Column, g.Sum(c => c.Count), g.Sum(c => c.Amount)))
        .ToListAsync(cancel);

    /// <summary>A sum over parts and segments.</summary>
    internal sealed record Cell(DateOnly Month, int Row, int Column, long Count, long Amount);
}
