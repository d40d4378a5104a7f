namespace Wheelhouse.CreditRisk;

/// <summary>Where an exposure stands at a month end: in a bucket, or gone in one of two ways.</summary>
/// <remarks>The buckets keep their numbers, so that a bucket is a state by a cast.</remarks>
public enum RollState : byte
{
    Current = Bucket.Current,
    Days1To30 = Bucket.Days1To30,
    Days31To60 = Bucket.Days31To60,
    Days61To90 = Bucket.Days61To90,
    Days91To120 = Bucket.Days91To120,
    Days121To150 = Bucket.Days121To150,
    Days151To180 = Bucket.Days151To180,
    Over180 = Bucket.Over180,

    /// <summary>Charged off or written off.</summary>
    ChargedOff,

    /// <summary>Nothing is owed any more: repaid as planned, early, or sold.</summary>
    PaidOff,
}

/// <summary>From an exposure to its state, and what counts as default.</summary>
public static class RollStates
{
    /// <summary>Instalments missed when default shows: three full months and the day after them.</summary>
    public const int MonthsToDefault = (int)RollState.Days91To120;

    public static int Count => (int)RollState.PaidOff + 1;

    /// <summary>Gone states win over days: what is charged off may still be late.</summary>
    public static RollState Of(int daysPastDue, bool chargedOff, bool owesNothing) =>
        chargedOff ? RollState.ChargedOff
        : owesNothing ? RollState.PaidOff
        : (RollState)Buckets.Of(daysPastDue);

    /// <summary>Over ninety days late, or charged off (IFRS 9 B5.5.37, in buckets).</summary>
    public static bool IsDefault(this RollState state) =>
        state is >= RollState.Days91To120 and <= RollState.ChargedOff;

    /// <summary>Nothing follows.</summary>
    public static bool IsGone(this RollState state) => state >= RollState.ChargedOff;
}
