using Wheelhouse.Kernel;

namespace Wheelhouse.Servicing;

/// <summary>What every event must satisfy before its own rule is asked. Pure.</summary>
static class Entering
{
    const int LongestNote = 200;

    /// <summary>The first thing that stands against an event on this account, or null.</summary>
    internal static Refusal? Check(Account account, DateOnly valueDate, DateOnly today, string? note) =>
        CheckOpen(account) ?? CheckDay(account, valueDate, today, note);

    /// <summary>Refuses events on an agreement that has ended.</summary>
    internal static Refusal? CheckOpen(Account account) => account.Standing == AgreementState.Closed
        ? new(
            "servicing.account_closed",
            $"Agreement {account.Contract.Number} has ended and its lien is released; refund the payer instead.",
            RefusalKind.Conflict, new RefusalValue("number", account.Contract.Number))
        : null;

    /// <summary>What is wrong with the day of an event or with its note.</summary>
    internal static Refusal? CheckDay(Account account, DateOnly valueDate, DateOnly today, string? note)
    {
        if (valueDate > today)
        {
            return new(
                "servicing.value_date_in_future", $"The books are on {today:O}; the value date must not lie after it.",
                RefusalKind.Invalid, Values.Of("today", today));
        }

        if (valueDate < account.Contract.StartDate)
        {
            return BeforeStart(account.Contract.StartDate);
        }

        return note?.Length > LongestNote
            ? new(
                "servicing.note_too_long", $"A note has at most {LongestNote} characters; shorten it.",
                RefusalKind.Invalid)
            : null;
    }

    internal static Refusal BeforeStart(DateOnly start) => new(
        "servicing.value_date_before_start",
        $"The agreement began on {start:O}; the date must be on or after that day.",
        RefusalKind.Invalid, Values.Of("start", start));

    /// <summary>The first thing wrong with an amount, or null.</summary>
    internal static Refusal? CheckAmount(Account account, Money amount)
    {
        if (amount.Currency != account.Currency)
        {
            return new(
                "servicing.currency_mixed",
                $"This agreement is in {account.Currency}; send the amount in {account.Currency}.",
                RefusalKind.Invalid, new RefusalValue("currency", account.Currency.Code));
        }

        return amount.IsPositive
            ? null
            : new("servicing.amount_not_positive", "Send an amount of more than zero.", RefusalKind.Invalid);
    }

    /// <summary>Refuses money where nothing is owed any more.</summary>
    internal static Refusal? CheckOwing(Account account) => account.Standing == AgreementState.Active
        ? null
        : new("servicing.nothing_owed", "Nothing is owed on this agreement any more; refund the payer instead.");
}
