using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Payments;

/// <summary>What to do with money beyond all that is owed.</summary>
public enum ExcessRule
{
    /// <summary>Refuse the payment and name what is owed.</summary>
    Refuse,

    /// <summary>Settle the agreement and hold the rest as a credit of the customer.</summary>
    SettleAndHold,
}

/// <summary>A payment came in: split it in the contract's order, post it, tell the others.</summary>
/// <param name="ValueDate">The day the money counts from, which may lie before today; null is today.</param>
/// <param name="Channel">How it came; a customer pays through the simulated bank, whatever stands here.</param>
/// <param name="Seen">The version of the agreement that the sender saw, from the ETag; null does not check.</param>
public sealed record ReceivePayment(
    Id<Agreement> Agreement, Money Amount, DateOnly? ValueDate = null, PaymentChannel Channel = PaymentChannel.Transfer,
    ExcessRule Excess = ExcessRule.Refuse, string? Note = null, long? Seen = null)
{
    /// <summary>Decides without touching anything: the whole rule of this slice.</summary>
    /// <param name="today">The business date of the lender.</param>
    /// <param name="by">A customer pays today and through the simulated bank.</param>
    internal static Outcome<Movement> Decide(Account account, ReceivePayment payment, DateOnly today, Role by)
    {
        var valueDate = payment.ValueDate ?? today;
        if ((Entering.Check(account, valueDate, today, payment.Note)
            ?? Entering.CheckAmount(account, payment.Amount)
            ?? Entering.CheckOwing(account)
            ?? CheckPayer(by, valueDate, today)) is { } refusal)
        {
            return refusal;
        }

        var channel = by == Role.Customer ? PaymentChannel.SimulatedBank : payment.Channel;
        var stamp = new Stamp(account.NextSequence, valueDate, today);
        return account switch
        {
            LoanAccount loan => Decide(loan, payment, stamp, channel),
            LeaseAccount lease => ReceiveRent.Decide(lease, payment, stamp, channel),
            SubscriptionAccount subscription => ReceiveRent.Decide(subscription, payment, stamp, channel),
            _ => Agreements.OtherFamily(account.Contract),
        };
    }

    static Outcome<Movement> Decide(
        LoanAccount account, ReceivePayment payment, Stamp stamp, PaymentChannel channel)
    {
        var (next, valueDate, today) = (stamp.Sequence, stamp.ValueDate, stamp.BookedOn);
        var paid = Movement.Of(
            account, new Repaid(next, valueDate, today, payment.Amount), today, Narratives.Payment, channel,
            payment.Note);
        if (!paid.IsDone || Most(paid.Value, payment.Amount, today) is not { } most)
        {
            return paid;
        }

        return payment.Excess == ExcessRule.SettleAndHold
            ? Movement.Of(
                account, new EarlySettled(next, valueDate, today, payment.Amount), today, Narratives.Settlement,
                channel, payment.Note)
            : new Refusal(
                "servicing.overpaid",
                $"At most {most} is owed; pay that, or send excess settleAndHold to settle and hold the rest for the "
                    + "customer.",
                RefusalKind.Conflict, Values.Of("owed", most));
    }

    /// <summary>The most that can be paid, when this is more; null when it is not.</summary>
    /// <remarks>Instalments paid ahead carry their interest, so more can find a place than settles the agreement today:
    /// nobody pays more than that without saying so.</remarks>
    static Money? Most(Movement paid, Money amount, DateOnly today)
    {
        var before = (LoanAccount)paid.Before;
        if (amount <= before.Exposure && paid.Excess.IsZero)
        {
            return null; // surely owed; saves the fold as of today
        }

        var settles = Settlement.Of(before.On(today).State).Total;
        return amount > settles ? settles
            : paid.Excess.IsPositive ? amount - paid.Excess
            : null;
    }

    static Refusal? CheckPayer(Role by, DateOnly valueDate, DateOnly today) => by == Role.Customer && valueDate != today
        ? new(
            "servicing.value_date_not_yours", "The bank dates your payment; leave the value date out.",
            RefusalKind.Forbidden)
        : null;

    internal sealed class Handler(Booking booking, Caller caller) : IHandle<ReceivePayment, EventBooked>
    {
        public Task<Outcome<EventBooked>> Handle(ReceivePayment command, CancellationToken cancel) => booking.Change(
            command.Agreement, command.Seen,
            (Account account, DateOnly today) => Decide(account, command, today, caller.Actor.Role),
            Telling.Payment, cancel);
    }

    /// <summary>What the caller sends; the agreement comes from the route, the version from If-Match.</summary>
    public sealed record Body(
        Money Amount, DateOnly? ValueDate = null, PaymentChannel Channel = PaymentChannel.Transfer,
        ExcessRule Excess = ExcessRule.Refuse, string? Note = null);

    internal static Task<Results<Ok<EventBooked>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<ReceivePayment, EventBooked>(Of(agreement, body, desk), cancel);

    internal static async Task<Results<Ok<EventPreview>, ProblemHttpResult>> Preview(
        Id<Agreement> agreement, Body body, Desk desk, Booking booking, CancellationToken cancel)
    {
        var command = Of(agreement, body, desk);
        var preview = await booking.Preview(
            agreement,
            (Account account, DateOnly today) => Decide(account, command, today, desk.Actor.Role), cancel);
        return preview.ToAnswer();
    }

    static ReceivePayment Of(Id<Agreement> agreement, Body body, Desk desk) =>
        new(agreement, body.Amount, body.ValueDate, body.Channel, body.Excess, body.Note, desk.IfMatch);
}
