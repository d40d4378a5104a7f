namespace Wheelhouse.Lending;

/// <summary>Finds the rate of one period at which payments are worth as much as advances.</summary>
/// <remarks>
/// <para>The equation: the sum of <c>amount / ((1 + f·i)(1 + i)^t)</c> over payments (positive) and advances
/// (negative) is 0, with <c>t</c> whole periods and <c>f</c> the odd fraction. All powers are whole, so that the
/// work is done in <see cref="decimal"/> throughout.</para>
/// <para>By hand: 1 000 advanced, 1 100 paid one period later: 1 100 / (1 + i) = 1 000, i = 0.1.</para>
/// </remarks>
sealed class PeriodRate
{
    // A rate beyond 1,000,000 % a year is a slip of the pen, and beyond this much growth decimals would overflow.
    const double GreatestGrowthPerYear = 10_001;
    const double GreatestGrowthOverall = 1e9;
    const decimal Precise = 1e-24m;
    const int GridPoints = 400;

    readonly Term[] terms;
    readonly decimal lowest;
    readonly decimal highest;

    /// <param name="flows">Payments positive, advances negative; at least one of each.</param>
    public PeriodRate(IEnumerable<Term> flows, int periodsPerYear)
    {
        terms = [.. flows
            .GroupBy(flow => (flow.Periods, flow.Fraction))
            .Select(same => new Term(same.Sum(flow => flow.Amount), same.Key.Periods, same.Key.Fraction))
            .Where(flow => flow.Amount != 0m)
            .OrderBy(flow => flow.Periods).ThenBy(flow => flow.Fraction)];
        Normalise();
        var span = terms.Length == 0 ? 1 : terms[^1].Periods + 1;
        highest = (decimal)Math.Pow(GreatestGrowthPerYear, 1d / periodsPerYear) - 1m;
        lowest = (decimal)Math.Pow(GreatestGrowthOverall, -1d / span) - 1m;
    }

    /// <summary>One flow of the equation.</summary>
    public readonly record struct Term(decimal Amount, int Periods, decimal Fraction);

    /// <summary>Every rate that solves the equation within the bounds; an ordinary loan has exactly one.</summary>
    public IReadOnlyList<decimal> Solve() => SignChanges() == 1
        ? Bracketed(lowest, highest, Guess()) is { } only ? [only] : []
        : [.. Scan()];

    /// <summary>Whole powers by squaring; exact to the last digits of a decimal.</summary>
    public static decimal Power(decimal value, int exponent)
    {
        var power = 1m;
        for (var factor = value; exponent > 0; exponent >>= 1)
        {
            power = (exponent & 1) == 1 ? power * factor : power;
            factor = exponent > 1 ? factor * factor : factor;
        }

        return power;
    }

    // Dividing by the greatest amount keeps every intermediate figure small; the root stays.
    void Normalise()
    {
        var greatest = terms.Select(term => Math.Abs(term.Amount)).DefaultIfEmpty(1m).Max();
        for (var n = 0; n < terms.Length; n++)
        {
            terms[n] = terms[n] with { Amount = terms[n].Amount / greatest };
        }
    }

    // One change of sign in the order of time means one root; a loan that is advanced first and paid after has one.
    int SignChanges()
    {
        var changes = 0;
        for (var n = 1; n < terms.Length; n++)
        {
            changes += Math.Sign(terms[n].Amount) == Math.Sign(terms[n - 1].Amount) ? 0 : 1;
        }

        return changes;
    }

    // The equation's straight line at rate 0: near the root for small rates, and only a start for the others.
    decimal Guess()
    {
        var (value, slope) = At(0m);
        return slope == 0m ? 0m : -value / slope;
    }

    IEnumerable<decimal> Scan()
    {
        var step = Math.Pow((double)((1m + highest) / (1m + lowest)), 1d / GridPoints);
        var from = lowest;
        for (var n = 1; n <= GridPoints; n++)
        {
            var to = n == GridPoints ? highest : (decimal)((double)(1m + lowest) * Math.Pow(step, n)) - 1m;
            if (Bracketed(from, to, (from + to) / 2m) is { } root)
            {
                yield return root;
            }

            from = to;
        }
    }

    /// <summary>Newton's steps inside a bracket that only shrinks; halves it where a step would leave it.</summary>
    decimal? Bracketed(decimal low, decimal high, decimal guess)
    {
        var (lowSign, highSign) = (Math.Sign(At(low).Value), Math.Sign(At(high).Value));
        if (lowSign == highSign || lowSign == 0)
        {
            return lowSign == 0 ? low : null;
        }

        var rate = guess > low && guess < high ? guess : (low + high) / 2m;
        for (var round = 0; round < 300; round++)
        {
            var (value, slope) = At(rate);
            if (value == 0m)
            {
                return rate;
            }

            (low, high) = Math.Sign(value) == lowSign ? (rate, high) : (low, rate);
            var next = slope == 0m ? low : rate - (value / slope);
            next = next > low && next < high ? next : (low + high) / 2m;
            if (Math.Abs(next - rate) <= Precise || high - low <= Precise)
            {
                return next;
            }

            rate = next;
        }

        return rate;
    }

    (decimal Value, decimal Slope) At(decimal rate)
    {
        var perPeriod = 1m / (1m + rate);
        var (discount, at, value, slope) = (1m, 0, 0m, 0m);
        foreach (var term in terms)
        {
            discount *= Power(perPeriod, term.Periods - at);
            at = term.Periods;
            var odd = term.Fraction == 0m ? 1m : 1m / (1m + (term.Fraction * rate));
            var worth = term.Amount * discount * odd;
            value += worth;
            slope -= worth * ((term.Periods * perPeriod) + (term.Fraction * odd));
        }

        return (value, slope);
    }
}
