using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>On what of an overdue instalment late interest runs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LateBase>))]
public enum LateBase
{
    /// <summary>Its unpaid principal.</summary>
    [JsonStringEnumMemberName("principal")]
    Principal,

    /// <summary>Its unpaid principal and interest.</summary>
    [JsonStringEnumMemberName("instalment")]
    Instalment,
}

/// <summary>A charge for an instalment that is still open some days after its due date.</summary>
/// <param name="AfterDays">Days after the due date, from 1: on that evening it is charged.</param>
/// <param name="Amount">A flat amount, in addition to the share.</param>
/// <param name="Share">Of what is unpaid on the base of the rule: 0.05 of 100.00 is 5.00.</param>
public sealed record LateCharge(int AfterDays, Money? Amount = null, decimal Share = 0m);

/// <summary>From a day on, interest and all that lateness costs may together not exceed a rate a year.</summary>
public readonly record struct RateCap(DateOnly From, Rate PerYear);

/// <summary>What it costs to pay late, and the cap within which it stays (R-RATE-03): data of the contract's
/// day.</summary>
/// <remarks>
/// Late interest runs by the day, actual/365, from the night after the due date. The cap counts on the same base for
/// the same nights, less the ordinary interest that overdue principal goes on bearing; what a row may bear so far
/// bounds all its late charges together, late interest and fixed charges alike. Worked by hand: 1 000.00 overdue for 30
/// days at 18 %: 1 000 × 18 % × 30/365 = 14.79; under a cap of 15.4 %: 1 000 × 15.4 % × 30/365 = 12.65.
/// </remarks>
/// <param name="Annual">Late interest a year; zero for none.</param>
/// <param name="GraceDays">Who pays within so many days pays nothing for being late; after them it counts from the
/// due date.</param>
/// <param name="Caps">In ascending order; before the first there is none.</param>
public sealed record LateRule(
    Rate Annual, LateBase Base = LateBase.Principal, int GraceDays = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LateCharge>? Charges = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RateCap>? Caps = null);
