using System.Text.Json.Serialization;

namespace Wheelhouse.Kernel;

/// <summary>How days become a part of a year when interest is counted.</summary>
/// <remarks>
/// The day D is the night that ends on D: interest from 31 January to 1 February is the interest of 1 February.
/// So a period from 12 December 2023 to 12 January 2024 holds 19 days of 2023 and 12 of 2024.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<DayCount>))]
public enum DayCount
{
    /// <summary>A whole month is a twelfth of a year; a broken period is pro-rated by its actual days.</summary>
    [JsonStringEnumMemberName("30/360")]
    Thirty360,

    /// <summary>Actual days over 365, or over 366 for days that lie in a leap year. ISDA 2006, 4.16(b).</summary>
    [JsonStringEnumMemberName("act/act")]
    ActualActual,

    /// <summary>Actual days over 365, leap years too. ISDA 2006, 4.16(d), "Actual/365 (Fixed)".</summary>
    [JsonStringEnumMemberName("act/365")]
    Actual365,

    /// <summary>Actual days over 360. ISDA 2006, 4.16(e).</summary>
    [JsonStringEnumMemberName("act/360")]
    Actual360,

    /// <summary>Actual days over 366 in a period that holds a 29 February, else over 365.</summary>
    [JsonStringEnumMemberName("act/365-or-366-with-29-feb")]
    Actual365Or366WithFeb29,
}
