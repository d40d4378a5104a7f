using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;

namespace Wheelhouse.Portfolio;

/// <summary>Ends a month end: books what the allowance moved by, product by product, and closes the month.</summary>
/// <remarks>The accounts of the allowance hold, stage by stage, exactly what the snapshot expects to be lost; what the
/// agreements used of it in the month (<see cref="Used"/>) is taken over into the stages.</remarks>
sealed record BookMonth(DateOnly Month)
{
    internal const string Expense = "losses.expense";
    internal const string Used = "losses.allowance";

    /// <summary>What the entries of a month end are about, in the ledger.</summary>
    internal static string SubjectOf(Id<Organisation> organisation, DateOnly month) =>
        $"{organisation}/month/{month:O}";

    internal static string AccountOf(Stage stage) => $"losses.allowance.stage{(int)stage}";

    /// <summary>The lines of a product: impairment against the allowance by stage; they sum to zero.</summary>
    /// <remarks>By hand: stage 1 falls by 100, stage 2 rises by 250, 40 were used: stage 1 +100, stage 2 −250, used
    /// −40, and 190 of expense.</remarks>
    internal static IReadOnlyList<Line> Lines(
        IReadOnlyDictionary<(Stage, MovementCause), long> movement, Currency currency)
    {
        var lines = new List<Line>();
        var stages = Enum.GetValues<Stage>();
        foreach (var stage in stages)
        {
            Add(AccountOf(stage), Of(stage, MovementCause.Opening) - Of(stage, MovementCause.Closing));
        }

        Add(Used, stages.Sum(s => Of(s, MovementCause.WrittenOff) + Of(s, MovementCause.Recovered)));
        Add(Expense, -lines.Sum(l => l.Amount.MinorUnits));
        return lines;

        long Of(Stage stage, MovementCause cause) => movement.GetValueOrDefault((stage, cause));

        void Add(string account, long minor)
        {
            if (minor != 0)
            {
                lines.Add(new(account, new(minor, currency)));
            }
        }
    }

    internal sealed class Handler(
        House house, IJournal journal, IBusinessDays days, Caller caller, IWork work, TimeProvider clock)
        : IHandle<BookMonth, MonthRun>
    {
        static readonly Text Narrative = new("预期信用损失计提", "Expected credit loss");

        public async Task<Outcome<MonthRun>> Handle(BookMonth command, CancellationToken cancel)
        {
            var (me, month) = (caller.Actor.Organisation, command.Month);
            work.About($"{me}/month/{month:O}");
            var run = await house.Set<MonthRow>()
                .FirstAsync(m => m.Organisation == me && m.Month == month, cancel);
            var parts = await house.Set<PartRow>().AsNoTracking()
                .Where(p => p.Organisation == me && p.Month == month).ToListAsync(cancel);
            if (run.State == MonthState.Done || parts.Count < run.Parts)
            {
                return CloseMonth.ToRun(run, parts.Count);
            }

            var opened = await journal.Open(me, Chart.Lender, cancel);
            var segments = await house.Set<SegmentRow>().AsNoTracking().Where(s => s.Organisation == me)
                .ToListAsync(cancel);
            var today = await days.Of(me, cancel);
            var cells = await house.Set<CellRow>().AsNoTracking()
                .Where(c => c.Organisation == me && c.Kind == CellKind.Movement && c.Month == month)
                .GroupBy(c => new { c.Segment, c.Row, c.Column })
                .Select(g => new { g.Key, Amount = g.Sum(c => c.Amount) }).ToListAsync(cancel);
            foreach (var product in cells.GroupBy(c => c.Key.Segment).OrderBy(g => g.Key))
            {
                var lines = Lines(
                    product.ToDictionary(c => ((Stage)c.Key.Row, (MovementCause)c.Key.Column), c => c.Amount),
                    segments.Single(s => s.Number == product.Key).Currency);
                var subject = SubjectOf(me, month);
                var posting = new Posting($"{subject}/{product.Key}", month, today, Narrative, subject, lines);
                if (lines.Count > 0 && (await journal.Post(me, posting, cancel)).Refused is { } refused)
                {
                    return refused;
                }
            }

            (run.State, run.EndedAt, run.Done) = (MonthState.Done, clock.GetUtcNow(), run.Parts);
            run.Agreements = parts.Sum(p => p.Agreements);
            return opened.Select(_ => CloseMonth.ToRun(run, run.Parts));
        }
    }
}
