using System.Runtime.CompilerServices;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Payments;

/// <summary>A payment that a bank says came in for an agreement.</summary>
/// <param name="Reference">What the bank calls it, at most 200 characters; kept with the event.</param>
/// <param name="Tolerance">Up to so much beyond all that is owed is held as a credit of the customer; more is
/// refused.</param>
public sealed record IncomingPayment(
    string Reference, Id<Agreement> Agreement, Money Amount, DateOnly ValueDate, PaymentChannel Channel,
    Money Tolerance);

/// <summary>What became of one payment of a batch.</summary>
/// <param name="Event">The event it became; null where it could not be booked.</param>
/// <param name="Why">Why not; null where it was.</param>
public sealed record PaymentAnswer(IncomingPayment Payment, int? Event, Refusal? Why);

/// <summary>Payments by the thousand, each by the rule of <see cref="ReceivePayment"/>.</summary>
public interface IPaymentBatches
{
    /// <summary>Books those that can be booked; others come back with their reason. Called inside a command: events,
    /// journal, accounts, facts and audit records are committed with it, or nothing.</summary>
    /// <remarks>
    /// Several payments of one agreement are booked one on the other, in the order they stand in. The caller guards
    /// against booking a reference twice by committing it, under a unique key, in the same command: then the payment is
    /// booked exactly as often as its reference is kept.
    /// </remarks>
    Task<Outcome<IReadOnlyList<PaymentAnswer>>> Book(
        Id<Organisation> lender, IReadOnlyList<IncomingPayment> payments, CancellationToken cancel);

    /// <summary>What would come of them, one by one; the first that could not be booked refuses all.</summary>
    Task<Outcome<IReadOnlyList<EventPreview>>> Preview(
        Id<Organisation> lender, IReadOnlyList<IncomingPayment> payments, CancellationToken cancel);
}

