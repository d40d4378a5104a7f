using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance;

/// <summary>A version of an insurer's tariff.</summary>
public sealed class TariffVersion : INamed
{
    public static string Prefix => "tar";
}

/// <summary>Two offers for a car, side by side.</summary>
public sealed class InsuranceQuote : INamed
{
    public static string Prefix => "inq";
}

/// <summary>A policy.</summary>
public sealed class Policy : INamed
{
    public static string Prefix => "pol";
}

/// <summary>An amount of a policy that is due, either way.</summary>
public sealed class PolicyCharge : INamed
{
    public static string Prefix => "chg";
}

/// <summary>A damage and what becomes of it.</summary>
public sealed class Claim : INamed
{
    public static string Prefix => "clm";
}

/// <summary>Who financed a car, and is paid first when it is lost.</summary>
/// <param name="Agreement">What the car secures, as in <c>agr_0199…</c>.</param>
public sealed record LossPayee(Id<Organisation> Lender, string Agreement);

/// <summary>What an insurer must know of the finance on a car. Whoever keeps the loans implements it.</summary>
public interface ILossPayees
{
    /// <summary>The live finance of a customer on a car, as the customer himself sees it; null: he has none.</summary>
    Task<LossPayee?> Of(string vin, Id<Organisation> customer, CancellationToken cancel);

    /// <summary>What pays the finance off today, as its lender sees it.</summary>
    Task<Outcome<Money>> Payoff(string agreement, CancellationToken cancel);
}
