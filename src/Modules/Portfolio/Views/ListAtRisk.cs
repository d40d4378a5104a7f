using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Servicing;

namespace Wheelhouse.Portfolio.Views;

/// <summary>An agreement behind a cell. Its events are at <c>/api/agreements/{id}/events</c>.</summary>
/// <param name="StateBefore">At the month end before; null where it was not there.</param>
public sealed record AtRisk(
    Id<Agreement> Agreement, string Number, Text Product, DateOnly PaidOn, Money Financed, Money Owed, int DaysPastDue,
    RollState State, RollState? StateBefore, AssetClass Class, Text ClassWhy, Stage Stage, Stage? StageBefore,
    Text StageWhy, Money Allowance, Money? AllowanceBefore, Money Lost);

/// <summary>The agreements behind any cell of any table of a month.</summary>
static class ListAtRisk
{
    /// <param name="State">At the month end.</param>
    /// <param name="From">At the month end before: with a state it is a cell of the roll-rate matrix.</param>
    /// <param name="Cause">A line of the movement table, and with a stage a cell of it.</param>
    /// <param name="Vintage">Any day of a month of origination; with it, as with a measure, those that are gone are
    /// named, too.</param>
    /// <param name="Measure">What they had come to by the month end, of a vintage curve.</param>
    internal sealed record Filter(
        RollState? State, RollState? From, AssetClass? Class, Stage? Stage, MovementCause? Cause, DateOnly? Vintage,
        VintageMeasure? Measure);

    static readonly Sheet<AtRisk> Sheet = new Sheet<AtRisk>("at-risk", new("合同清单", "Agreements"))
        .Text("合同号", "Agreement", a => a.Number)
        .Words("产品", "Product", a => a.Product)
        .Day("放款日", "Paid out", a => a.PaidOn)
        .Money("放款额", "Financed", a => a.Financed)
        .Money("账面总额", "Gross carrying amount", a => a.Owed)
        .Number("逾期天数", "Days past due", a => a.DaysPastDue)
        .Words("状态", "State", a => RiskWords.Of(a.State))
        .Words("五级分类", "Class", a => RiskWords.Of(a.Class))
        .Words("分类原因", "Why", a => a.ClassWhy)
        .Words("阶段", "Stage", a => RiskWords.Of(a.Stage))
        .Words("阶段原因", "Why", a => a.StageWhy)
        .Money("损失准备", "Allowance", a => a.Allowance)
        .Money("已核销净额", "Written off, net", a => a.Lost);

    internal static async Task<Results<Ok<Page<AtRisk>>, ProblemHttpResult>> Get(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, Word<RollState>? state,
        Word<RollState>? from, Word<AssetClass>? @class, Word<Stage>? stage, Word<MovementCause>? cause,
        DateOnly? vintage, Word<VintageMeasure>? measure, int? limit, string? after, Book book, IExposures exposures,
        CancellationToken cancel)
    {
        var filter = new Filter(
            state?.Value, from?.Value, @class?.Value, stage?.Value, cause?.Value, vintage, measure?.Value);
        var found = await book.Find(new(month, segment, currency, organisation), cancel);
        return found.Refused is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok(await Page(found.Value, filter, new(limit, after), book, exposures, cancel));
    }

    internal static async Task<IResult> Export(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, Word<RollState>? state,
        Word<RollState>? from, Word<AssetClass>? @class, Word<Stage>? stage, Word<MovementCause>? cause,
        DateOnly? vintage, Word<VintageMeasure>? measure, string? lang, Book book, IExposures exposures,
        CancellationToken cancel)
    {
        var filter = new Filter(
            state?.Value, from?.Value, @class?.Value, stage?.Value, cause?.Value, vintage, measure?.Value);
        var found = await book.Find(new(month, segment, currency, organisation), cancel);
        if (found.Refused is { } refusal)
        {
            return refusal.ToProblem();
        }

        return Sheet.Answer(
            await Paging.All(page => Page(found.Value, filter, page, book, exposures, cancel)), lang);
    }

