using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Payees;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Queue;

/// <summary>A person asks to pay money back that nobody claimed, to the account it came from.</summary>
/// <param name="Note">Why; the second person reads it.</param>
public sealed record ReturnItem(Id<BankItem> Item, string Note, long? Seen = null)
{
    /// <summary>What stands against paying it back, or null. Pure.</summary>
    internal static Refusal? Check(ItemRow item, Particulars from) =>
        ItemDecision.Undecided(item)
        ?? (item.Side == EntrySide.Debit
            ? new(
                "banking.nothing_came", "This money went out; only money that came in is paid back.",
                RefusalKind.Conflict)
            : string.IsNullOrWhiteSpace(from.Name) || AccountFieldsOf(from) is not null
                ? new(
                    "banking.sender_unknown",
                    "The bank did not say from which account the money came; ask it, and pay by hand.",
                    RefusalKind.Conflict)
                : null);

    static Refusal? AccountFieldsOf(Particulars from) =>
        Accounts.AccountFields.Check(from.Name!, from.Account ?? "", null, null);

    internal sealed class Handler(ItemDecision decision, IFieldCipher cipher, Caller caller)
        : IHandle<ReturnItem, ItemCard>
    {
        public Task<Outcome<ItemCard>> Handle(ReturnItem command, CancellationToken cancel) => decision.Make(
            command.Item, command.Seen,
            item => Check(item, Particulars.Open(cipher, item.Particulars)) ?? ItemDecision.NeedNote(command.Note),
            (item, _) =>
            {
                (item.State, item.Note) = (ItemState.Held, command.Note.Trim());
                item.ReturnAskedBy = caller.Actor.User;
                return Task.FromResult<Refusal?>(null);
            },
            cancel);
    }

    internal static Task<Results<Ok<ItemCard>, ProblemHttpResult>> Post(
        Id<BankItem> item, HoldItem.Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<ReturnItem, ItemCard>(new(item, body.Note, desk.IfMatch), cancel);
}

/// <summary>A second person agrees to pay money back, or declines: then it waits on.</summary>
public sealed record AnswerReturn(Id<BankItem> Item, bool Agreed, long? Seen = null)
{
    internal static Refusal? Check(ItemRow item, bool agreed, Id<User> by) =>
        ItemDecision.Undecided(item)
        ?? (item.ReturnAskedBy is not { } asked
            ? new("banking.return_not_asked", "Nobody asked to pay this money back; ask for it first.")
            : agreed && asked == by ? TwoPersons.Same
            : null);

    internal sealed class Handler(ItemDecision decision, IJournal journal, IBusinessDays days, Caller caller)
        : IHandle<AnswerReturn, ItemCard>
    {
        public Task<Outcome<ItemCard>> Handle(AnswerReturn command, CancellationToken cancel) => decision.Make(
            command.Item, command.Seen, item => Check(item, command.Agreed, caller.Actor.User),
            async (item, cancelling) =>
            {
                if (!command.Agreed)
                {
                    item.ReturnAskedBy = null;
                    return null;
                }

                item.State = ItemState.Returned;
                var today = await days.Of(item.Organisation, cancelling);
                return (await journal.Post(item.Organisation, Owe(item, today), cancelling)).Refused;
            },
            cancel);

        /// <summary>It is no longer unidentified: it is owed to its sender, until the bank has paid it.</summary>
        static Posting Owe(ItemRow item, DateOnly today) => new(
            $"{item.Id}/returned", today, today, Suspense.Back, item.Id.ToString(),
            [new(Suspense.Account, item.Amount), new(Suspense.Payouts, -item.Amount)]);
    }

    internal static Task<Results<Ok<ItemCard>, ProblemHttpResult>> Grant(
        Id<BankItem> item, Desk desk, CancellationToken cancel) =>
        desk.Send<AnswerReturn, ItemCard>(new(item, Agreed: true, desk.IfMatch), cancel);

    internal static Task<Results<Ok<ItemCard>, ProblemHttpResult>> Decline(
        Id<BankItem> item, Desk desk, CancellationToken cancel) =>
        desk.Send<AnswerReturn, ItemCard>(new(item, Agreed: false, desk.IfMatch), cancel);
}
