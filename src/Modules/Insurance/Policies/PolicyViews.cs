using Wheelhouse.Insurance.Months;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance.Policies;

/// <summary>How a premium is found.</summary>
enum Basis
{
    /// <summary>One price a year, whatever is driven.</summary>
    Plain,

    /// <summary>Fixed and by kilometre, settled every month.</summary>
    Usage,
}

/// <summary>How a policy stands.</summary>
enum PolicyState
{
    Active,
    Cancelled,

    /// <summary>Its term ran out.</summary>
    Expired,

    /// <summary>The car was lost and paid for.</summary>
    Lost,
}

/// <summary>Why a price holds from a day on.</summary>
enum CoverReason
{
    Bound,

    /// <summary>Another use, driver, place or plate.</summary>
    Endorsed,

    /// <summary>The consent to usage was taken back; the plain tariff from then on.</summary>
    UsageEnded,
}

/// <summary>What a policy costs from a day on, with every step to it.</summary>
sealed record PricedCover(DateOnly From, Basis Basis, CoverReason Reason, Risk Risk, Offers Offers)
{
    /// <summary>Of a whole term; by use, what is paid in advance: the kilometres that were expected, driven by an
    /// average driver.</summary>
    internal Money Premium => Basis == Basis.Usage ? Offers.Usage!.Expected : Offers.Plain.Premium;
}

/// <summary>What an amount is for.</summary>
enum ChargeKind
{
    Instalment,

    /// <summary>What paying in parts costs more; it is not premium, and is not given back.</summary>
    Surcharge,

    /// <summary>The difference of a month to its advance.</summary>
    Month,
    Endorsement,

    /// <summary>The rest of the term at the plain tariff.</summary>
    PlainAgain,

    /// <summary>What remains when a policy ends early, either way.</summary>
    Cancellation,
}

/// <summary>An amount, either way; below zero it is the customer's.</summary>
sealed record ChargeCard(
    Id<PolicyCharge> Id, ChargeKind Kind, DateOnly Due, Money Amount, DateOnly? PaidOn, bool Void)
{
    internal static ChargeCard Of(ChargeRow row) => new(row.Id, row.Kind, row.Due, row.Amount, row.PaidOn, row.Void);
}

/// <summary>A policy in a list.</summary>
/// <param name="End">The last insured day is the one before.</param>
sealed record PolicyCard(
    Id<Policy> Id, string Number, Id<Organisation> Insurer, Id<Organisation> Customer, string Vin, string Plate,
    PolicyState State, Basis Basis, DateOnly Start, DateOnly End, Money Premium, bool Financed, long Version)
    : IHasVersion
{
    internal static PolicyCard Of(PolicyRow row, long version) => new(
        row.Id, row.Number, row.Organisation, row.Customer!.Value, row.Vin, row.Plate, row.State,
        row.Covers[^1].Basis, row.Start, row.End, row.Course.Total, row.Lender is not null, version);
}

/// <summary>A policy with all that made its price.</summary>
/// <param name="Today">The insurer's business date.</param>
/// <param name="Earned">Of the premium, before today.</param>
/// <param name="UsageConsent">Whether the customer lets the insurer know how the car is driven.</param>
sealed record HeldPolicy(
    PolicyCard Policy, DateOnly Today, Money Earned, bool UsageConsent, bool IsDemonstration,
    IReadOnlyList<PricedCover> Covers, IReadOnlyList<ChargeCard> Charges, IReadOnlyList<MonthBill> Months,
    Id<InsuranceQuote>? Renewal, long Version) : IHasVersion;
