namespace Wheelhouse.Lending;

/// <summary>Division of whole numbers, rounded once and by name.</summary>
static class Rounded
{
    /// <summary>A quotient of numbers that are not negative.</summary>
    internal static long Divide(Int128 numerator, Int128 denominator, MidpointRounding rounding)
    {
        if (numerator <= long.MaxValue && denominator <= long.MaxValue / 2)
        {
            return Divide((long)numerator, (long)denominator, rounding);
        }

        var (quotient, rest) = Int128.DivRem(numerator, denominator);
        return (long)quotient + (Up((rest * 2).CompareTo(denominator), rest == 0, (long)quotient, rounding) ? 1 : 0);
    }

    static long Divide(long numerator, long denominator, MidpointRounding rounding)
    {
        var (quotient, rest) = Math.DivRem(numerator, denominator);
        return quotient + (Up((rest * 2).CompareTo(denominator), rest == 0, quotient, rounding) ? 1 : 0);
    }

    static bool Up(int half, bool exact, long quotient, MidpointRounding rounding) => rounding switch
    {
        MidpointRounding.ToEven => half > 0 || (half == 0 && !long.IsEvenInteger(quotient)),
        MidpointRounding.AwayFromZero => half >= 0,
        MidpointRounding.ToZero or MidpointRounding.ToNegativeInfinity => false,
        MidpointRounding.ToPositiveInfinity => !exact,
    };
}
