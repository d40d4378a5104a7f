namespace Wheelhouse.CreditRisk;

/// <summary>How late an exposure is, in bands of thirty days; the one definition in the house.</summary>
/// <remarks>Days past due are counted from the due date of the oldest instalment not wholly paid: on the due date
/// itself 0, the day after it 1. The bands are those of securitisation reports (Regulation AB II, Schedule AL, items
/// on delinquency, are filed in days; 30-day bands are the custom of the trade).</remarks>
public enum Bucket : byte
{
    /// <summary>Nothing is overdue.</summary>
    Current,
    Days1To30,
    Days31To60,
    Days61To90,
    Days91To120,
    Days121To150,
    Days151To180,
    Over180,
}

/// <summary>From days past due to their bucket and back.</summary>
public static class Buckets
{
    const int Width = 30;

    public static int Count => (int)Bucket.Over180 + 1;

    /// <summary>The bucket of a number of days past due; a negative number is not late.</summary>
    /// <remarks>By hand: 0 is current, 1 and 30 are the first band, 31 the second, 180 the sixth, 181 is over it.
    /// </remarks>
    public static Bucket Of(int daysPastDue) =>
        daysPastDue <= 0 ? Bucket.Current
        : daysPastDue > 6 * Width ? Bucket.Over180
        : (Bucket)((daysPastDue + Width - 1) / Width);

    /// <summary>The fewest days past due in a bucket.</summary>
    public static int Least(Bucket bucket) => bucket == Bucket.Current ? 0 : ((int)bucket - 1) * Width + 1;

    /// <summary>The most days past due in a bucket; null for the last one, which has no end.</summary>
    public static int? Most(Bucket bucket) => bucket == Bucket.Over180 ? null : (int)bucket * Width;
}
