using System.Globalization;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Orders;

/// <summary>What a file is to order, before it has a place in one.</summary>
/// <param name="Key">What it is for, and the how-manieth try: the same key is ordered once.</param>
/// <param name="Text">What the other side reads.</param>
sealed record Draft(OrderKind Kind, string Key, Money Amount, BankParty Party, string Text)
{
    internal Id<Agreement>? Agreement { get; init; }

    internal Id<Payout>? Payout { get; init; }

    internal Id<BankItem>? Item { get; init; }

    internal DateOnly? DueOn { get; init; }

    /// <summary>By whose leave it is collected.</summary>
    internal Mandate? Mandate { get; init; }
}

/// <summary>Makes files for the bank: message, orders and content in one unit of work.</summary>
/// <remarks>Ids come from the instant and from keys, so a night that makes a file again makes the same; and the key of
/// an order is unique, so nothing is ordered twice whoever makes the file.</remarks>
sealed class OrderFiles(House house, FileContent content, IFieldCipher cipher, Caller caller)
{
    /// <param name="at">The instant of the run that makes it.</param>
    /// <param name="on">The day on which the bank is to do it.</param>
    /// <param name="place">Tells files of one account and instant apart.</param>
    internal Outcome<BankFileRow> Make(
        BankAccountRow account, FileKind kind, DateTimeOffset at, DateOnly on, int place, IReadOnlyList<Draft> drafts)
    {
        var id = Id<BankFile>.Named(at, string.Create(CultureInfo.InvariantCulture, $"{account.Id}/{kind}/{place}"));
        var row = new BankFileRow
        {
            Id = id,
            Organisation = account.Organisation,
            Account = account.Id,
            Kind = kind,
            Name = NameOf(kind, on, id),
            State = FileState.Ready,
            At = at,
            By = caller.Actor.User,
            ExecuteOn = on,
            Message = id.Value.ToString("N"),
            Entries = drafts.Count,
            Total = drafts.Sum(d => d.Amount.MinorUnits),
        };
        var orders = drafts.Select((draft, place) => Order(row, draft, place + 1, at)).ToList();
        using (var stream = content.Write(row))
        {
            var header = new MessageHeader(row.Message, at, account.Holder);
            var written = kind == FileKind.Payments
                ? new CreditTransfers(
                    header, row.Message, on, account.Party, [.. orders.Zip(drafts, Transfer)]).Write(stream)
                : new DirectDebits(
                    header, row.Message, on, account.Party, account.Scheme, [.. orders.Zip(drafts, Debit)])
                    .Write(stream);
            if (written.Refused is { } refused)
            {
                return refused;
            }
        }

        house.Add(row);
        orders.ForEach(house.Append);
        return row;
    }

    static string NameOf(FileKind kind, DateOnly on, Id<BankFile> id) =>
        $"{(kind == FileKind.Payments ? "payments" : "collections")}-{on:yyyy-MM-dd}-{$"{id.Value:N}"[^6..]}.xml";

    OrderRow Order(BankFileRow file, Draft draft, int number, DateTimeOffset at) => new()
    {
        Id = Id<BankOrder>.Named(at, $"{file.Organisation}/{draft.Key}"),
        Organisation = file.Organisation,
        Account = file.Account,
        File = file.Id,
        Number = number,
        Kind = draft.Kind,
        Amount = draft.Amount,
        Key = draft.Key,
        Agreement = draft.Agreement,
        Payout = draft.Payout,
        Item = draft.Item,
        DueOn = draft.DueOn,
        Party = new Holder(draft.Party.Name, draft.Party.Account.Value).Seal(cipher, OrderRow.PartyField),
    };

    static CreditTransfer Transfer(OrderRow order, Draft draft) =>
        new(order.EndToEnd, draft.Amount, draft.Party, draft.Text);

    /// <summary>Each is one of several: the rulebook asks for no mark of the first any more (EPC016-06, 4.7.2).
    /// </summary>
    static DirectDebit Debit(OrderRow order, Draft draft) =>
        new(order.EndToEnd, draft.Amount, draft.Party, draft.Mandate!, DebitSequence.Recurring, draft.Text);
}
