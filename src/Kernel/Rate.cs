using System.Globalization;
using System.Text.Json.Serialization;

namespace Wheelhouse.Kernel;

/// <summary>A nominal rate a year, as a fraction: <c>new(0.0725m)</c> is 7.25 %.</summary>
/// <remarks>A type of its own, so that 7.25 and 0.0725 cannot mix: text is read and written as the fraction,
/// and <see cref="FromPercent"/> is the only way in for percentages.</remarks>
[JsonConverter(typeof(RateJson))]
public readonly record struct Rate(decimal PerYear) : IComparable<Rate>
{
    public static readonly Rate Zero = new(0m);

    public decimal Percent => PerYear * 100m;

    public static bool operator <(Rate a, Rate b) => a.PerYear < b.PerYear;

    public static bool operator >(Rate a, Rate b) => a.PerYear > b.PerYear;

    public static bool operator <=(Rate a, Rate b) => a.PerYear <= b.PerYear;

    public static bool operator >=(Rate a, Rate b) => a.PerYear >= b.PerYear;

    public static Rate FromPercent(decimal percent) => new(percent / 100m);

    public int CompareTo(Rate other) => PerYear.CompareTo(other.PerYear);

    /// <summary>As a percentage, for people: <c>7.25%</c>.</summary>
    public override string ToString() => Percent.ToString("0.00####", CultureInfo.InvariantCulture) + "%";
}
