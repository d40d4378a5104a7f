using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Warning;

/// <summary>A factor as a desk reads it.</summary>
sealed record WarningLine(
    WarningFactor Factor, Text Name, int? Value, int Points, int Most, FactorAbsent? Absent);

/// <summary>An early warning in a list.</summary>
/// <param name="Since">The day it came into its band.</param>
/// <param name="Why">What weighs most, at most three.</param>
sealed record WarningItem(
    Id<Agreement> Agreement, string Number, string Vin, int Points, WarningBand Band, DateOnly Since,
    IReadOnlyList<Text> Why);

/// <summary>An early warning with its parts.</summary>
/// <param name="Card">The number of its scorecard.</param>
/// <param name="Note">What the weights rest on.</param>
/// <param name="Amber">From so many points on.</param>
sealed record WarningView(
    Id<Agreement> Agreement, string Number, string Vin, int Points, WarningBand Band, DateOnly Since, int Card,
    Text Note, int Amber, int Red, IReadOnlyList<WarningLine> Parts)
{
    internal static WarningView Of(WarningRow row)
    {
        var card = WarningCard.Numbered(row.Card);
        var names = card.Factors.ToDictionary(f => f.Factor, f => f.Name);
        return new(
            row.Agreement, row.Number, row.Vin, row.Points, row.Band, row.Since, card.Number, card.Note, card.Amber,
            card.Red,
            [
                .. row.Parts.Select(p => new WarningLine(
                    p.Factor, names[p.Factor], p.Value, p.Points, p.Most, p.Absent)),
            ]);
    }
}

/// <summary>Early warnings, read.</summary>
static class ReadWarnings
{
    const int MostReasons = 3;

    /// <summary>Warnings as the last close or somebody since left them, the newest agreement first.</summary>
    internal static async Task<Ok<Page<WarningItem>>> List(
        Word<WarningBand>? band, int? limit, string? after, House house, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, band, new(limit, after), cancel));

    internal static async Task<IResult> Export(
        Word<WarningBand>? band, string? lang, House house, CancellationToken cancel) =>
        CaseSheets.Warnings.Answer(await Paging.All(page => Read(house, band, page, cancel)), lang);

    static async Task<Page<WarningItem>> Read(
        House house, Word<WarningBand>? band, PageRequest request, CancellationToken cancel)
    {
        var rows = house.Set<WarningRow>().AsNoTracking();
        rows = band is { } wanted ? rows.Where(w => w.Band == wanted.Value) : rows;
        return (await rows.ToPage(w => w.Agreement, request, cancel)).Select(Item);
    }

    /// <summary>One, as the last close or somebody since left it.</summary>
    internal static async Task<Results<Ok<WarningView>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, House house, CancellationToken cancel) =>
        await house.Set<WarningRow>().AsNoTracking().FirstOrDefaultAsync(w => w.Agreement == agreement, cancel) is
        { } row
            ? TypedResults.Ok(WarningView.Of(row))
            : MakeWarning.None.ToProblem();

    static WarningItem Item(WarningRow row)
    {
        var names = WarningCard.Numbered(row.Card).Factors.ToDictionary(f => f.Factor, f => f.Name);
        return new(
            row.Agreement, row.Number, row.Vin, row.Points, row.Band, row.Since,
            [
                .. row.Parts.Where(p => p.Points > 0).OrderByDescending(p => p.Points).Take(MostReasons)
                    .Select(p => names[p.Factor]),
            ]);
    }
}

/// <summary>The warning of one agreement is made anew, now.</summary>
sealed record MakeWarning(Id<Agreement> Agreement)
{
    internal static readonly Refusal None = new(
        "collections.no_warning", "No warning of this agreement: it gives no sign of trouble, or it has ended.",
        RefusalKind.NotFound);

    internal sealed class Handler(Warnings warnings, IWork work) : IHandle<MakeWarning, WarningView>
    {
        public async Task<Outcome<WarningView>> Handle(MakeWarning command, CancellationToken cancel)
        {
            work.About(command.Agreement.ToString());
            return await warnings.One(command.Agreement, cancel) is { } row ? WarningView.Of(row) : None;
        }
    }

    internal static Task<Results<Ok<WarningView>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Desk desk, CancellationToken cancel) =>
        desk.Send<MakeWarning, WarningView>(new(agreement), cancel);
}
