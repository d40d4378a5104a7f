using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Queue;

/// <summary>A person decides to wait: the money stays in suspense, with a note why.</summary>
public sealed record HoldItem(Id<BankItem> Item, string Note, long? Seen = null)
{
    internal static Refusal? Check(ItemRow item, HoldItem asked) =>
        ItemDecision.Undecided(item) ?? ItemDecision.NeedNote(asked.Note);

    internal sealed class Handler(ItemDecision decision) : IHandle<HoldItem, ItemCard>
    {
        public Task<Outcome<ItemCard>> Handle(HoldItem command, CancellationToken cancel) => decision.Make(
            command.Item, command.Seen, item => Check(item, command),
            (item, _) =>
            {
                (item.State, item.Note) = (ItemState.Held, command.Note.Trim());
                return Task.FromResult<Refusal?>(null);
            },
            cancel);
    }

    /// <summary>What the caller sends.</summary>
    public sealed record Body(string Note);

    internal static Task<Results<Ok<ItemCard>, ProblemHttpResult>> Post(
        Id<BankItem> item, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<HoldItem, ItemCard>(new(item, body.Note, desk.IfMatch), cancel);
}