/// <summary>Loads accounts by the hundred, decides each payment in memory, and writes table by table.</summary>
/// <remarks>An account is let go as soon as its payments are decided: a batch holds rows to write, not portfolios, and
/// what it allocates dies young.</remarks>
sealed class BookPayments(
    House house, Agreements agreements, Booking booking, IJournal journal, IBusinessDays days, IWork work,
    Caller caller, TimeProvider clock) : IPaymentBatches
{
    const int LoadedAtOnce = 500;

    public async Task<Outcome<IReadOnlyList<PaymentAnswer>>> Book(
        Id<Organisation> lender, IReadOnlyList<IncomingPayment> payments, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(payments);
        var (at, answers, rows) = (clock.GetUtcNow(), new PaymentAnswer[payments.Count], new Rows());
        await foreach (var folded in Fold(lender, payments, cancel))
        {
            foreach (var (place, answer) in folded.Answers)
            {
                answers[place] = answer;
            }

            foreach (var movement in folded.Movements)
            {
                rows.Events.Add(booking.Row(movement, at));
                rows.Facts.AddRange(
                    Telling.Payment(movement).Select(fact => (fact, movement.After.Contract.Id.ToString())));
                if (movement.Lines.Count > 0)
                {
                    rows.Postings.Add(Booking.ToPosting(movement));
                }
            }

            if (folded.Movements is [.., var last])
            {
                folded.Kept!.Row.Keep(last.After);
                rows.Accounts.Add(folded.Kept.Row);
            }
        }

        var refused = await Write(lender, rows, at, cancel);
        return refused is null ? answers : refused;
    }

    public async Task<Outcome<IReadOnlyList<EventPreview>>> Preview(
        Id<Organisation> lender, IReadOnlyList<IncomingPayment> payments, CancellationToken cancel)
    {
        var previews = new List<EventPreview>();
        await foreach (var folded in Fold(lender, payments, cancel))
        {
            if (folded.Answers.Select(a => a.Answer.Why).FirstOrDefault(w => w is not null) is { } why)
            {
                return why;
            }

            previews.AddRange(folded.Movements.Select(EventPreview.Of));
        }

        return previews;
    }

    async IAsyncEnumerable<Folded> Fold(
        Id<Organisation> lender, IReadOnlyList<IncomingPayment> payments,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var today = await days.Of(lender, cancel);
        foreach (var groups in payments.Index().GroupBy(p => p.Item.Agreement).Chunk(LoadedAtOnce))
        {
            var found = (await agreements.Find([.. groups.Select(g => g.Key)], cancel))
                .Where(k => k.Row.Organisation == lender).ToDictionary(k => k.Row.Agreement);
            foreach (var group in groups)
            {
                yield return Decide(found.GetValueOrDefault(group.Key), group, today, caller.Actor.Role);
            }
        }
    }

    /// <summary>One agreement's payments, each on what the one before left. Pure.</summary>
    internal static Folded Decide(
        Kept? kept, IEnumerable<(int Index, IncomingPayment Item)> payments, DateOnly today, Role by)
    {
        var (movements, answers) = (new List<Movement>(1), new List<(int, PaymentAnswer)>(1));
        var account = kept?.Account;
        foreach (var (place, payment) in payments)
        {
            var decided = account switch
            {
                null => Agreements.Unknown(payment.Agreement),
                _ => Receive(account, payment, Day(account, today), by),
            };
            if (decided.IsDone)
            {
                movements.Add(decided.Value);
                account = decided.Value.After;
            }

            answers.Add((place, new(
                payment, decided.IsDone ? decided.Value.Event.Sequence : null, decided.Refused)));
        }

        return new(kept, movements, answers);
    }

    /// <summary>The lender's business date, or the next where the close of the day has carried the account there.
    /// </summary>
    static DateOnly Day(Account account, DateOnly today) => today > account.AsOf ? today : account.AsOf;

    /// <summary>The one rule of payments; where it finds too much, it is asked what would be held of it.</summary>
    static Outcome<Movement> Receive(Account account, IncomingPayment payment, DateOnly today, Role by)
    {
        var asked = new ReceivePayment(
            payment.Agreement, payment.Amount, payment.ValueDate, payment.Channel, Note: payment.Reference);
        var plain = ReceivePayment.Decide(account, asked, today, by);
        if (plain.Refused?.Code != "servicing.overpaid" || !payment.Tolerance.IsPositive)
        {
            return plain;
        }

        var held = ReceivePayment.Decide(account, asked with { Excess = ExcessRule.SettleAndHold }, today, by);
        return held.IsDone && held.Value.Excess <= payment.Tolerance ? held : plain;
    }

    /// <summary>Table by table, so that each is one copy.</summary>
    async Task<Refusal?> Write(Id<Organisation> lender, Rows rows, DateTimeOffset at, CancellationToken cancel)
    {
        rows.Events.ForEach(house.Append);
        rows.Accounts.ForEach(house.Amend);
        foreach (var (fact, subject) in rows.Facts)
        {
            work.Publish(fact, subject);
        }

        var posted = await journal.PostMany(lender, rows.Postings, at, cancel);
        return posted.Refused?.Code == "ledger.key_reused"
            ? throw new LostRaceException("an event of the batch is booked")
            : posted.Refused;
    }

    /// <summary>What a batch is going to write.</summary>
    sealed class Rows
    {
        internal List<EventRow> Events { get; } = [];

        internal List<AccountRow> Accounts { get; } = [];

        internal List<(IFact Fact, string Subject)> Facts { get; } = [];

        internal List<Posting> Postings { get; } = [];
    }

    /// <summary>One agreement of a batch, decided.</summary>
    /// <param name="Movements">Those of its payments that can be booked, in order.</param>
    /// <param name="Answers">One for each payment, with its place in the batch.</param>
    internal sealed record Folded(
        Kept? Kept, IReadOnlyList<Movement> Movements, IReadOnlyList<(int Place, PaymentAnswer Answer)> Answers);
}
