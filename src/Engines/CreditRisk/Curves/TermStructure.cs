using System.Collections.Immutable;

namespace Wheelhouse.CreditRisk;

/// <summary>Probabilities of default by month, from a portfolio's own data.</summary>
public static class TermStructure
{
    /// <summary>By powers of a monthly roll-rate matrix: a Markov chain in which default and repayment
    /// absorb.</summary>
    /// <param name="from">The state on day 0.</param>
    /// <param name="months">How far.</param>
    /// <remarks>
    /// <para>Cumulative PD after t months is the mass in the default states after t steps (Jarrow, Lando and Turnbull
    /// 1997, discrete). A state that was never seen keeps its mass, which claims nothing about it.</para>
    /// <para>By hand, current stays 0.90, rolls 0.06 to 1–30 days, repays 0.04; 1–30 returns 0.5, stays 0.3, defaults
    /// 0.2. From current: month 1 0; month 2 0.06 × 0.2 = 1.2 %; month 3 adds (0.90 × 0.06 + 0.06 × 0.3) × 0.2 =
    /// 1.44 %, in all 2.64 %.</para>
    /// </remarks>
    public static DefaultCurve ByPowers(RollMatrix rolls, RollState from, int months, RollMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(rolls);
        var steps = Steps(rolls, measure);
        var mass = new decimal[RollStates.Count];
        mass[(int)from] = 1m;
        var curve = ImmutableArray.CreateBuilder<decimal>(months);
        var defaulted = from.IsDefault() ? 1m : 0m;
        for (var month = 0; month < months; month++)
        {
            var next = new decimal[mass.Length];
            for (var state = RollState.Current; state < RollState.Days91To120; state++)
            {
                Spread(mass[(int)state], steps[(int)state], next);
            }

            for (var state = RollState.Days91To120; state <= RollState.ChargedOff; state++)
            {
                defaulted += next[(int)state];
                next[(int)state] = 0m;
            }

            mass = next;
            curve.Add(Math.Min(1m, defaulted));
        }

        return new(curve.MoveToImmutable());
    }

    /// <summary>As it happened: of those at risk in each month on book, the share that defaulted.</summary>
    /// <param name="cohort">By month, from 1: how many were at risk at its beginning, how many defaulted in it, how
    /// many left in other ways.</param>
    /// <remarks>
    /// <para>The cause-specific estimate of Aalen and Johansen (1978): the increment of month t is S(t − 1) × d ÷ n,
    /// where S falls by defaults and repayments alike, so the curve is unconditional as the one by powers. Who is still
    /// on book and young leaves by not being at risk later (censored), and biases nothing.</para>
    /// <para>By hand: month 1, 100 at risk, 2 default, 8 repay: 2 %, S = 0.90; month 2, 60 at risk (30 are too young),
    /// 3 default: 0.90 × 3 ÷ 60 = 4.5 %, in all 6.5 %.</para>
    /// </remarks>
    public static DefaultCurve Empirical(IReadOnlyList<(long AtRisk, long Defaulted, long Left)> cohort)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        var (alive, defaulted) = (1m, 0m);
        var curve = ImmutableArray.CreateBuilder<decimal>(cohort.Count);
        foreach (var month in cohort)
        {
            if (month.AtRisk > 0)
            {
                defaulted += alive * month.Defaulted / month.AtRisk;
                alive *= 1m - ((month.Defaulted + month.Left) / (decimal)month.AtRisk);
            }

            curve.Add(Math.Min(1m, defaulted));
        }

        return new(curve.MoveToImmutable());
    }

    static void Spread(decimal mass, decimal[]? rates, decimal[] next)
    {
        for (var to = 0; mass > 0m && rates is not null && to < next.Length; to++)
        {
            next[to] += mass * rates[to];
        }
    }

    /// <summary>The rows as shares; null where nothing was seen, so that its mass rests.</summary>
    static decimal[]?[] Steps(RollMatrix rolls, RollMeasure measure)
    {
        var steps = new decimal[]?[RollStates.Count];
        for (var from = RollState.Current; from <= RollState.PaidOff; from++)
        {
            var row = new decimal[RollStates.Count];
            for (var to = RollState.Current; to <= RollState.PaidOff; to++)
            {
                row[(int)to] = rolls.Rate(from, to, measure) ?? (from == to ? 1m : 0m);
            }

            steps[(int)from] = row;
        }

        return steps;
    }
}
