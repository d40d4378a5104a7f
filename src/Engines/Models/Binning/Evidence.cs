namespace Wheelhouse.Models.Binning;

/// <summary>How many good and bad rows there are; a row of half a weight counts half.</summary>
public readonly record struct Counts(double Goods, double Bads)
{
    public double Rows => Goods + Bads;

    /// <summary>Share of bad rows, 0 where there are none.</summary>
    public double BadRate => Rows > 0 ? Bads / Rows : 0;

    /// <summary>What one more bin adds to the information value by chance alone: 1/G + 1/B.</summary>
    /// <remarks>Under no relation IV/(1/G + 1/B) is about chi-square with one degree of freedom a bin less one.
    /// </remarks>
    public double Chance => 1 / Math.Max(Goods, 1) + 1 / Math.Max(Bads, 1);

    public static Counts operator +(Counts a, Counts b) => new(a.Goods + b.Goods, a.Bads + b.Bads);

    public static Counts operator -(Counts a, Counts b) => new(a.Goods - b.Goods, a.Bads - b.Bads);

    /// <summary>Counts rows by their outcome and weight.</summary>
    public static Counts Of(Labels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var all = new Counts(0, 0);
        for (var n = 0; n < labels.Rows; n++)
        {
            all += labels.Count(n);
        }

        return all;
    }
}

/// <summary>Which rows are bad, and how much each counts.</summary>
/// <param name="Weights">One for an observed row; less for the two halves of a reject.</param>
public sealed record Labels(bool[] Bad, double[] Weights)
{
    public Labels(bool[] bad)
        : this(bad, Enumerable.Repeat(1.0, (bad ?? throw new ArgumentNullException(nameof(bad))).Length).ToArray())
    {
    }

    public int Rows => Bad.Length;

    public Counts Count(int row) => Bad[row] ? new(0, Weights[row]) : new(Weights[row], 0);

    public Labels Take(IReadOnlyList<int> rows) =>
        new([.. rows.Select(row => Bad[row])], [.. rows.Select(row => Weights[row])]);
}

/// <summary>Weight of evidence and information value.</summary>
/// <remarks>Source: N. Siddiqi, Credit Risk Scorecards, chapter 6.</remarks>
public static class Evidence
{
    /// <summary>How much a bin speaks for good, in log-odds against the whole.</summary>
    /// <remarks>
    /// <code>WOE = ln((Gi / G) / (Bi / B))</code>
    /// <para>A count of none is taken as one half, so that it stays finite. Worked by hand: 30 of 80 goods and 5 of 20
    /// bads give ln(0.375 / 0.25) = 0.405465.</para>
    /// </remarks>
    public static double Woe(Counts bin, Counts all) =>
        Math.Log(Half(bin.Goods) / all.Goods) - Math.Log(Half(bin.Bads) / all.Bads);

    /// <summary>What a bin adds to the information value of its variable.</summary>
    /// <remarks>
    /// <code>IV = sum of (Gi/G − Bi/B) × WOEi</code>
    /// <para>Worked by hand: the bin above adds (0.375 − 0.25) × 0.405465 = 0.050683. Below 0.02 a variable says
    /// nothing, from 0.3 it is strong, above 0.5 it is to be suspected.</para>
    /// </remarks>
    public static double Iv(Counts bin, Counts all) =>
        (Half(bin.Goods) / all.Goods - Half(bin.Bads) / all.Bads) * Woe(bin, all);

    static double Half(double count) => count > 0 ? count : 0.5;
}
