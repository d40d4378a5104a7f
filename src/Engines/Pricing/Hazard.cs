namespace Wheelhouse.Pricing;

/// <summary>From a probability over twelve months to one a month.</summary>
static class Hazard
{
    const int Months = 12;
    const int MostSteps = 1_000;

    /// <summary>h = 1 − (1 − PD)^(1/12), by Newton's method in decimals, so that every machine gives the same.
    /// </summary>
    /// <remarks>By hand: 0.99^12 = 0.886384871716129…, so a PD of 0.113615128283871 is 1 % a month. From 1 the steps
    /// come down to the root and never pass it, for x^12 is convex.</remarks>
    public static decimal Monthly(decimal twelveMonths)
    {
        var (survival, x) = (1 - twelveMonths, 1m);
        for (var step = 0; step < MostSteps; step++)
        {
            var power = Power(x, Months - 1);
            var next = x - (((power * x) - survival) / (Months * power));
            if (next >= x)
            {
                break;
            }

            x = next;
        }

        return decimal.Round(1 - x, 20, MidpointRounding.ToEven);
    }

    static decimal Power(decimal x, int exponent)
    {
        var product = 1m;
        for (var n = 0; n < exponent; n++)
        {
            product *= x;
        }

        return product;
    }
}
