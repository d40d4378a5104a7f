using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>Whether money came in or went out, seen from the account's owner.</summary>
public enum EntrySide
{
    /// <summary>Came in: CRDT.</summary>
    Credit,

    /// <summary>Went out: DBIT.</summary>
    Debit,
}

/// <summary>What a statement tells, in this order: a head, its payments, a foot; then perhaps the next head.</summary>
public abstract record StatementPart;

/// <summary>One statement or notification of one account begins.</summary>
/// <param name="Message">As in <c>camt.053.001.08</c>.</param>
/// <param name="MessageId">The bank's id of the message; a file that comes twice is known by it.</param>
/// <param name="Number">The bank's id of the statement within the message.</param>
/// <param name="Opening">What stood on the account before; null in a notification.</param>
/// <param name="Closing">What stands on it after; null in a notification.</param>
public sealed record StatementHead(
    string Message, string MessageId, string Number, AccountNumber Account, Currency? Currency, Money? Opening,
    Money? Closing) : StatementPart;

/// <summary>One movement of money on the account.</summary>
/// <param name="Number">Which payment of the file, from 1: the same in every reading.</param>
/// <param name="Line">The line of the file where its entry begins.</param>
/// <param name="Reference">What the bank calls it; unique on the account, or made of place and statement where the
/// bank gives none.</param>
/// <param name="Amount">Not negative; which way it went says <paramref name="Side"/>.</param>
/// <param name="EndToEnd">What the payer, or we, called it; null where nobody did.</param>
/// <param name="Party">Who paid, or was paid.</param>
/// <param name="PartyAccount">From where it came, or where it went.</param>
/// <param name="Text">What the payer wrote, his lines joined by spaces.</param>
/// <param name="Return">Why it came back (ISO return reason); null where it did not.</param>
public sealed record BankEntry(
    long Number, int Line, string Reference, Money Amount, EntrySide Side, bool Reversal, DateOnly? BookedOn,
    DateOnly? ValueDate, string? EndToEnd, string? Party, string? PartyAccount, string? Text, string? Return)
    : StatementPart;

/// <summary>A statement ended, and its amounts make the closing balance.</summary>
/// <param name="Entries">How many payments it held.</param>
/// <param name="Credits">What came in, in major units.</param>
/// <param name="Debits">What went out, in major units.</param>
public sealed record StatementFoot(long Entries, decimal Credits, decimal Debits) : StatementPart;
