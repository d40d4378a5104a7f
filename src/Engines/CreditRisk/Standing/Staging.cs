namespace Wheelhouse.CreditRisk;

/// <summary>The stage of an exposure under IFRS 9: how much of its life the expected loss looks at.</summary>
public enum Stage : byte
{
    /// <summary>Losses of defaults within twelve months (IFRS 9 5.5.5).</summary>
    One = 1,

    /// <summary>Credit risk has risen significantly: losses of the whole life (5.5.3).</summary>
    Two,

    /// <summary>Credit-impaired: the same, and interest is earned on the net amount (5.4.1(b)).</summary>
    Three,
}

/// <summary>Why an exposure has its stage.</summary>
public enum StageReason : byte
{
    /// <summary>Nothing speaks against it.</summary>
    Performing,
    DaysPastDue,

    /// <summary>Risk has risen by other signs than days.</summary>
    IncreasedRisk,

    /// <summary>Restructured, and its observation is not over.</summary>
    Restructured,
    UnlikelyToPay,
    ChargedOff,

    /// <summary>The signs are gone, and not for long enough yet.</summary>
    Probation,
}

/// <summary>The rules of staging in force on a day: R-ECL-01, R-ECL-02 and the observation of R-CLS-02.</summary>
/// <param name="TwoOver">More than so many days past due: stage 2 (IFRS 9 5.5.11).</param>
/// <param name="ThreeFrom">So many days past due or more: stage 3 (B5.5.37: not later than).</param>
/// <param name="ThreeProbationMonths">Months with nothing overdue before stage 3 becomes stage 2.</param>
/// <param name="TwoProbationMonths">Months without a sign of stage 2 before it becomes stage 1.</param>
/// <param name="ObservationMonths">For how long a restructured exposure is at least stage 2.</param>
public sealed record StageRules(
    int TwoOver, int ThreeFrom, int ThreeProbationMonths, int TwoProbationMonths, int ObservationMonths);

/// <summary>The stage of an exposure and since when it is on probation.</summary>
/// <param name="CuringSince">The first day without the signs that led to the stage; null when they are there, or when
/// it is in stage 1.</param>
public readonly record struct StageStanding(Stage Stage, StageReason Why, DateOnly? CuringSince)
{
    /// <summary>Before anything is known against an exposure.</summary>
    public static StageStanding New => new(Stage.One, StageReason.Performing, null);
}

/// <summary>Stages an exposure by dated rules, from what is known today and how it stood before.</summary>
public static class Staging
{
    /// <summary>The stage at the end of the day of <paramref name="facts"/>. Allocates nothing.</summary>
    /// <param name="before">How it stood when it was last asked; asking again on the same day changes nothing.</param>
    /// <remarks>
    /// <para>Up at once, down one step at a time and each after its probation; stage 3 begins to cure when nothing is
    /// overdue at all, stage 2 when no sign of it is left.</para>
    /// <para>By hand, over 30, from 90, probation of six and three months: 30 days stage 1, 31 stage 2, 90 stage 3. All
    /// paid on 10 March: stage 3 until 9 September, stage 2 from the 10th, stage 1 from 10 December.</para>
    /// </remarks>
    public static StageStanding Of(in CreditFacts facts, in StageStanding before, StageRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var (found, why) = Worst(facts, rules);
        if (found >= before.Stage)
        {
            return new(found, why, null);
        }

        if (before.Stage == Stage.Three && facts.DaysPastDue > 0)
        {
            return new(Stage.Three, StageReason.Probation, null);
        }

        var since = before.CuringSince ?? facts.Day;
        var months = before.Stage == Stage.Three ? rules.ThreeProbationMonths : rules.TwoProbationMonths;
        return !facts.HavePassed(months, since) ? new(before.Stage, StageReason.Probation, since)
            : before.Stage == Stage.Two ? new(Stage.One, StageReason.Performing, null)
            : Of(facts, new(Stage.Two, StageReason.Probation, since.AddMonths(months)), rules);
    }

    /// <summary>What the facts of the day say by themselves.</summary>
    static (Stage Stage, StageReason Why) Worst(in CreditFacts facts, StageRules rules) =>
        facts.ChargedOff ? (Stage.Three, StageReason.ChargedOff)
        : facts.DaysPastDue >= rules.ThreeFrom ? (Stage.Three, StageReason.DaysPastDue)
        : facts.UnlikelyToPay ? (Stage.Three, StageReason.UnlikelyToPay)
        : facts.DaysPastDue > rules.TwoOver ? (Stage.Two, StageReason.DaysPastDue)
        : facts.IncreasedRisk ? (Stage.Two, StageReason.IncreasedRisk)
        : facts.Watched(rules.ObservationMonths) ? (Stage.Two, StageReason.Restructured)
        : (Stage.One, StageReason.Performing);
}
