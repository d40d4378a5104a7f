using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Nights;

/// <summary>Begins nights, and tells how far they have come.</summary>
sealed class DayRuns(House house, IEnumerable<INightStep> steps, NightSize size, TimeProvider clock)
{
    static readonly Text Accounts = new("账户", "Accounts");

    /// <summary>Cuts the accounts into partitions and lists the steps.</summary>
    internal async Task<DayRun> Begin(Id<Organisation> me, DateOnly day, CancellationToken cancel)
    {
        var next = day.AddDays(1);
        var counts = await house.Set<AccountRow>()
            .Where(a => a.Organisation == me && a.State != AgreementState.Closed)
            .GroupBy(a => a.Part)
            .Select(g => new { Part = g.Key, Count = g.Count(), Due = g.Count(a => a.WorkOn <= next) })
            .ToListAsync(cancel);
        var run = new DayRunRow
        {
            Organisation = me,
            Day = day,
            State = DayRunState.Running,
            Accounts = counts.Sum(c => c.Count),
            Total = counts.Sum(c => c.Due),
            StartedAt = clock.GetUtcNow(),
        };
        house.Add(run);
        var parts = Cut(run).ToList();
        var lined = Lined(run).ToList();
        house.AddRange(parts);
        house.AddRange(lined);
        return Told(run, parts, lined);
    }

    internal async Task<DayRun> Of(DayRunRow run, CancellationToken cancel) => (await Of([run], cancel))[0];

    internal async Task<IReadOnlyList<DayRun>> Of(IReadOnlyList<DayRunRow> runs, CancellationToken cancel)
    {
        var days = runs.Select(r => r.Day).ToList();
        var me = runs.Count > 0 ? runs[0].Organisation : default;
        var parts = await house.Set<NightPartRow>()
            .Where(p => p.Organisation == me && days.Contains(p.Day)).ToListAsync(cancel);
        var lined = await house.Set<NightStepRow>()
            .Where(s => s.Organisation == me && days.Contains(s.Day)).ToListAsync(cancel);
        return [.. runs.Select(r => Told(
            r, [.. parts.Where(p => p.Day == r.Day)], [.. lined.Where(s => s.Day == r.Day)]))];
    }

    /// <summary>As few partitions as their size allows; small portfolios are one.</summary>
    IEnumerable<NightPartRow> Cut(DayRunRow run)
    {
        var count = Math.Clamp((run.Accounts + size.Accounts - 1) / size.Accounts, 1, AccountRow.Parts);
        for (var i = 0; i < count; i++)
        {
            yield return new()
            {
                Organisation = run.Organisation,
                Day = run.Day,
                First = i * AccountRow.Parts / count,
                Last = ((i + 1) * AccountRow.Parts / count) - 1,
            };
        }
    }

    IEnumerable<NightStepRow> Lined(DayRunRow run) => steps.Select(step => new NightStepRow
    {
        Organisation = run.Organisation,
        Day = run.Day,
        Name = step.Name,
        Order = step.Order,
    });

    DayRun Told(DayRunRow run, List<NightPartRow> parts, List<NightStepRow> lined)
    {
        var (worked, done) = (parts.Sum(p => p.Worked), parts.Count(p => p.Done));
        return new(
            run.Day, run.Day.AddDays(1), run.State, run.Accounts, run.Total, worked, parts.Sum(p => p.Closed),
            parts.Count, done,
            [
                new("accounts", Accounts, parts.Sum(p => p.Read), run.Accounts, done == parts.Count),
                .. lined.OrderBy(s => s.Order).ThenBy(s => s.Name, StringComparer.Ordinal)
                    .Select(s => new DayRunStep(s.Name, TitleOf(s.Name), s.Done, s.Total, s.IsOver)),
            ],
            run.StartedAt, run.EndedAt);
    }

    Text TitleOf(string name) => steps.FirstOrDefault(s => s.Name == name)?.Title ?? new(name, name);
}
