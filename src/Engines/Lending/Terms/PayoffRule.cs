using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>How much interest a loan has cost when it ends early.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PayoffMethod>))]
public enum PayoffMethod
{
    /// <summary>What has accrued to the day.</summary>
    [JsonStringEnumMemberName("actuarial")]
    Actuarial,

    /// <summary>The sum of digits: of n instalments the k-th carries n + 1 − k parts of all interest.</summary>
    [JsonStringEnumMemberName("ruleOf78")]
    RuleOf78,
}

/// <summary>A fee for paying off early.</summary>
/// <param name="MonthsLeft">It holds while at least so many whole months are left to the last due date.</param>
/// <param name="Share">Of the principal that is left: 0.01 of 10 000.00 is 100.00.</param>
/// <param name="Amount">A fixed fee, in addition to the share.</param>
public sealed record PayoffFee(int MonthsLeft, decimal Share = 0m, Money? Amount = null);

/// <summary>What paying off early costs beyond principal and accrued interest: data of the contract.</summary>
/// <param name="MostMonths">The rule of 78 is lawful for loans of at most so many months. In the United States 61
/// (15 USC 1615(b)); where it is not lawful at all a contract must not name it.</param>
/// <param name="Fees">The one with the most months that are still left holds; Directive 2008/48/EC, article 16: 1 %
/// while more than a year is left, 0.5 % after.</param>
public sealed record PayoffRule(
    PayoffMethod Method = PayoffMethod.Actuarial, int MostMonths = 61, IReadOnlyList<PayoffFee>? Fees = null)
{
    /// <summary>The fee when so many whole months are left and so much principal, in minor units.</summary>
    internal long Fee(int monthsLeft, long principal, MidpointRounding rounding)
    {
        PayoffFee? holds = null;
        foreach (var fee in Fees ?? [])
        {
            holds = fee.MonthsLeft <= monthsLeft && fee.MonthsLeft >= (holds?.MonthsLeft ?? 0) ? fee : holds;
        }

        return holds is null
            ? 0
            : (long)decimal.Round(principal * holds.Share, rounding) + (holds.Amount?.MinorUnits ?? 0);
    }
}
