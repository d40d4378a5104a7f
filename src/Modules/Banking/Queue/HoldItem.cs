using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Queue;

/// <summary>A person decides to wait: the money stays in suspense, with a note why.</summary>
public sealed record HoldItem(Id<BankItem> Item, string Note, long? Seen = null)
{
    internal static Refusal? Check(ItemRow item, HoldItem asked) =>
        item.State is not (ItemState.Waiting or ItemState.Held) ? AssignItem.NotWaiting(item.State)
        : string.IsNullOrWhiteSpace(asked.Note)
            ? new(
                "banking.note_needed", "Say in a note why the money waits; somebody else will ask.",
                RefusalKind.Invalid)
            : AssignItem.CheckNote(asked.Note);

    internal sealed class Handler(House house, BankItems items, IWork work) : IHandle<HoldItem, ItemCard>
    {
        public async Task<Outcome<ItemCard>> Handle(HoldItem command, CancellationToken cancel)
        {
            work.About(command.Item.ToString());
            var row = await house.Set<ItemRow>().FirstOrDefaultAsync(i => i.Id == command.Item, cancel);
            if (row is null)
            {
                return BankItems.Unknown(command.Item);
            }

            if ((Versions.Check(row, command.Seen) ?? Check(row, command)) is { } refused)
            {
                return refused;
            }

            (row.State, row.Note) = (ItemState.Held, command.Note.Trim());
            return await items.Card(row, row.Version + 1, cancel);
        }
    }

    /// <summary>What the caller sends.</summary>
    public sealed record Body(string Note);

    internal static Task<Results<Ok<ItemCard>, ProblemHttpResult>> Post(
        Id<BankItem> item, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<HoldItem, ItemCard>(new(item, body.Note, desk.IfMatch), cancel);
}
