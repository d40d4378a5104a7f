namespace Wheelhouse.Lending;

/// <summary>Division of whole numbers, rounded once and by name.</summary>
static class Rounded
{
    /// <summary>A quotient of numbers that are not negative.</summary>
    internal static long Divide(Int128 numerator, long denominator, MidpointRounding rounding)
    {
        if (numerator <= long.MaxValue)
        {
            return Divide((long)numerator, denominator, rounding);
        }

        var (quotient, rest) = Int128.DivRem(numerator, denominator);
        return (long)quotient + (Up((long)rest, denominator, (long)quotient, rounding) ? 1 : 0);
    }

    static long Divide(long numerator, long denominator, MidpointRounding rounding)
    {
        var (quotient, rest) = Math.DivRem(numerator, denominator);
        return quotient + (Up(rest, denominator, quotient, rounding) ? 1 : 0);
    }

    static bool Up(long rest, long denominator, long quotient, MidpointRounding rounding) => rounding switch
    {
        MidpointRounding.ToEven =>
            rest > denominator - rest || (rest == denominator - rest && long.IsOddInteger(quotient)),
        MidpointRounding.AwayFromZero => rest >= denominator - rest,
        MidpointRounding.ToZero or MidpointRounding.ToNegativeInfinity => false,
        MidpointRounding.ToPositiveInfinity => rest > 0,
    };
}
