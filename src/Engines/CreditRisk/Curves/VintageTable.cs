namespace Wheelhouse.CreditRisk;

/// <summary>What a vintage curve counts, each agreement once: when it first came to it.</summary>
public enum VintageMeasure
{
    /// <summary>Thirty-one days late or more.</summary>
    Over30,

    /// <summary>Over ninety days late, or charged off.</summary>
    Default,
    ChargedOff,

    /// <summary>Repaid before its term.</summary>
    PaidEarly,
}

/// <summary>Cumulative curves by month of origination and months on book.</summary>
/// <remarks>
/// <para>The share of the amount originated that had come to the measure by an age. Amounts are the minor units
/// originated of the agreements that did, so that curves of different ages compare; month 0 is the month of
/// origination.
/// </para>
/// <para>By hand: 10,000,000.00 originated in January; 100,000.00 of it first over thirty days late in March, 50,000.00
/// in April: 0 %, 0 %, 1 %, 1.5 % at ages 0 to 3.</para>
/// </remarks>
public sealed class VintageTable
{
    readonly SortedDictionary<int, Vintage> vintages = [];

    /// <summary>The months of origination, as first days, oldest first.</summary>
    public IEnumerable<DateOnly> Months => vintages.Keys.Select(DayOf);

    /// <summary>An agreement began.</summary>
    /// <param name="amount">Originated, in minor units.</param>
    public void Originated(DateOnly on, long amount, long count = 1)
    {
        var vintage = Of(on);
        vintage.Amount += amount;
        vintage.Count += count;
    }

    /// <summary>An agreement came to a measure for the first time.</summary>
    /// <param name="amount">What was originated of it, in minor units.</param>
    public void Came(VintageMeasure measure, DateOnly originated, DateOnly on, long amount, long count = 1)
    {
        var vintage = Of(originated);
        var key = (measure, Math.Max(0, Month(on) - Month(originated)));
        var before = vintage.Came.GetValueOrDefault(key);
        vintage.Came[key] = (before.Amount + amount, before.Count + count);
    }

    public (long Amount, long Count) Originated(DateOnly month) =>
        vintages.GetValueOrDefault(Month(month)) is { } vintage ? (vintage.Amount, vintage.Count) : default;

    /// <summary>The cumulative share of a vintage at ages 0 to the one it has reached on a day, by amount or by
    /// count.</summary>
    public IReadOnlyList<decimal> Curve(DateOnly month, VintageMeasure measure, DateOnly asOf, RollMeasure by)
    {
        if (!vintages.TryGetValue(Month(month), out var vintage))
        {
            return [];
        }

        var (sum, curve) = (0L, new List<decimal>());
        var whole = by == RollMeasure.Count ? vintage.Count : vintage.Amount;
        for (var age = 0; age <= Month(asOf) - Month(month); age++)
        {
            var (amount, count) = vintage.Came.GetValueOrDefault((measure, age));
            sum += by == RollMeasure.Count ? count : amount;
            curve.Add(whole == 0 ? 0m : sum / (decimal)whole);
        }

        return curve;
    }

    Vintage Of(DateOnly day)
    {
        if (!vintages.TryGetValue(Month(day), out var vintage))
        {
            vintages[Month(day)] = vintage = new();
        }

        return vintage;
    }

    static int Month(DateOnly day) => (day.Year * 12) + day.Month - 1;

    static DateOnly DayOf(int month) => new(month / 12, (month % 12) + 1, 1);

    sealed class Vintage
    {
        internal long Amount { get; set; }

        internal long Count { get; set; }

        internal Dictionary<(VintageMeasure, int), (long Amount, long Count)> Came { get; } = [];
    }
}
