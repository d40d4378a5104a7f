using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Queue;

/// <summary>What all decisions on a movement have in common: find it, hold it against what its reader saw, check,
/// act, show it.</summary>
sealed class ItemDecision(House house, BankItems items, IWork work)
{
    const int LongestNote = 200;

    /// <param name="check">What stands against it; null to go on.</param>
    /// <param name="act">Changes the movement and books what follows from it.</param>
    internal async Task<Outcome<ItemCard>> Make(
        Id<BankItem> item, long? seen, Func<ItemRow, Refusal?> check,
        Func<ItemRow, CancellationToken, Task<Refusal?>> act, CancellationToken cancel)
    {
        work.About(item.ToString());
        if (await house.Set<ItemRow>().FirstOrDefaultAsync(i => i.Id == item, cancel) is not { } row)
        {
            return BankItems.Unknown(item);
        }

        return (Versions.Check(row, seen) ?? check(row) ?? await act(row, cancel)) is { } refused
            ? refused
            : await items.Card(row, row.Version + 1, cancel);
    }

    /// <summary>Refuses a movement that somebody has decided, or that needed no decision.</summary>
    internal static Refusal? Undecided(ItemRow item) => item.State is ItemState.Waiting or ItemState.Held
        ? null
        : new(
            "banking.item_not_waiting",
            $"This movement is {BankWords.Of(item.State).En.ToLowerInvariant()} already; take that back where it was "
                + "booked.",
            RefusalKind.Conflict,
            new RefusalValue("state", JsonNamingPolicy.CamelCase.ConvertName($"{item.State}")));

    internal static Refusal? CheckNote(string? note) => note?.Length > LongestNote
        ? new(
            "banking.note_too_long", $"A note has at most {LongestNote} characters; shorten it.", RefusalKind.Invalid,
            new RefusalValue("most", $"{LongestNote}"))
        : null;

    internal static Refusal? NeedNote(string note) => string.IsNullOrWhiteSpace(note)
        ? new("banking.note_needed", "Say in a note why the money waits; somebody else will ask.", RefusalKind.Invalid)
        : CheckNote(note);
}
