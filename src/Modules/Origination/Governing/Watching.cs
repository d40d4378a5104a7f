using Wheelhouse.Decisions;
using Wheelhouse.Models.Measures;

namespace Wheelhouse.Origination.Governing;

/// <summary>A decision as the watch counts it.</summary>
/// <param name="Offered">Whether an offer was made in the end, by a person or without one.</param>
/// <param name="Bad">How its contract has gone; null where there is none.</param>
sealed record Watched(DateOnly Day, Verdict Verdict, int? Score, bool Offered, bool Booked, bool? Bad);

/// <summary>How serious an alarm is.</summary>
public enum AlarmLevel
{
    Look,
    Act,
}

/// <summary>Something to look at, or to act on.</summary>
/// <param name="Code">What it is, as in <c>psi</c>; the portal has its words.</param>
/// <param name="Actual">The figure, a fraction or an index.</param>
public sealed record Alarm(string Code, AlarmLevel Level, double Actual, double Limit);

/// <summary>A week of decisions.</summary>
/// <param name="From">Its Monday.</param>
public sealed record WatchedWeek(DateOnly From, int Applications, double Automatic, double Approved, double Booked);

/// <summary>How decisions have gone.</summary>
/// <param name="Automatic">Answered without a person.</param>
/// <param name="Approved">Offered in the end.</param>
/// <param name="LookToBook">Of all that were decided, those that became contracts.</param>
/// <param name="BadOfAutomatic">Of the contracts that were approved without a person, those that have gone bad.</param>
/// <param name="BadOfPersons">Of the contracts that a person approved, likewise.</param>
/// <param name="Psi">How far the score has moved since the time before; null where either time has too few
/// scores.</param>
public sealed record WatchReport(
    int Applications, Proportion Automatic, Proportion Approved, Proportion LookToBook, Proportion BadOfAutomatic,
    Proportion BadOfPersons, Proportion Overrides, double? Psi, IReadOnlyList<WatchedWeek> Weeks,
    IReadOnlyList<Alarm> Alarms);

/// <summary>Watches decisions: counts, and raises alarms where a count is beyond its limit. Pure.</summary>
static class Watching
{
    /// <summary>Fewer scores than these say nothing of a distribution.</summary>
    internal const int LeastScores = 100;

    /// <summary>PSI: look above 0.10, act above 0.25 (N. Siddiqi, Credit Risk Scorecards, chapter 9).</summary>
    const double PsiLook = 0.10;

    const double PsiAct = 0.25;

    /// <summary>What the house means to answer without a person.</summary>
    const double LeastAutomatic = 0.90;

    /// <summary>More overrides than these, and the policy no longer says what the lender does.</summary>
    const double MostOverrides = 0.05;

    /// <summary>One of two answers is no habit.</summary>
    const int LeastAnswers = 20;

    /// <summary>A share is below or above its limit for sure only when its whole interval is.</summary>
    internal static WatchReport Of(
        IReadOnlyList<Watched> now, IReadOnlyList<Watched> before, int overrides, int answered)
    {
        var automatic = Count(now, w => w.Verdict != Verdict.Refer);
        var (mine, theirs) = (
            Bad(now.Where(w => w.Verdict == Verdict.Approve)), Bad(now.Where(w => w.Verdict != Verdict.Approve)));
        var overruled = Proportion.Counted(overrides, answered);
        var psi = Moved(now, before);
        return new(
            now.Count, automatic, Count(now, w => w.Offered), Count(now, w => w.Booked), mine, theirs, overruled, psi,
            [.. Weeks(now)], [.. Alarms(automatic, mine, theirs, overruled, psi)]);
    }

    static IEnumerable<Alarm> Alarms(
        Proportion automatic, Proportion mine, Proportion theirs, Proportion overruled, double? psi)
    {
        if (psi > PsiLook)
        {
            yield return psi > PsiAct
                ? new("psi", AlarmLevel.Act, psi.Value, PsiAct)
                : new("psi", AlarmLevel.Look, psi.Value, PsiLook);
        }

        if (automatic.Of > 0 && automatic.High < LeastAutomatic)
        {
            yield return new("automatic", AlarmLevel.Look, automatic.Share, LeastAutomatic);
        }

        if (overruled.Of >= LeastAnswers && overruled.Low > MostOverrides)
        {
            yield return new("overrides", AlarmLevel.Act, overruled.Share, MostOverrides);
        }

        if (theirs.Of > 0 && mine.Low > theirs.High)
        {
            yield return new("bad", AlarmLevel.Act, mine.Share, theirs.High);
        }
    }

    static Proportion Count(IReadOnlyList<Watched> of, Func<Watched, bool> holds) =>
        Proportion.Counted(of.Count(holds), of.Count);

    static Proportion Bad(IEnumerable<Watched> those)
    {
        var contracts = those.Where(w => w.Bad is not null).ToList();
        return Proportion.Counted(contracts.Count(w => w.Bad == true), contracts.Count);
    }

    static double? Moved(IReadOnlyList<Watched> now, IReadOnlyList<Watched> before)
    {
        var (scores, expected) = (Scores(now), Scores(before));
        if (scores.Count < LeastScores || expected.Count < LeastScores)
        {
            return null;
        }

        var baseline = Baseline.Of(expected);
        return Stability.Index(baseline.Shares, baseline.Distribution(scores));
    }

    static List<double> Scores(IReadOnlyList<Watched> of) =>
        [.. of.Where(w => w.Score is not null).Select(w => (double)w.Score!.Value)];

    static IEnumerable<WatchedWeek> Weeks(IReadOnlyList<Watched> now) =>
        from watched in now
        group watched by watched.Day.AddDays(-(((int)watched.Day.DayOfWeek + 6) % 7)) into week
        orderby week.Key
        let those = week.ToList()
        select new WatchedWeek(
            week.Key, those.Count, Count(those, w => w.Verdict != Verdict.Refer).Share,
            Count(those, w => w.Offered).Share, Count(those, w => w.Booked).Share);
}
