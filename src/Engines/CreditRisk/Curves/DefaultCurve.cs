using System.Collections.Immutable;

namespace Wheelhouse.CreditRisk;

/// <summary>The probability of default by month: the chance to have defaulted by the end of month 1, 2, ...</summary>
/// <remarks>
/// <para>Unconditional: the chance that it is repaid first, which ends the risk, has been taken off. Beyond its last
/// month a curve is flat.</para>
/// <para>By hand: cumulative 2 %, 3.5 %, 4 %; marginal 2 %, 1.5 %, 0.5 %; not in default after three months: 96 %.
/// </para>
/// </remarks>
public sealed record DefaultCurve
{
    /// <param name="cumulative">From 0 to 1, never falling.</param>
    public DefaultCurve(ImmutableArray<decimal> cumulative)
    {
        var last = 0m;
        foreach (var one in cumulative)
        {
            if (one < last || one > 1m)
            {
                throw new ArgumentException("A cumulative curve lies between 0 and 1 and never falls.",
                    nameof(cumulative));
            }

            last = one;
        }

        Cumulative = cumulative;
    }

    /// <summary>By the end of month t at index t − 1.</summary>
    public ImmutableArray<decimal> Cumulative { get; }

    public int Months => Cumulative.Length;

    /// <summary>By the end of a month, counted from 1; 0 at 0.</summary>
    public decimal By(int month) => month <= 0 || Months == 0 ? 0m : Cumulative[Math.Min(month, Months) - 1];

    /// <summary>In a month, counted from 1.</summary>
    public decimal In(int month) => By(month) - By(month - 1);

    /// <summary>The chance not to be in default at the end of a month.</summary>
    public decimal Survival(int month) => 1m - By(month);

    /// <summary>The same with every month's hazard multiplied: how a scenario of the economy enters.</summary>
    /// <remarks>The hazard of month t is In(t) ÷ Survival(t − 1), and at most 1 after it is multiplied. By hand:
    /// hazards 2 % and 1 %, doubled: 1 − 0.96 × 0.98 = 5.92 % instead of 1 − 0.98 × 0.99 = 2.98 %.</remarks>
    public DefaultCurve Stressed(decimal multiplier)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(multiplier);
        var (survival, curve) = (1m, ImmutableArray.CreateBuilder<decimal>(Months));
        for (var month = 1; month <= Months; month++)
        {
            var alive = Survival(month - 1);
            var hazard = alive == 0m ? 1m : Math.Min(1m, In(month) / alive * multiplier);
            survival *= 1m - hazard;
            curve.Add(1m - survival);
        }

        return new(curve.MoveToImmutable());
    }
}