    static async Task<Page<AtRisk>> Page(
        Month month, Filter filter, PageRequest request, Book book, IExposures exposures, CancellationToken cancel)
    {
        var rows = filter.Vintage is null && filter.Measure is null ? book.Rows(month) : book.LastRows(month);
        var pairs =
            from now in rows
            join was in book.RowsBefore(month) on now.Agreement equals was.Agreement into before
            from was in before.DefaultIfEmpty()
            select new Pair { Now = now, Was = was };
        var page = await Narrow(pairs, filter).ToPage(p => p.Now.Agreement, request, cancel);
        var numbers = await exposures.Numbers([.. page.Items.Select(p => p.Now.Agreement)], cancel);
        var products = month.Segments.ToDictionary(s => s.Number, s => s.Product);
        return page.Select(p => Card(p.Now, p.Was, numbers[p.Now.Agreement], products[p.Now.Segment], month.Currency));
    }

    static IQueryable<Pair> Narrow(IQueryable<Pair> pairs, Filter filter)
    {
        pairs = filter.State is { } state ? pairs.Where(p => p.Now.State == state) : pairs;
        pairs = filter.From is { } from ? pairs.Where(p => p.Was != null && p.Was.State == from) : pairs;
        pairs = filter.Class is { } one ? pairs.Where(p => p.Now.Class == one) : pairs;
        if (filter.Vintage is { } day)
        {
            var first = new DateOnly(day.Year, day.Month, 1);
            var next = first.AddMonths(1);
            pairs = pairs.Where(p => p.Now.PaidOn >= first && p.Now.PaidOn < next);
        }

        if (filter.Measure is { } measure)
        {
            var flag = (Ever)(1 << (int)measure);
            pairs = pairs.Where(p => (p.Now.Ever & flag) != 0);
        }

        return filter.Cause is { } cause
            ? Caused(pairs, cause, filter.Stage)
            : filter.Stage is { } stage
                ? pairs.Where(p => p.Now.Stage == stage && p.Now.State < RollState.ChargedOff)
                : pairs;
    }

    /// <summary>What entered a line of the movement table; see <see cref="AllowanceMovement"/>.</summary>
    static IQueryable<Pair> Caused(IQueryable<Pair> pairs, MovementCause cause, Stage? stage)
    {
        const RollState Gone = RollState.ChargedOff;
        var caused = cause switch
        {
            MovementCause.Opening => pairs.Where(p => p.Was != null && p.Was.State < Gone),
            MovementCause.New => pairs.Where(p => (p.Was == null || p.Was.State >= Gone) && p.Now.State < Gone),
            MovementCause.Derecognised => pairs.Where(p =>
                p.Was != null && p.Was.State < Gone && p.Now.State >= Gone && p.Now.Lost == p.Was.Lost),
            MovementCause.Transfer => pairs.Where(p =>
                p.Was != null && p.Was.State < Gone && p.Now.State < Gone && p.Now.Stage != p.Was.Stage),
            MovementCause.Remeasured => pairs.Where(p =>
                p.Was != null && p.Was.State < Gone && p.Now.Allowance + p.Now.Lost != p.Was.Allowance + p.Was.Lost
                && (p.Now.State < Gone || p.Now.Lost != p.Was.Lost)),
            MovementCause.WrittenOff => pairs.Where(p => p.Now.Lost > (p.Was == null ? 0 : p.Was.Lost)),
            MovementCause.Recovered => pairs.Where(p => p.Was != null && p.Now.Lost < p.Was.Lost),
            MovementCause.Closing => pairs.Where(p => p.Now.State < Gone),
        };
        return stage is not { } one ? caused
            : cause is MovementCause.Opening or MovementCause.Derecognised or MovementCause.WrittenOff
                or MovementCause.Recovered
                ? caused.Where(p => (p.Was == null ? p.Now.Stage : p.Was.Stage) == one)
            : cause == MovementCause.Transfer ? caused.Where(p => p.Now.Stage == one || p.Was!.Stage == one)
            : caused.Where(p => p.Now.Stage == one);
    }

    static AtRisk Card(SnapshotRow now, SnapshotRow? was, string number, Text product, Currency currency) => new(
        now.Agreement, number, product, now.PaidOn, Of(now.Financed, currency), Of(now.Owed, currency),
        now.DaysPastDue, now.State, was?.State, now.Class, RiskWords.Of(now.ClassWhy), now.Stage, was?.Stage,
        RiskWords.Of(now.StageWhy), Of(now.Allowance, currency), was is null ? null : Of(was.Allowance, currency),
        Of(now.Lost, currency));

    static Money Of(long minor, Currency currency) => new(minor, currency);

    /// <summary>By properties: databases sort by one.</summary>
    sealed record Pair
    {
        public required SnapshotRow Now { get; init; }

        public required SnapshotRow? Was { get; init; }
    }
}
