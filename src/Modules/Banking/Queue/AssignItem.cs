using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Payments;

namespace Wheelhouse.Banking.Queue;

/// <summary>A part of a movement's money that goes to an agreement.</summary>
public sealed record ItemPart(Id<Agreement> Agreement, Money Amount);

/// <summary>A person gives unidentified money to an agreement, or splits it among several.</summary>
/// <param name="Parts">Together the whole amount.</param>
/// <param name="HoldExcess">What lies beyond all that is owed is held for the customer; else it is refused.</param>
/// <param name="Seen">The version that the person saw.</param>
public sealed record AssignItem(
    Id<BankItem> Item, IReadOnlyList<ItemPart> Parts, bool HoldExcess = false, string? Note = null, long? Seen = null)
{
    const int MostParts = 20;

    /// <summary>What stands against it before the agreements are asked; null to go on.</summary>
    internal static Refusal? Check(ItemRow item, AssignItem asked)
    {
        if (ItemDecision.Undecided(item) is { } decided)
        {
            return decided;
        }

        if (item.Side == EntrySide.Debit)
        {
            return new(
                "banking.item_went_out",
                "This money went out; an agreement takes only money that came in. Book it from suspense in the ledger.",
                RefusalKind.Conflict);
        }

        if (asked.Parts.Count is 0 or > MostParts
            || asked.Parts.Select(p => p.Agreement).Distinct().Count() != asked.Parts.Count
            || asked.Parts.Any(p => p.Amount.Currency != item.Amount.Currency || !p.Amount.IsPositive))
        {
            return new(
                "banking.bad_parts",
                $"Name 1 to {MostParts} different agreements, each with an amount of more than zero in "
                    + $"{item.Amount.Currency}.",
                RefusalKind.Invalid, new RefusalValue("most", $"{MostParts}"),
                new RefusalValue("currency", item.Amount.Currency.Code));
        }

        var sum = Money.Sum(asked.Parts.Select(p => p.Amount), item.Amount.Currency);
        return sum != item.Amount
            ? new(
                "banking.parts_do_not_sum",
                $"The parts make {sum}, and the movement is {item.Amount}; make them equal.",
                RefusalKind.Invalid, new RefusalValue("parts", sum.ToString()),
                new RefusalValue("amount", item.Amount.ToString()))
            : ItemDecision.CheckNote(asked.Note);
    }

    static IReadOnlyList<IncomingPayment> ToPayments(ItemRow item, AssignItem asked) =>
    [
        .. asked.Parts.Select(part => new IncomingPayment(
            item.Reference, part.Agreement, part.Amount, item.ValueDate, PaymentChannel.Transfer,
            asked.HoldExcess ? part.Amount : Money.Zero(part.Amount.Currency))),
    ];

    internal sealed class Handler(
        ItemDecision decision, IPaymentBatches payments, IJournal journal, IBusinessDays days)
        : IHandle<AssignItem, ItemCard>
    {
        public Task<Outcome<ItemCard>> Handle(AssignItem command, CancellationToken cancel) => decision.Make(
            command.Item, command.Seen, item => Check(item, command), (item, c) => Book(item, command, c), cancel);

        async Task<Refusal?> Book(ItemRow item, AssignItem command, CancellationToken cancel)
        {
            var booked = await payments.Book(item.Organisation, ToPayments(item, command), cancel);
            if ((booked.Refused ?? booked.Value.Select(a => a.Why).FirstOrDefault(w => w is not null)) is { } why)
            {
                return why;
            }

            var only = booked.Value.Count == 1 ? booked.Value[0] : null;
            (item.State, item.Rule, item.Note) = (ItemState.Assigned, MatchedBy.Person, command.Note);
            (item.Agreement, item.Event, item.Why) = (only?.Payment.Agreement, only?.Event, null);
            item.ReturnAskedBy = null;
            var today = await days.Of(item.Organisation, cancel);
            return (await journal.Post(item.Organisation, Clear(item, today), cancel)).Refused;
        }

        /// <summary>The payment says that the money came to the bank; it had come before, so that is taken back against
        /// suspense.</summary>
        static Posting Clear(ItemRow item, DateOnly today) => new(
            $"{item.Id}/assigned", item.ValueDate < today ? item.ValueDate : today, today, Suspense.Out,
            item.Id.ToString(), [new(Suspense.Account, item.Amount), new(Suspense.Bank, -item.Amount)]);
    }

    /// <summary>What the caller sends; the movement comes from the route, the version from If-Match.</summary>
    public sealed record Body(IReadOnlyList<ItemPart> Parts, bool HoldExcess = false, string? Note = null);

    internal static Task<Results<Ok<ItemCard>, ProblemHttpResult>> Post(
        Id<BankItem> item, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<AssignItem, ItemCard>(new(item, body.Parts, body.HoldExcess, body.Note, desk.IfMatch), cancel);

    /// <summary>What would come of it, agreement by agreement; nothing is written.</summary>
    internal static async Task<Results<Ok<IReadOnlyList<EventPreview>>, ProblemHttpResult>> Preview(
        Id<BankItem> item, Body body, Desk desk, House house, IPaymentBatches payments, CancellationToken cancel)
    {
        var asked = new AssignItem(item, body.Parts, body.HoldExcess, body.Note);
        var row = await house.Set<ItemRow>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == item, cancel);
        if ((row is null ? BankItems.Unknown(item) : Check(row, asked)) is { } refused)
        {
            return refused.ToProblem();
        }

        return (await payments.Preview(desk.Actor.Organisation, ToPayments(row!, asked), cancel)).ToAnswer();
    }
}
