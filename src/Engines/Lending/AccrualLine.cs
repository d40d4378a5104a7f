namespace Wheelhouse.Lending;

/// <summary>Interest that accrues and is not recognised, as arithmetic of the day: no fold is needed to know
/// it.</summary>
/// <remarks>
/// <para>Between two events a balance earns the same every day, so what has accrued is a straight line. It is kept as
/// whole numbers over one denominator and rounded once, as the fold rounds: line and fold agree to the cent on every
/// day from <paramref name="From"/> through <paramref name="Through"/>, and a law says so.</para>
/// <para>Worked: 100,000.00 at 7.25 % by act/365, nothing accrued on 1 January: 10,000,000 × 725 a day over 365 ×
/// 10,000. After 30 days 217,500,000,000 ÷ 3,650,000 = 59,589.04 → 595.89.</para>
/// </remarks>
/// <param name="From">The day whose fold made it.</param>
/// <param name="Through">The last day on which it holds; on the next one something falls due or happens.</param>
/// <param name="Numerator">Accrued at the end of <paramref name="From"/>, in minor units, times the
/// denominator.</param>
/// <param name="PerDay">What each day adds to the numerator.</param>
/// <param name="Denominator">At least 1.</param>
/// <param name="Recognised">Minor units of it that were recognised before.</param>
public readonly record struct AccrualLine(
    DateOnly From, DateOnly Through, long Numerator, long PerDay, long Denominator, long Recognised,
    MidpointRounding Rounding)
{
    /// <summary>Nothing accrues, for ever.</summary>
    public static AccrualLine None(DateOnly from) =>
        new(from, DateOnly.MaxValue, 0, 0, 1, 0, MidpointRounding.ToEven);

    /// <summary>Accrued and not recognised at the end of a day, in minor units.</summary>
    /// <param name="day">From <see cref="From"/> through <see cref="Through"/>; another day gives no true
    /// figure.</param>
    public long On(DateOnly day)
    {
        var exact = Numerator + ((Int128)PerDay * (day.DayNumber - From.DayNumber));
        return Math.Max(0, Rounded.Divide(exact, Denominator, Rounding) - Recognised);
    }
}
