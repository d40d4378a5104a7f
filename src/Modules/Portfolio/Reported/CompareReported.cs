using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Portfolio.Views;
using Wheelhouse.Servicing;

namespace Wheelhouse.Portfolio;

/// <summary>A month as another servicer reported it, beside our own.</summary>
/// <param name="Agreements">Reported, with something owed here or there.</param>
/// <param name="Equal">Balances that agree to the minor unit.</param>
/// <param name="Near">Balances within 1.00.</param>
/// <param name="Difference">Our balances less the reported ones.</param>
/// <param name="DaysReported">Agreements whose days past due were reported, of which <paramref name="SameBucket"/> are
/// in the same bucket.</param>
public sealed record ReportedMonth(
    DateOnly Month, int Agreements, int Equal, int Near, Money Ours, Money Reported, Money Difference,
    int DaysReported, int SameBucket);

/// <summary>An agreement whose figures differ from what was reported.</summary>
public sealed record ReportedDifference(
    Id<Agreement> Agreement, string Number, Money Ours, Money Reported, Money Difference, int DaysPastDue,
    int? DaysReported, RollState State);

/// <summary>What another servicer reported, beside what this house makes of the same agreements.</summary>
sealed class CompareReported(House house, Book book, IExposures exposures)
{
    const int OneMajor = 100;

    static readonly Sheet<ReportedMonth> Sheet = new Sheet<ReportedMonth>(
            "reported", new("与原服务商核对", "Beside the report"))
        .Day("月末", "Month", m => m.Month)
        .Number("合同数", "Agreements", m => m.Agreements)
        .Number("逐分一致", "Equal", m => m.Equal)
        .Number("相差一元内", "Within 1.00", m => m.Near)
        .Money("本系统余额", "Ours", m => m.Ours)
        .Money("报告余额", "Reported", m => m.Reported)
        .Money("差额", "Difference", m => m.Difference)
        .Number("有逾期天数", "Days reported", m => m.DaysReported)
        .Number("区间一致", "Same bucket", m => m.SameBucket);

    /// <summary>Month by month, newest first; empty where nothing was reported.</summary>
    internal async Task<Outcome<IReadOnlyList<ReportedMonth>>> Months(Scope scope, CancellationToken cancel)
    {
        var found = await book.Find(scope, cancel);
        if (!found.IsDone)
        {
            return found.Refused!;
        }

        var months = await Pairs(found.Value, null)
            .GroupBy(p => p.Month)
            .Select(g => new
            {
                Month = g.Key,
                Agreements = g.Count(),
                Equal = g.Count(p => p.Ours == p.Reported),
                Near = g.Count(p => p.Ours - p.Reported <= OneMajor && p.Reported - p.Ours <= OneMajor),
                Ours = g.Sum(p => p.Ours),
                Reported = g.Sum(p => p.Reported),
                Days = g.Count(p => p.DaysReported != null),
                Same = g.Count(p => p.DaysReported != null
                    && (p.DaysReported + 29) / 30 == (p.DaysPastDue + 29) / 30),
            })
            .OrderByDescending(m => m.Month).ToListAsync(cancel);
        var currency = found.Value.Currency;
        return Outcome(months.Select(m => new ReportedMonth(
            m.Month, m.Agreements, m.Equal, m.Near, new(m.Ours, currency), new(m.Reported, currency),
            new(m.Ours - m.Reported, currency), m.Days, m.Same)));

        static Outcome<IReadOnlyList<ReportedMonth>> Outcome(IEnumerable<ReportedMonth> rows) => rows.ToList();
    }

    internal static async Task<Results<Ok<Page<ReportedMonth>>, ProblemHttpResult>> Get(
        short? segment, string? currency, Id<Organisation>? organisation, int? limit, string? after,
        CompareReported compare,
        CancellationToken cancel) => (await compare.Months(new(null, segment, currency, organisation), cancel))
        .Select(months => months.ToPage(m => m.Month.ToString("O"), new(limit, after))).ToAnswer();

    internal static async Task<IResult> Export(
        short? segment, string? currency, Id<Organisation>? organisation, string? lang, CompareReported compare,
        CancellationToken cancel) =>
        (await compare.Months(new(null, segment, currency, organisation), cancel)).Match<IResult>(
            months => Sheet.Answer(months, lang), refusal => refusal.ToProblem());

    /// <summary>The agreements of a month whose balance or bucket differs.</summary>
    internal static async Task<Results<Ok<Page<ReportedDifference>>, ProblemHttpResult>> GetDifferences(
        DateOnly? month, short? segment, string? currency, Id<Organisation>? organisation, int? limit, string? after,
        CompareReported compare, CancellationToken cancel) =>
        (await compare.Differences(new(month, segment, currency, organisation), new(limit, after), cancel)).ToAnswer();

    async Task<Outcome<Page<ReportedDifference>>> Differences(
        Scope scope, PageRequest request, CancellationToken cancel)
    {
        var found = await book.Find(scope, cancel);
        if (!found.IsDone)
        {
            return found.Refused!;
        }

        var page = await Pairs(found.Value, found.Value.Day)
            .Where(p => p.Ours != p.Reported
                || (p.DaysReported != null && (p.DaysReported + 29) / 30 != (p.DaysPastDue + 29) / 30))
            .ToPage(p => p.Agreement, request, cancel);
        var numbers = await exposures.Numbers([.. page.Items.Select(p => p.Agreement)], cancel);
        var money = found.Value.Currency;
        return page.Select(p => new ReportedDifference(
            p.Agreement, numbers[p.Agreement], new(p.Ours, money), new(p.Reported, money),
            new(p.Ours - p.Reported, money), p.DaysPastDue, p.DaysReported, p.State));
    }

    IQueryable<Pair> Pairs(Month month, DateOnly? only) =>
        from reported in house.Set<ReportedRow>().AsNoTracking()
        join now in house.Set<SnapshotRow>().AsNoTracking()
            on new { reported.Organisation, reported.Month, reported.Agreement }
            equals new { now.Organisation, now.Month, now.Agreement }
        where reported.Organisation == month.Organisation && month.Numbers.Contains(now.Segment)
            && (only == null || reported.Month == only)
        select new Pair
        {
            Month = reported.Month,
            Agreement = reported.Agreement,
            Ours = now.Owed,
            Reported = reported.Owed,
            DaysPastDue = now.DaysPastDue,
            DaysReported = reported.DaysPastDue,
            State = now.State,
        };

    sealed record Pair
    {
        public required DateOnly Month { get; init; }

        public required Id<Agreement> Agreement { get; init; }

        public required long Ours { get; init; }

        public required long Reported { get; init; }

        public required int DaysPastDue { get; init; }

        public required int? DaysReported { get; init; }

        public required RollState State { get; init; }
    }
}
