using System.Collections.Immutable;

namespace Wheelhouse.CreditRisk;

/// <summary>China's five classes of a financial asset by its risk, best first.</summary>
/// <remarks>商业银行金融资产风险分类办法 (order 2023 no. 1), in force from 1 July 2023.</remarks>
public enum AssetClass : byte
{
    /// <summary>正常.</summary>
    Normal = 1,

    /// <summary>关注.</summary>
    SpecialMention,

    /// <summary>次级; from here on an asset is non-performing.</summary>
    Substandard,

    /// <summary>可疑.</summary>
    Doubtful,

    /// <summary>损失.</summary>
    Loss,
}

/// <summary>Why an exposure has its class.</summary>
public enum ClassReason : byte
{
    /// <summary>Nothing speaks against it.</summary>
    Performing,
    DaysPastDue,

    /// <summary>Restructured, and its observation is not over.</summary>
    Restructured,

    /// <summary>Credit-impaired, which is at least substandard.</summary>
    CreditImpaired,

    ChargedOff,

    /// <summary>It was non-performing and has not paid on time for long enough yet.</summary>
    AwaitingCure,
}

/// <summary>More than so many days past due: at least this class.</summary>
public readonly record struct ClassBand(int Over, AssetClass Class);

/// <summary>The rules of classification in force on a day: R-CLS-01, R-CLS-02, R-CLS-04.</summary>
/// <param name="Bands">By days, rising, and classes rising with them.</param>
/// <param name="Impaired">What a credit-impaired asset is at least.</param>
/// <param name="Restructured">What a restructured asset is at least while it is watched.</param>
/// <param name="ObservationMonths">For how long a restructured asset is watched.</param>
/// <param name="CureMonths">For how long a non-performing asset must have nothing overdue before it may be
/// performing.</param>
public sealed record ClassRules(
    ImmutableArray<ClassBand> Bands, AssetClass Impaired, AssetClass Restructured, int ObservationMonths,
    int CureMonths);

/// <summary>The class of an exposure and since when it is curing.</summary>
/// <param name="CuringSince">The first day with nothing overdue while it is non-performing; null when it is not
/// curing.</param>
public readonly record struct ClassStanding(AssetClass Class, ClassReason Why, DateOnly? CuringSince)
{
    /// <summary>Before anything is known against an exposure.</summary>
    public static ClassStanding New => new(AssetClass.Normal, ClassReason.Performing, null);

    /// <summary>次级, 可疑 or 损失.</summary>
    public bool NonPerforming => Class >= AssetClass.Substandard;
}

/// <summary>Classifies an exposure by dated rules, from what is known today and how it stood before.</summary>
public static class FiveClass
{
    /// <summary>The class at the end of the day of <paramref name="facts"/>. Allocates nothing.</summary>
    /// <param name="before">How it stood when it was last asked; asking again on the same day changes nothing.</param>
    /// <param name="impaired">Whether it is credit-impaired, which is stage 3 (<see cref="Staging"/>).</param>
    /// <remarks>
    /// <para>The worst of days past due, impairment, observation after restructuring and charge-off. A non-performing
    /// exposure never improves, by a step or more, until nothing was overdue for the months of cure (the order's
    /// article on upgrades, general knowledge: two periods or six months, whichever is longer); it is then what the
    /// day's facts say.</para>
    /// <para>By hand, bands over 0, 90, 270, 360 and six months of cure: 90 days special mention; 91 substandard; 400
    /// days, then down to 100: loss still. All paid on 10 March: loss until 9 September, normal on the 10th.</para>
    /// </remarks>
    public static ClassStanding Of(in CreditFacts facts, in ClassStanding before, bool impaired, ClassRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var (found, why) = Worst(facts, impaired, rules);
        DateOnly? curing = facts.DaysPastDue > 0 || facts.ChargedOff || facts.UnlikelyToPay
            ? null
            : before.CuringSince ?? facts.Day;
        return found >= AssetClass.Substandard && found >= before.Class ? new(found, why, curing)
            : !before.NonPerforming ? new(found, why, null)
            : curing is { } since && facts.HavePassed(rules.CureMonths, since)
                ? new(found, why, found >= AssetClass.Substandard ? curing : null)
            : new(before.Class, ClassReason.AwaitingCure, curing);
    }

    /// <summary>What the facts of the day say by themselves.</summary>
    static (AssetClass Class, ClassReason Why) Worst(in CreditFacts facts, bool impaired, ClassRules rules)
    {
        if (facts.ChargedOff)
        {
            return (AssetClass.Loss, ClassReason.ChargedOff);
        }

        var (worst, why) = (AssetClass.Normal, ClassReason.Performing);
        foreach (var band in rules.Bands)
        {
            if (facts.DaysPastDue > band.Over && band.Class > worst)
            {
                (worst, why) = (band.Class, ClassReason.DaysPastDue);
            }
        }

        if (impaired && rules.Impaired > worst)
        {
            (worst, why) = (rules.Impaired, ClassReason.CreditImpaired);
        }

        return rules.Restructured > worst && facts.Watched(rules.ObservationMonths)
            ? (rules.Restructured, ClassReason.Restructured)
            : (worst, why);
    }
}
