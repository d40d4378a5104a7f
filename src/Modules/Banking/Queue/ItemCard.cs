using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Queue;

/// <summary>A movement of money on a bank account.</summary>
/// <param name="Rule">By what it was found; null while it waits.</param>
/// <param name="Agreement">Where it belongs, or seems to.</param>
/// <param name="AgreementNumber">Its number, for people.</param>
/// <param name="Why">The code of the refusal that kept it from being booked; null where nothing was found.</param>
/// <param name="ReturnAsked">Somebody asked to pay it back; another person has to agree.</param>
/// <param name="ReturnMine">It was the reader who asked.</param>
/// <param name="Suggestions">Agreements of who paid: of one movement alone, not in lists.</param>
/// <param name="Party">Who paid or was paid, and what he wrote: of movements that a person has to look at.</param>
public sealed record ItemCard(
    Id<BankItem> Id, Id<BankAccount> Account, Id<BankFile> File, long Number, string Reference, Money Amount,
    EntrySide Side, DateOnly ValueDate, ItemState State, MatchedBy? Rule, Id<Agreement>? Agreement,
    string? AgreementNumber, int? Event, string? Why, ItemParty? Party, string? Note, bool ReturnAsked,
    bool ReturnMine, IReadOnlyList<Suggestion> Suggestions, long Version) : IHasVersion
{
    internal static ItemCard Of(ItemRow row, string? number, Particulars? from, Id<User> reader, long version) => new(
        row.Id, row.Account, row.File, row.Number, row.Reference, row.Amount, row.Side, row.ValueDate, row.State,
        row.Rule, row.Agreement, number, row.Event, row.Why,
        from is null ? null : new(from.Name, from.Account, from.Text, from.EndToEnd, from.Return), row.Note,
        row.ReturnAskedBy is not null, row.ReturnAskedBy == reader, [], version);
}

/// <summary>An agreement to which a movement may belong, because of who paid.</summary>
/// <param name="Due">Fallen due and not paid.</param>
/// <param name="Fits">Whether the amount is what is due or falls due next.</param>
public sealed record Suggestion(
    Id<Agreement> Agreement, string Number, Money Due, DateOnly? NextDueOn, Money NextDue, bool Fits);

/// <summary>The other side of a movement as the bank tells it.</summary>
/// <param name="Return">Why the bank sent it back (ISO return reason); null where it did not.</param>
public sealed record ItemParty(string? Name, string? Account, string? Text, string? EndToEnd, string? Return);
