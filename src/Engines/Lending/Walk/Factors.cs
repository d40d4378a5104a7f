using System.Runtime.CompilerServices;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The rate of a whole row as a decimal fraction; a few are remembered, for months have but four
/// lengths.</summary>
/// <remarks>16 decimal places: over 600 rows that moves a level instalment of 10^9 by less than a thousandth.</remarks>
ref struct Factors(DayCount dayCount, Cadence cadence, long rate, long rateUnit)
{
    const int Decimals = 16;

    readonly record struct Known(long Weight, long Denominator, decimal Factor);

    [InlineArray(4)]
    struct Four
    {
        Known first;
    }

    Four known;
    int next;

    internal decimal Of(in Row row)
    {
        var (weight, denominator) = Fraction(row);
        foreach (ref readonly var one in known)
        {
            if (one.Weight == weight && one.Denominator == denominator)
            {
                return one.Factor;
            }
        }

        var exact = (decimal)rate * weight / ((decimal)denominator * rateUnit);
        var factor = decimal.Round(exact, Decimals, MidpointRounding.ToEven);
        known[next++ & 3] = new(weight, denominator, factor);
        return factor;
    }

    /// <summary>How many plain rows from the first on have the first one's factor.</summary>
    internal readonly int Alike(ReadOnlySpan<Row> rows, decimal factor)
    {
        var most = factor > 0.05m ? 8 : 60; // so that the growth over them stays small beside the largest decimal
        var first = Fraction(rows[0]);
        var count = 1;
        while (count < rows.Length && count < most && rows[count].IsPlain && Fraction(rows[count]) == first)
        {
            count++;
        }

        return count;
    }

    readonly (long Weight, long Denominator) Fraction(in Row row) => Fraction(dayCount, cadence, row);

    /// <summary>What part of a year a row is. Whole months of 30/360 are the same, whatever their days.</summary>
    internal static (long Weight, long Denominator) Fraction(DayCount dayCount, in Cadence cadence, in Row row)
    {
        var part = YearPart.Of(dayCount, cadence, row);
        return dayCount == DayCount.Thirty360 && row.Days > 0
            ? (part.PerDay, part.Denominator / row.Days)
            : (part.Weight(row.Start, row.Due), part.Denominator);
    }
}
