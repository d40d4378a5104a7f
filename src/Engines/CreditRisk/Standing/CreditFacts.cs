namespace Wheelhouse.CreditRisk;

/// <summary>What classification and staging ask of an exposure at the end of a day.</summary>
/// <param name="DaysPastDue">From the due date of the oldest instalment not wholly paid; 0: nothing is late.</param>
/// <param name="RestructuredOn">The day of the last concession to a debtor in difficulty; null: there was none.</param>
/// <param name="ChargedOff">Given up as an asset, in whole or but for what is being recovered.</param>
/// <param name="UnlikelyToPay">Known to be impaired whatever the days say: insolvent, repossessed, terminated for
/// arrears (IFRS 9 Appendix A, credit-impaired).</param>
/// <param name="IncreasedRisk">Credit risk has risen significantly since it began, by other signs than days
/// (IFRS 9 5.5.9): probability of default, watch list.</param>
public readonly record struct CreditFacts(
    DateOnly Day, int DaysPastDue, DateOnly? RestructuredOn = null, bool ChargedOff = false,
    bool UnlikelyToPay = false, bool IncreasedRisk = false)
{
    /// <summary>Whether so many whole months have passed from a day to this one; a month ends on the same day of the
    /// month, or on its last.</summary>
    /// <remarks>By hand: six months from 31 August are over on 28 February, 29 in a leap year.</remarks>
    internal bool HavePassed(int months, DateOnly since) => Day >= since.AddMonths(months);

    /// <summary>Whether it is still watched after a restructuring.</summary>
    internal bool Watched(int months) => RestructuredOn is { } on && on <= Day && !HavePassed(months, on);
}
