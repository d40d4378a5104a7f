namespace Wheelhouse.Lending;

/// <summary>Finds the rate of one period at which payments are worth as much as advances.</summary>
/// <remarks>
/// <para>The equation: the sum of <c>amount / ((1 + f·i)(1 + i)^t)</c> over payments (positive) and advances
/// (negative) is 0, with <c>t</c> whole periods and <c>f</c> the odd fraction.</para>
/// <para>A search in binary fractions comes within some 12 digits; the last steps are taken in
/// <see cref="decimal"/>, which is exact enough because all powers are whole: more than 20 digits are right.</para>
/// <para>By hand: 1 000 advanced, 1 100 paid one period later: 1 100 / (1 + i) = 1 000, i = 0.1.</para>
/// </remarks>
sealed class PeriodRate
{
    // A rate beyond 1,000,000 % a year is a slip of the pen, and beyond this much growth decimals would overflow.
    const double GreatestGrowthPerYear = 10_001;
    const double GreatestGrowthOverall = 1e9;
    const int GridPoints = 400;
    const decimal Precise = 1e-25m;
    const double Near = 1e-15;

    readonly Term[] terms;
    readonly double lowest;
    readonly double highest;

    /// <param name="flows">Payments positive, advances negative.</param>
    public PeriodRate(List<Term> flows, int periodsPerYear)
    {
        terms = Netted(flows);
        var span = terms.Length == 0 ? 1 : terms[^1].Periods + 1;
        highest = Math.Pow(GreatestGrowthPerYear, 1d / periodsPerYear) - 1;
        lowest = Math.Pow(GreatestGrowthOverall, -1d / span) - 1;
    }

    /// <summary>One flow of the equation.</summary>
    public readonly record struct Term(decimal Amount, int Periods, decimal Fraction);

    /// <summary>Every rate that solves the equation within the bounds; an ordinary loan has exactly one.</summary>
    public IReadOnlyList<decimal> Solve()
    {
        if (SignChanges() != 1)
        {
            return [.. Scan()];
        }

        var (value, slope) = At(0);
        return Bracketed(lowest, highest, slope == 0 ? 0 : -value / slope) is { } only ? [only] : [];
    }

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

    /// <summary>In the order of time, one term a time, over the greatest amount: every figure stays small.</summary>
    static Term[] Netted(List<Term> flows)
    {
        flows.Sort(static (a, b) => (a.Periods, a.Fraction).CompareTo((b.Periods, b.Fraction)));
        var netted = new List<Term>(flows.Count);
        foreach (var flow in flows)
        {
            if (netted.Count > 0 && netted[^1].Periods == flow.Periods && netted[^1].Fraction == flow.Fraction)
            {
                netted[^1] = flow with { Amount = netted[^1].Amount + flow.Amount };
            }
            else
            {
                netted.Add(flow);
            }
        }

        netted.RemoveAll(static flow => flow.Amount == 0m);
        var greatest = netted.Count == 0 ? 1m : netted.Max(static flow => Math.Abs(flow.Amount));
        return [.. netted.Select(flow => flow with { Amount = flow.Amount / greatest })];
    }

    // One change of sign in the order of time means one root; a loan that is advanced first and paid after has one.
    int SignChanges()
    {
        var changes = 0;
        for (var n = 1; n < terms.Length; n++)
        {
            changes += decimal.Sign(terms[n].Amount) == decimal.Sign(terms[n - 1].Amount) ? 0 : 1;
        }

        return changes;
    }

    IEnumerable<decimal> Scan()
    {
        var step = Math.Pow((1 + highest) / (1 + lowest), 1d / GridPoints);
        var from = lowest;
        for (var n = 1; n <= GridPoints; n++)
        {
            var to = ((1 + lowest) * Math.Pow(step, n)) - 1;
            if (Bracketed(from, to, (from + to) / 2) is { } root)
            {
                yield return root;
            }

            from = to;
        }
    }

    /// <summary>Newton's steps inside a bracket that only shrinks; halves it where a step would leave it.</summary>
    decimal? Bracketed(double low, double high, double guess)
    {
        var (lowSign, highSign) = (Math.Sign(At(low).Value), Math.Sign(At(high).Value));
        if (lowSign == highSign || lowSign == 0)
        {
            return lowSign == 0 ? Polished(low) : null;
        }

        var rate = guess > low && guess < high ? guess : (low + high) / 2;
        for (var round = 0; round < 200; round++)
        {
            var (value, slope) = At(rate);
            if (Math.Abs(value) <= Math.Abs(slope) * Near || high - low <= Near)
            {
                break;
            }

            (low, high) = Math.Sign(value) == lowSign ? (rate, high) : (low, rate);
            var next = slope == 0 ? low : rate - (value / slope);
            rate = next > low && next < high ? next : (low + high) / 2;
        }

        return Polished(rate);
    }

    /// <summary>Newton's steps in decimals from a rate that is nearly right; the slope need not be exact.</summary>
    decimal Polished(double near)
    {
        var (rate, slope) = ((decimal)near, At(near).Slope);
        for (var round = 0; slope != 0 && round < 8; round++)
        {
            var step = Value(rate) / (decimal)slope;
            rate -= step;
            if (Math.Abs(step) <= Precise)
            {
                break;
            }
        }

        return rate;
    }

    (double Value, double Slope) At(double rate)
    {
        var perPeriod = 1 / (1 + rate);
        var (discount, at, value, slope) = (1d, 0, 0d, 0d);
        foreach (var term in terms)
        {
            var ahead = term.Periods - at;
            discount *= ahead <= 1 ? (ahead == 0 ? 1 : perPeriod) : Math.Pow(perPeriod, ahead);
            at = term.Periods;
            var fraction = (double)term.Fraction;
            var odd = 1 / (1 + (fraction * rate));
            var worth = (double)term.Amount * discount * odd;
            value += worth;
            slope -= worth * ((term.Periods * perPeriod) + (fraction * odd));
        }

        return (value, slope);
    }

    decimal Value(decimal rate)
    {
        var perPeriod = 1m / (1m + rate);
        var (discount, at, value) = (1m, 0, 0m);
        foreach (var term in terms)
        {
            discount *= Power(perPeriod, term.Periods - at);
            at = term.Periods;
            var worth = term.Amount * discount;
            value += term.Fraction == 0m ? worth : worth / (1m + (term.Fraction * rate));
        }

        return value;
    }
}
