using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>When a charge of the contract arises.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChargeTime>))]
public enum ChargeTime
{
    /// <summary>With every payout; due with the instalment of its period.</summary>
    [JsonStringEnumMemberName("payout")]
    Payout,

    /// <summary>With every instalment, on its due date.</summary>
    [JsonStringEnumMemberName("instalment")]
    Instalment,
}

/// <summary>What a charge is a part of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChargeBase>))]
public enum ChargeBase
{
    /// <summary>Nothing: <see cref="Charge.Amount"/> is it.</summary>
    [JsonStringEnumMemberName("flat")]
    Flat,

    /// <summary>The principal that is lent: of the payout, or of the instalment.</summary>
    [JsonStringEnumMemberName("principal")]
    Principal,

    /// <summary>The interest of the instalment.</summary>
    [JsonStringEnumMemberName("interest")]
    Interest,

    /// <summary>Principal and interest of the instalment.</summary>
    [JsonStringEnumMemberName("principalAndInterest")]
    PrincipalAndInterest,
}

/// <summary>A charge that the contract names and the walk finds: data, not code.</summary>
/// <param name="Code">What it is for, as a key: <c>service</c>, <c>gps</c>.</param>
/// <param name="Amount">For a flat charge.</param>
/// <param name="Share">For the others: 0.01 of an instalment of 200.00 is 2.00.</param>
public sealed record Charge(
    string Code, ChargeTime Time, ChargeBase Base = ChargeBase.Flat, Money? Amount = null, decimal Share = 0m)
{
    /// <summary>What it comes to, in minor units.</summary>
    internal long Of(long principal, long interest, MidpointRounding rounding) => Base switch
    {
        ChargeBase.Flat => Amount?.MinorUnits ?? 0,
        ChargeBase.Principal => (long)decimal.Round(principal * Share, rounding),
        ChargeBase.Interest => (long)decimal.Round(interest * Share, rounding),
        ChargeBase.PrincipalAndInterest => (long)decimal.Round((principal + interest) * Share, rounding),
    };
}
