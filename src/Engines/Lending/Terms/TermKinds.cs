using System.Text.Json.Serialization;

namespace Wheelhouse.Lending;

/// <summary>On what the interest is counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InterestMethod>))]
public enum InterestMethod
{
    /// <summary>On the principal that is still out.</summary>
    [JsonStringEnumMemberName("decliningBalance")]
    DecliningBalance,

    /// <summary>On the principal first lent, to the end, whatever has been repaid.</summary>
    [JsonStringEnumMemberName("flat")]
    Flat,
}

/// <summary>How the principal comes back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Amortisation>))]
public enum Amortisation
{
    /// <summary>Every instalment is the same; its principal part grows.</summary>
    [JsonStringEnumMemberName("equalInstalments")]
    EqualInstalments,

    /// <summary>Every instalment repays the same principal; its interest part falls.</summary>
    [JsonStringEnumMemberName("equalPrincipal")]
    EqualPrincipal,

    /// <summary>Interest only, all principal with the last instalment.</summary>
    [JsonStringEnumMemberName("interestOnly")]
    InterestOnly,

    /// <summary>Equal instalments bent by <see cref="LoanTerms.Steps"/>: step, skip, seasonal.</summary>
    [JsonStringEnumMemberName("custom")]
    Custom,
}

/// <summary>The unit in which the time between two due dates is counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PeriodUnit>))]
public enum PeriodUnit
{
    [JsonStringEnumMemberName("month")]
    Month,

    [JsonStringEnumMemberName("week")]
    Week,

    [JsonStringEnumMemberName("day")]
    Day,

    /// <summary>Two fixed days a month, fifteen days apart: 24 periods a year.</summary>
    [JsonStringEnumMemberName("halfMonth")]
    HalfMonth,
}

/// <summary>What money does that comes in beyond what is due.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Overpayment>))]
public enum Overpayment
{
    /// <summary>It pays the next instalments in turn.</summary>
    [JsonStringEnumMemberName("nextInstalment")]
    NextInstalment,

    /// <summary>It repays principal from the end: the instalment stays, the loan ends sooner.</summary>
    [JsonStringEnumMemberName("lastInstalment")]
    LastInstalment,

    /// <summary>It repays principal at once and the instalment is found anew: the term stays.</summary>
    [JsonStringEnumMemberName("reduceAll")]
    ReduceAll,
}

/// <summary>When accrued interest becomes owed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccrualMethod>))]
public enum AccrualMethod
{
    /// <summary>On the due date of its period; a late payment changes the interest of later instalments.</summary>
    [JsonStringEnumMemberName("periodic")]
    Periodic,

    /// <summary>Day by day; every payment first pays what has accrued up to it (US simple-interest loans).</summary>
    [JsonStringEnumMemberName("dailySimple")]
    DailySimple,
}

/// <summary>Where a due date falls in a month that is too short for its day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MonthEndRule>))]
public enum MonthEndRule
{
    /// <summary>On the month's last day, and back to the anchor day afterwards: 31 Jan, 29 Feb, 31 Mar.</summary>
    [JsonStringEnumMemberName("keepAnchor")]
    KeepAnchor,

    /// <summary>Once the anchor is a month's last day, always on the last day: 30 Apr, 31 May, 30 Jun.</summary>
    [JsonStringEnumMemberName("lastDay")]
    LastDay,

    /// <summary>On the first of the month after: 31 Jan, 1 Mar, 31 Mar.</summary>
    [JsonStringEnumMemberName("rollOver")]
    RollOver,
}

/// <summary>How a fee of the loan is paid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeePayment>))]
public enum FeePayment
{
    /// <summary>It is part of <see cref="LoanTerms.Principal"/> and bears interest; it is kept back from the
    /// payout.</summary>
    [JsonStringEnumMemberName("financed")]
    Financed,

    /// <summary>The customer pays it at signing; it stands in no instalment.</summary>
    [JsonStringEnumMemberName("upFront")]
    UpFront,

    /// <summary>It is due with every instalment.</summary>
    [JsonStringEnumMemberName("perInstalment")]
    PerInstalment,
}
