using Wheelhouse.Kernel;

namespace Wheelhouse.Servicing.Changes;

/// <summary>When a kind of change can be made at all: what stands against it now, or null.</summary>
static class When
{
    /// <summary>Something is owed, now or later.</summary>
    internal static Refusal? Owing(Account account) => Entering.CheckOpen(account) ?? Entering.CheckOwing(account);

    /// <summary>Something is due and unpaid from before today.</summary>
    internal static Refusal? Overdue(Account account) => Owing(account)
        ?? (account.Overdue.IsPositive
            ? null
            : new("servicing.nothing_overdue", "Nothing is overdue on this agreement; there is nothing to spread."));

    /// <summary>Money of the customer is held; an agreement that has ended may still hold some.</summary>
    internal static Refusal? Credit(Account account) => account.Credit.IsPositive
        ? null
        : new("servicing.no_credit", "No money of the customer is held on this agreement; there is none to pay back.");

    /// <summary>A final sum is still to come.</summary>
    internal static Refusal? Balloon(Account account) => Owing(account)
        ?? (account is LoanAccount { Terms.Balloon.IsPositive: true }
            ? null
            : new("servicing.no_balloon", "This agreement has no final sum; its end needs no choice."));

    /// <summary>It was given up in the books, wholly or in part, and not yet made good.</summary>
    internal static Refusal? Lost(Account account) =>
        account is LoanAccount loan && (loan.State.ChargedOffOn is not null || loan.State.WrittenOff.IsPositive)
            ? Entering.CheckOpen(account)
            : new("servicing.not_lost", "This agreement was neither charged off nor written off; book a payment.");

    /// <summary>Owed, and not counted as lost before.</summary>
    internal static Refusal? NotLost(Account account) => Owing(account)
        ?? (account is LoanAccount { State.ChargedOffOn: { } day }
            ? new(
                "servicing.already_lost", $"This agreement was charged off on {day:O}.", RefusalKind.Conflict,
                Values.Of("day", day))
            : null);

    /// <summary>A payment stands that a bank could take back.</summary>
    internal static Refusal? Paid(Account account) =>
        account is LoanAccount loan && loan.State.Receipts.Any(r => r.Amount.IsPositive)
            ? null
            : new("servicing.nothing_paid", "No payment stands on this agreement; there is none to take back.");
}
