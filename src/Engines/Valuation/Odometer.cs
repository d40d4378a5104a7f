using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Valuation;

/// <summary>What an odometer showed on a day.</summary>
/// <param name="Kilometres">0 or more.</param>
/// <param name="Source">Who read it, as in <c>inspection</c>.</param>
public sealed record OdometerReading(DateOnly Day, int Kilometres, string? Source = null);

/// <summary>What a history of readings shows.</summary>
public enum OdometerFinding
{
    /// <summary>A later reading is below an earlier one: turned back, or replaced, or misread.</summary>
    RolledBack,

    /// <summary>So much more in so little time that one of the two readings is wrong.</summary>
    TooFast,

    /// <summary>Less than a quarter of what a car of its age has usually been driven.</summary>
    BelowNorm,

    /// <summary>More than three times that.</summary>
    AboveNorm,
}

/// <summary>A finding and the readings it rests on.</summary>
/// <param name="Earlier">Null where the finding is of the last reading against the norm.</param>
/// <param name="NormKilometres">What is usual at that age; null where two readings were compared.</param>
public sealed record OdometerFlag(
    OdometerFinding Finding, OdometerReading? Earlier, OdometerReading Later, int? NormKilometres, Text Says);

/// <summary>Checks what odometers showed.</summary>
public static class Odometer
{
    /// <summary>A usual year of a private car; an estimate of the house, not a statistic.</summary>
    public const int UsualYearly = 15_000;

    const int MostDaily = 2_000;
    const int BelowPart = 4;
    const int AboveTimes = 3;

    /// <summary>Below a year a norm says nothing.</summary>
    const int NormFromMonths = 12;

    /// <summary>All findings, by day. Readings may come in any order; of one day the lower counts as the
    /// earlier.</summary>
    /// <param name="firstRegistered">From when the norm counts; null leaves it out.</param>
    /// <remarks>Worked: 60 000 km on 2024-03-01, then 45 000 km on 2025-03-01, first registered 2021-03-01: rolled back
    /// from the first to the second. Below the norm it is not: 4 years × 15 000 = 60 000, a quarter is
    /// 15 000.</remarks>
    /// <returns>Refused: <c>valuation.reading_out_of_range</c>.</returns>
    public static Outcome<IReadOnlyList<OdometerFlag>> Check(
        IReadOnlyList<OdometerReading> readings, DateOnly? firstRegistered, int usualYearly = UsualYearly)
    {
        ArgumentNullException.ThrowIfNull(readings);
        if (readings.Any(r => r.Kilometres is < 0 or > 3_000_000) || usualYearly <= 0)
        {
            return new Refusal(
                "valuation.reading_out_of_range", "Readings lie between 0 and 3 000 000 km, and a usual year above 0.",
                RefusalKind.Invalid);
        }

        var ordered = readings.OrderBy(r => r.Day).ThenBy(r => r.Kilometres).ToList();
        var flags = new List<OdometerFlag>();
        OdometerReading? highest = null;
        foreach (var reading in ordered)
        {
            if (highest is { } before && Compare(before, reading) is { } flag)
            {
                flags.Add(flag);
            }

            highest = highest is null || reading.Kilometres >= highest.Kilometres ? reading : highest;
        }

        if (firstRegistered is { } first && ordered.Count > 0 && Norm(ordered[^1], first, usualYearly) is { } unusual)
        {
            flags.Add(unusual);
        }

        return flags;
    }

    static OdometerFlag? Compare(OdometerReading before, OdometerReading after)
    {
        if (after.Kilometres < before.Kilometres)
        {
            return new(OdometerFinding.RolledBack, before, after, null, new(
                $"{Day(before)} 读数 {before.Kilometres} 公里，{Day(after)} 反而只有 {after.Kilometres} 公里。",
                $"{before.Kilometres} km on {Day(before)}, but only {after.Kilometres} km on {Day(after)}."));
        }

        var days = Math.Max(after.Day.DayNumber - before.Day.DayNumber, 1);
        return (after.Kilometres - before.Kilometres) / (double)days > MostDaily
            ? new(OdometerFinding.TooFast, before, after, null, new(
                $"{Day(before)} 至 {Day(after)} 行驶 {after.Kilometres - before.Kilometres} 公里，不合常理。",
                $"{after.Kilometres - before.Kilometres} km between {Day(before)} and {Day(after)} cannot be."))
            : null;
    }

    static OdometerFlag? Norm(OdometerReading last, DateOnly first, int usualYearly)
    {
        var months = ((last.Day.Year - first.Year) * 12) + last.Day.Month - first.Month;
        var norm = (int)Math.Min((long)usualYearly * months / 12, int.MaxValue);
        if (months < NormFromMonths)
        {
            return null;
        }

        return last.Kilometres < norm / BelowPart
            ? new(OdometerFinding.BelowNorm, null, last, norm, new(
                $"{Day(last)} 读数 {last.Kilometres} 公里，同车龄通常约 {norm} 公里；请核对。",
                $"{last.Kilometres} km on {Day(last)}; about {norm} km are usual at that age. Check it."))
            : last.Kilometres > (long)norm * AboveTimes
                ? new(OdometerFinding.AboveNorm, null, last, norm, new(
                    $"{Day(last)} 读数 {last.Kilometres} 公里，同车龄通常约 {norm} 公里；可能为营运车辆。",
                    $"{last.Kilometres} km on {Day(last)}; about {norm} km are usual at that age. Was it a hire car?"))
                : null;
    }

    static string Day(OdometerReading reading) => reading.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
