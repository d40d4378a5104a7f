using System.Runtime.CompilerServices;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Present values of one unit at the end of each row that follows the first: v_k = Π 1 / (1 + f_j).</summary>
/// <remarks>Fractions of 2^64, each product rounded: after 600 rows the last digits of 19 are uncertain, which moves a
/// level instalment of 10^9 by less than a millionth.</remarks>
struct Discounts(DayCount dayCount, Cadence cadence, long rate, long rateUnit)
{
    const decimal One = 18446744073709551616m;

    readonly record struct Known(long Weight, long Denominator, ulong Discount);

    [InlineArray(8)]
    struct Eight
    {
        Known first;
    }

    Eight known;
    int next, count;
    ulong last, whole, part;

    /// <summary>The value of one unit at the end of the last row.</summary>
    internal readonly decimal Last => count == 0 ? 1 : last / One;

    /// <summary>The value of one unit at the end of every row.</summary>
    internal readonly decimal Sum => whole + (part / One);

    internal void Add(in Row row)
    {
        var discount = Of(row);
        if (count++ == 0)
        {
            last = discount;
        }
        else
        {
            var high = Math.BigMul(last, discount, out var low);
            last = high + (low >> 63);
        }

        part = unchecked(part + last);
        whole += part < last ? 1UL : 0;
    }

    ulong Of(in Row row)
    {
        var (weight, denominator) = Factors.Fraction(dayCount, cadence, row);
        foreach (ref readonly var one in known)
        {
            if (one.Weight == weight && one.Denominator == denominator)
            {
                return one.Discount;
            }
        }

        var unit = (UInt128)denominator * (ulong)rateUnit;
        var grown = unit + ((UInt128)(ulong)rate * (ulong)weight);
        var discount = grown == unit ? ulong.MaxValue : (ulong)((unit << 64) / grown);
        known[next++ & 7] = new(weight, denominator, discount);
        return discount;
    }
}
