using Wheelhouse.Insurance.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance.Claims;

/// <summary>How a claim stands.</summary>
enum ClaimState
{
    /// <summary>First notice of loss.</summary>
    Reported,

    /// <summary>The damage was looked at, and what it costs is known.</summary>
    Assessed,

    /// <summary>Accepted; where the lender must answer first, it waits for him.</summary>
    Accepted,
    Rejected,

    /// <summary>Paid through the simulated channel.</summary>
    Settled,
    Closed,
}

/// <summary>What happened.</summary>
enum LossKind
{
    Collision,
    Theft,
    Fire,
    Flood,
    Glass,
    Other,
}

/// <summary>A document that was handed in: its name, and what proves that it is the same later.</summary>
/// <param name="Sha256">64 hexadecimal digits.</param>
sealed record ClaimDocument(string Name, string Sha256);

/// <summary>What the lender says to a payment for the car he financed.</summary>
enum PayeeAnswer
{
    /// <summary>The money may go to the customer, for the repair.</summary>
    Consents,

    /// <summary>It goes to the lender, up to what pays off the loan.</summary>
    Claims,
}

/// <summary>Who is paid what. No money moves: it is recorded for the simulated channel.</summary>
sealed record ClaimPayment(Id<Organisation> To, bool Lender, Money Amount);

/// <summary>A step of a claim, and who took it.</summary>
sealed record ClaimStep(string What, string By, DateOnly On, string? Because);

/// <summary>All that is known of a claim beside its state.</summary>
/// <param name="Reserve">What the insurer reckons with.</param>
/// <param name="Damage">Assessed.</param>
/// <param name="AssessedBy">Who said so last.</param>
/// <param name="Granted">Decided; null: not yet, or rejected.</param>
/// <param name="Payoff">What paid off the loan on the day the lender answered.</param>
sealed record ClaimFile(
    LossKind Kind, string Words, IReadOnlyList<ClaimDocument> Documents, IReadOnlyList<ClaimStep> Steps,
    Money? Reserve = null, Money? Damage = null, Id<User>? AssessedBy = null, bool TotalLoss = false,
    Money? Granted = null, bool PayeeAsked = false, PayeeAnswer? Answer = null, Money? Payoff = null,
    IReadOnlyList<ClaimPayment>? Payments = null);

/// <summary>A claim as those concerned read it.</summary>
/// <param name="CarValue">When the policy began.</param>
/// <param name="Limit">Of the tariff: more is granted by another person than who assessed it.</param>
sealed record ClaimView(
    Id<Claim> Id, Id<Policy> Policy, string Number, string Vin, Id<Organisation> Insurer, Id<Organisation> Customer,
    Id<Organisation>? Lender, DateOnly LossDay, ClaimState State, ClaimFile File, Money CarValue, Money Limit,
    DateTimeOffset At, long Version) : IHasVersion
{
    internal static ClaimView Of(ClaimRow row, PolicyRow policy, Money limit, long version) => new(
        row.Id, row.Policy, policy.Number, policy.Vin, row.Organisation, row.Customer!.Value, row.Lender, row.LossDay,
        row.State, row.File, policy.Covers[^1].Risk.CarValue, limit, row.At, version);
}

/// <summary>Which step follows which, and who is paid what. Pure.</summary>
static class ClaimRules
{
    internal static readonly Refusal Unknown = new(
        "insurance.no_such_claim", "There is no such claim; open it from the list.", RefusalKind.NotFound);

    internal static Refusal? Step(ClaimState state, params ClaimState[] from) => Array.IndexOf(from, state) >= 0
        ? null
        : new(
            "insurance.claim_step", $"The claim is {state}; this step does not follow.", RefusalKind.Conflict,
            new RefusalValue("state", $"{state}"));

    /// <summary>Whether the lender answers before anything is paid: the car is lost, or much of it is.</summary>
    internal static bool NeedsPayee(bool financed, bool totalLoss, Money damage, Money carValue, decimal share) =>
        financed && (totalLoss || damage.MinorUnits > carValue.MinorUnits * share);

    /// <summary>The lender first, up to what pays off the loan, where the car is lost or he claims it; the customer the
    /// rest. Sums to what was granted.</summary>
    /// <remarks>Worked: 150 000.00 granted for a lost car with 90 000.00 owed: 90 000.00 to the lender, 60 000.00 to
    /// the customer.</remarks>
    internal static IReadOnlyList<ClaimPayment> Split(
        Money granted, bool totalLoss, PayeeAnswer? answer, Money? payoff, Id<Organisation>? lender,
        Id<Organisation> customer)
    {
        var first = lender is not null && payoff is { } owed && (totalLoss || answer == PayeeAnswer.Claims)
            ? Money.Min(granted, owed)
            : Money.Zero(granted.Currency);
        ClaimPayment[] both =
            [new(lender ?? customer, Lender: true, first), new(customer, Lender: false, granted - first)];
        return [.. both.Where(p => p.Amount.IsPositive)];
    }
}
