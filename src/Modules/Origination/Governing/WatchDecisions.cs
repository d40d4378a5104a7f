using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Models.Measures;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Governing;

/// <summary>How a version of a policy has decided on its seat.</summary>
/// <param name="Agrees">Of a shadow: how often it said what was decided; else null.</param>
public sealed record SeatLine(
    string Policy, int Version, PolicySeat Seat, Proportion Approved, Proportion Automatic, Proportion? Agrees);

/// <summary>How often a check spoke.</summary>
public sealed record CheckLine(string Check, Text Label, int Version, int Runs, int Refers, int Declines);

/// <summary>The watch over decisions of some days.</summary>
public sealed record WatchView(
    DateOnly From, DateOnly To, WatchReport Report, IReadOnlyList<SeatLine> Seats, IReadOnlyList<CheckLine> Checks);

/// <summary>Reads what is watched. Nothing of it is about a person: no inputs are opened.</summary>
sealed class WatchDecisions(House house, Caller caller, PastDecisions past, TimeProvider clock)
{
    /// <summary>The score is held against as many days before as this.</summary>
    const int BaselineDays = 92;

    internal async Task<Outcome<WatchView>> Run(
        DateOnly? from, DateOnly? to, string? family, CancellationToken cancel)
    {
        var asked = Span.Of(from, to, clock);
        if (asked.Refused is { } refused)
        {
            return refused;
        }

        var span = asked.Value;
        var rows = await Rows(span, family, cancel);
        if (rows.Count > PastDecisions.Most)
        {
            return PastDecisions.TooMany;
        }

        var bad = await past.Bad(span, cancel);
        var before = await Rows(new(span.From.AddDays(-BaselineDays), span.From.AddDays(-1)), family, cancel);
        var acting = rows.Where(r => r.Row.Seat != PolicySeat.Shadow).ToList();
        var answers = await Answers(span, family, cancel);
        return new WatchView(
            span.From, span.To,
            Watching.Of(
                [.. acting.Select(r => Seen(r, bad))],
                [.. before.Where(r => r.Row.Seat != PolicySeat.Shadow).Select(r => Seen(r, bad))],
                answers.Count(kind => kind != OverrideKind.Judged), answers.Count),
            [.. Seats(rows)], [.. Checks(acting)]);
    }

    async Task<List<Seated>> Rows(Span span, string? family, CancellationToken cancel)
    {
        var (start, end, mine) = (span.Start, span.End, caller.Actor.Organisation);
        return await (
            from d in house.Set<DecisionRow>().AsNoTracking()
            join a in house.Set<ApplicationRow>() on d.Application equals a.Id
            where d.Organisation == mine && d.At >= start && d.At < end && (family == null || d.Policy == family)
            orderby d.Id
            select new Seated(d, a.State)).Take(PastDecisions.Most + 1).ToListAsync(cancel);
    }

    async Task<List<OverrideKind>> Answers(Span span, string? family, CancellationToken cancel)
    {
        var (start, end, mine) = (span.Start, span.End, caller.Actor.Organisation);
        return await house.Set<OverrideRow>().AsNoTracking()
            .Where(o => o.Organisation == mine && o.At >= start && o.At < end && (family == null || o.Policy == family))
            .Select(o => o.Kind).ToListAsync(cancel);
    }

    static Watched Seen(Seated one, Dictionary<Id<Application>, bool> bad)
    {
        var state = new PastDecision(one.Row, Nothing, one.State, null);
        return new(
            DateOnly.FromDateTime(one.Row.At.UtcDateTime), one.Row.Verdict, one.Row.Score, state.IsOffered,
            state.IsBooked, bad.TryGetValue(one.Row.Application, out var went) ? went : null);
    }

    static readonly Dictionary<string, string> Nothing = [];

    static IEnumerable<SeatLine> Seats(IReadOnlyList<Seated> rows)
    {
        var decided = rows.Where(r => r.Row.Seat != PolicySeat.Shadow)
            .ToLookup(r => r.Row.Application, r => r.Row.Verdict);
        return
            from seated in rows
            group seated.Row by (seated.Row.Policy, seated.Row.PolicyVersion, seated.Row.Seat) into line
            orderby line.Key.Policy, line.Key.Seat, line.Key.PolicyVersion
            let count = line.Count()
            select new SeatLine(
                line.Key.Policy, line.Key.PolicyVersion, line.Key.Seat,
                Proportion.Counted(line.Count(r => r.Verdict == Verdict.Approve), count),
                Proportion.Counted(line.Count(r => r.Verdict != Verdict.Refer), count),
                line.Key.Seat == PolicySeat.Shadow
                    ? Proportion.Counted(line.Count(r => decided[r.Application].Contains(r.Verdict)), count)
                    : null);
    }

    /// <summary>Those that spoke most often first.</summary>
    static IEnumerable<CheckLine> Checks(IReadOnlyList<Seated> acting) =>
        from check in acting.SelectMany(r => r.Row.Checks)
        group check by (check.Id, check.Version) into line
        let refers = line.Count(c => c.Result is CheckResult.Refer or CheckResult.Unavailable)
        let declines = line.Count(c => c.Result == CheckResult.Decline)
        orderby refers + declines descending, line.Key.Id
        select new CheckLine(line.Key.Id, line.First().Label, line.Key.Version, line.Count(), refers, declines);

    internal static async Task<Results<Ok<WatchView>, ProblemHttpResult>> Get(
        DateOnly? from, DateOnly? to, string? family, WatchDecisions watch, CancellationToken cancel) =>
        (await watch.Run(from, to, family, cancel)).ToAnswer();

    sealed record Seated(DecisionRow Row, Applications.ApplicationState State);
}
