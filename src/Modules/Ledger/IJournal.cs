using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger;

/// <summary>One journal entry: lines that sum to zero, booked once and never changed.</summary>
public sealed class Entry : INamed
{
    public static string Prefix => "jrn";
}

/// <summary>Whether an entry counts at once or only reserves, until it is completed or voided.</summary>
public enum PostingMode
{
    Posted,
    Pending,
}

/// <summary>An amount on an account: positive is a debit, negative a credit.</summary>
/// <param name="Account">The code in the chart of the books, as in <c>loans.principal</c>.</param>
public sealed record Line(string Account, Money Amount);

/// <summary>What somebody wants booked.</summary>
/// <param name="Key">Names the business event, as in <c>agr_…/7</c>: one set of books holds a key once.</param>
/// <param name="ValueDate">The day the money counts from; may lie before the booking.</param>
/// <param name="BookedOn">The business date on which it enters the books.</param>
/// <param name="Subject">What it is about, as in <c>agr_0199…</c>; null for entries of the house.</param>
/// <param name="Lines">At least two, none zero, one currency, sum zero.</param>
/// <param name="LinkedTo">The key of the first of a group that was posted all or none.</param>
public sealed record Posting(
    string Key, DateOnly ValueDate, DateOnly BookedOn, Text Narrative, string? Subject, IReadOnlyList<Line> Lines,
    PostingMode Mode = PostingMode.Posted, string? LinkedTo = null);

/// <summary>Where an entry stands now; derived from what was booked after it.</summary>
public enum EntryState
{
    Posted,
    Reversed,
    Reversal,
    Pending,
    Completed,
    Voided,

    /// <summary>The entry, without lines, that voids a pending one.</summary>
    Void,
}

/// <summary>An entry as it stands in the books.</summary>
/// <param name="Resolves">The entry this one reverses, completes or voids.</param>
/// <param name="ResolvedBy">The entry that reversed, completed or voided this one.</param>
public sealed record EntryCard(
    Id<Entry> Id, string Key, EntryState State, DateOnly ValueDate, DateOnly BookedOn, Text Narrative, string? Subject,
    string? LinkedTo, Id<Entry>? Resolves, Id<Entry>? ResolvedBy, IReadOnlyList<Line> Lines);

/// <summary>The one way money is written. Knows no loan.</summary>
/// <remarks>
/// Called inside a command: entries join its unit of work and are committed, or lost, with it. Booking is idempotent by
/// key: the same key and content answer the same entry, the same key and other content are refused
/// (<c>ledger.key_reused</c>). Refused too: unbalanced lines, mixed currencies, unknown accounts, zero lines.
/// </remarks>
public interface IJournal
{
    /// <summary>Opens an organisation's books with a chart from a template (<see cref="Chart.Lender"/>), or adds what
    /// the
    /// template has gained since. Idempotent.</summary>
    Task<Outcome<Unit>> Open(Id<Organisation> books, string template, CancellationToken cancel);

    Task<Outcome<Id<Entry>>> Post(Id<Organisation> books, Posting posting, CancellationToken cancel);

    /// <summary>Books all of them or none; they are linked by the key of the first.</summary>
    Task<Outcome<IReadOnlyList<Id<Entry>>>> PostLinked(
        Id<Organisation> books, IReadOnlyList<Posting> all, CancellationToken cancel);

    /// <summary>Books thousands of entries that nothing else in this unit of work looks at again.</summary>
    /// <remarks>
    /// Each is checked as <see cref="Post"/> checks it, and the first that is wrong refuses all. Ids come from books
    /// and keys, and <paramref name="at"/> is kept as the instant of recording: who books the same again after a
    /// crash books the same rows. A key that is taken is a lost race (<c>ledger.key_reused</c> on the next attempt).
    /// </remarks>
    /// <param name="at">The instant of the run that books.</param>
    Task<Outcome<Unit>> PostMany(
        Id<Organisation> books, IReadOnlyList<Posting> all, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Makes a pending entry count, with the lines and value date it has.</summary>
    Task<Outcome<Id<Entry>>> Complete(
        Id<Organisation> books, string pendingKey, DateOnly bookedOn, CancellationToken cancel);

    /// <summary>Gives a pending entry up; it never counts.</summary>
    Task<Outcome<Unit>> Void(
        Id<Organisation> books, string pendingKey, DateOnly bookedOn, CancellationToken cancel);

    /// <summary>Corrects an entry by its mirror image, with the value date of the original; each entry once.</summary>
    Task<Outcome<Id<Entry>>> Reverse(
        Id<Organisation> books, string key, string newKey, DateOnly bookedOn, Text narrative, CancellationToken cancel);

    /// <summary>The entries about a subject, oldest booking first, as far as the caller may see the books.</summary>
    Task<IReadOnlyList<EntryCard>> Of(string subject, CancellationToken cancel);
}
