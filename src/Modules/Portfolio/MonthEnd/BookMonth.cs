using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.MonthEnd;
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

    internal sealed class Handler(Booking booking, Caller caller, IWork work) : IHandle<BookMonth, MonthRun>
    {
        public async Task<Outcome<MonthRun>> Handle(BookMonth command, CancellationToken cancel)
        {
            work.About($"{caller.Actor.Organisation}/month/{command.Month:O}");
            return await booking.Book(caller.Actor.Organisation, command.Month, cancel);
        }
    }

    /// <summary>The last piece of a month end.</summary>
    internal sealed class Booking(
        House house, Months months, FirstMonths first, IJournal journal, IBusinessDays days, TimeProvider clock)
    {
        static readonly Text Narrative = new("预期信用损失计提", "Expected credit loss");

        /// <summary>Books and closes the month once all ranges are done.</summary>
        internal async Task<Outcome<MonthRun>> Book(Id<Organisation> me, DateOnly month, CancellationToken cancel)
        {
            var run = await house.Set<MonthRow>().FirstAsync(m => m.Organisation == me && m.Month == month, cancel);
            var ranges = await house.Set<PartRow>().AsNoTracking()
                .Where(p => p.Organisation == me && p.Month == month && p.Done).ToListAsync(cancel);
            if (run.State == MonthState.Done || ranges.Count < run.Parts)
            {
                return Months.Run(run, ranges.Count);
            }

            var segments = (await months.Segments(me, cancel)).ToDictionary(s => s.Number, s => s.Currency);
            var posted = await Post(me, month, segments, cancel);
            if (!posted.IsDone)
            {
                return posted.Refused!;
            }

            await first.Tell(me, month, cancel);
            (run.State, run.EndedAt) = (MonthState.Done, clock.GetUtcNow());
            run.Agreements = ranges.Sum(p => p.Agreements);
            return Months.Run(run, run.Parts);
        }

        async Task<Outcome<Unit>> Post(
            Id<Organisation> me, DateOnly month, Dictionary<short, Currency> segments, CancellationToken cancel)
        {
            var opened = await journal.Open(me, Chart.Lender, cancel);
            var today = await days.Of(me, cancel);
            var cells = await house.Set<CellRow>().AsNoTracking()
                .Where(c => c.Organisation == me && c.Kind == CellKind.Movement && c.Month == month)
                .GroupBy(c => new { c.Segment, c.Row, c.Column })
                .Select(g => new { g.Key, Amount = g.Sum(c => c.Amount) }).ToListAsync(cancel);
            foreach (var product in cells.GroupBy(c => c.Key.Segment).OrderBy(g => g.Key))
            {
                var lines = Lines(
                    product.ToDictionary(c => ((Stage)c.Key.Row, (MovementCause)c.Key.Column), c => c.Amount),
                    segments[product.Key]);
                var subject = SubjectOf(me, month);
                var posting = new Posting($"{subject}/{product.Key}", month, today, Narrative, subject, lines);
                if (lines.Count > 0 && (await journal.Post(me, posting, cancel)).Refused is { } refused)
                {
                    return refused;
                }
            }

            return opened;
        }
    }
}
