using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Portfolio.Views;

namespace Wheelhouse.Portfolio.MonthEnd;

/// <summary>Runs a month end of the caller's organisation part by part; may be called again after any
/// interruption.</summary>
sealed class MonthEnds(Commands commands, DatabaseChoice database, IDbContextFactory<House> houses)
{
    /// <summary>Two parts at a time on PostgreSQL; SQLite has one writer.</summary>
    int AtOnce => database.IsPostgres ? Math.Max(1, Math.Min(4, Environment.ProcessorCount)) : 1;

    internal async Task<Outcome<MonthRun>> Close(Actor actor, DateOnly month, CancellationToken cancel = default)
    {
        var begun = await commands.Run<CloseMonth, MonthRun>(actor, new(month), key: null, cancel);
        return begun is { IsDone: true, Value.State: MonthState.Running }
            ? await Finish(actor, begun.Value, cancel)
            : begun;
    }

    internal async Task<Outcome<MonthRun>> Finish(Actor actor, MonthRun begun, CancellationToken cancel)
    {
        Refusal? refused = null;
        await Parallel.ForEachAsync(
            await Open(actor, begun.Month, cancel),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (part, stop) =>
            {
                var taken = await commands.Run<TakePart, Unit>(actor, new(begun.Month, part), key: null, stop);
                refused ??= taken.Refused;
            });
        return refused is { } why
            ? why
            : await commands.Run<BookMonth, MonthRun>(actor, new(begun.Month), key: null, cancel);
    }

    /// <summary>The ranges that are left.</summary>
    async Task<List<short>> Open(Actor actor, DateOnly month, CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        house.Enter(actor);
        return await house.Set<PartRow>().AsNoTracking()
            .Where(p => p.Organisation == actor.Organisation && p.Month == month && !p.Done)
            .OrderBy(p => p.First).Select(p => p.First).ToListAsync(cancel);
    }

    /// <param name="Month">The last day of the month, named so that two clicks do not close two months.</param>
    internal sealed record Body(DateOnly Month);

    internal static async Task<Results<Ok<MonthRun>, ProblemHttpResult>> Post(
        Body body, Desk desk, MonthEnds months, CancellationToken cancel)
    {
        var begun = await desk.Send<CloseMonth, MonthRun>(new(body.Month), cancel);
        return begun.Result is Ok<MonthRun> { Value.State: MonthState.Running } running
            ? (await months.Finish(desk.Actor, running.Value!, cancel)).ToAnswer()
            : begun;
    }

    static readonly Sheet<MonthRun> Sheet = new Sheet<MonthRun>("month-ends", new("月结记录", "Month ends"))
        .Day("月末", "Month", r => r.Month)
        .Words("状态", "State", r => r.State == MonthState.Done ? new("已完成", "Done") : new("进行中", "Running"))
        .Number("分片", "Parts", r => r.Parts)
        .Number("已完成分片", "Parts done", r => r.Done)
        .Number("合同数", "Agreements", r => r.Agreements)
        .Instant("开始", "Started at", r => r.StartedAt)
        .Instant("结束", "Ended at", r => r.EndedAt);

    /// <summary>The month ends there were, newest first; the first may be under way.</summary>
    internal static async Task<Results<Ok<Page<MonthRun>>, ProblemHttpResult>> Get(
        Id<Organisation>? organisation, House house, Book book, int? limit, string? after,
        CancellationToken cancel) => (await Read(organisation, house, book, cancel))
        .Select(runs => runs.ToPage(r => r.Month.ToString("O"), new(limit, after))).ToAnswer();

    internal static async Task<IResult> Export(
        Id<Organisation>? organisation, string? lang, House house, Book book, CancellationToken cancel) =>
        (await Read(organisation, house, book, cancel)).Match<IResult>(
            runs => Sheet.Answer(runs, lang), refusal => refusal.ToProblem());

    static async Task<Outcome<IReadOnlyList<MonthRun>>> Read(
        Id<Organisation>? organisation, House house, Book book, CancellationToken cancel)
    {
        var whose = await book.Of(organisation, cancel);
        if (!whose.IsDone)
        {
            return whose.Refused!;
        }

        var rows = await house.Set<MonthRow>().AsNoTracking().Where(m => m.Organisation == whose.Value)
            .OrderByDescending(m => m.Month).ToListAsync(cancel);
        var runs = new List<MonthRun>();
        foreach (var row in rows)
        {
            runs.Add(await Months.Run(house, row, cancel));
        }

        return runs;
    }
}
