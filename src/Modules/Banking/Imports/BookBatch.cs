using Microsoft.EntityFrameworkCore;
using System.Text.Json.Serialization;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Imports;

/// <summary>How a batch of a file ended.</summary>
/// <param name="Stopped">Nothing was done: the file is not being booked (any more).</param>
public sealed record BatchDone(int Booked, int Waiting, int Known, bool Stopped = false);

/// <summary>Books a batch of a file, in one transaction: what belongs to an agreement there, the rest in suspense.
/// </summary>
/// <remarks>
/// The row of the batch, the rows of its movements and all bookings are committed together. Who does the batch again
/// finds its row; who brings a movement again, in whatever file, finds its reference.
/// </remarks>
/// <param name="Number">From 0; the same movements whenever the file is read.</param>
public sealed record BookBatch(Id<BankFile> File, int Number)
{
    /// <summary>The movements; they follow from file and number, so the record of the command need not hold them.
    /// </summary>
    [JsonIgnore]
    internal IReadOnlyList<BankEntry> Entries { get; init; } = [];

    internal sealed class Handler(
        House house, IPaymentBatches payments, IAgreementNumbers numbers, IJournal journal, IBusinessDays days,
        IFieldCipher cipher, Payers payers, BankSettings settings, IWork work) : IHandle<BookBatch, BatchDone>
    {
        public async Task<Outcome<BatchDone>> Handle(BookBatch command, CancellationToken cancel)
        {
            work.About(command.File.ToString());
            var file = await house.Set<BankFileRow>().AsNoTracking().FirstAsync(f => f.Id == command.File, cancel);
            if (file.State != FileState.Booking)
            {
                return new BatchDone(0, 0, 0, Stopped: true);
            }

            if (await house.Set<BatchRow>().AsNoTracking()
                .FirstOrDefaultAsync(b => b.File == command.File && b.Number == command.Number, cancel) is { } done)
            {
                return new BatchDone(done.Booked, done.Waiting, done.Known);
            }

            var fresh = await Fresh(file, command.Entries, cancel);
            var today = await days.Of(file.Organisation, cancel);
            var items = await Match(file, fresh, today, cancel);
            var booked = await Book(file, items, cancel);
            if (booked.Refused is { } refused)
            {
                return refused;
            }

            return (await Suspend(file, items, today, cancel)).Select(_ => Keep(file, command, items));
        }

        /// <summary>The movements that no file has brought yet, each reference once.</summary>
        async Task<List<BankEntry>> Fresh(
            BankFileRow file, IReadOnlyList<BankEntry> entries, CancellationToken cancel)
        {
            var references = entries.Select(e => e.Reference).ToArray();
            var seen = await house.Set<ItemRow>().AsNoTracking()
                .Where(i => i.Account == file.Account && references.Contains(i.Reference))
                .Select(i => i.Reference).ToHashSetAsync(StringComparer.Ordinal, cancel);
            return [.. entries.Where(e => seen.Add(e.Reference))];
        }

        async Task<List<Item>> Match(
            BankFileRow file, List<BankEntry> entries, DateOnly today, CancellationToken cancel)
        {
            var words = entries.Where(e => e.Side == EntrySide.Credit).SelectMany(Matching.Words)
                .ToHashSet(StringComparer.Ordinal);
            var known = words.Count == 0
                ? new Dictionary<string, Id<Agreement>>(StringComparer.Ordinal)
                : await numbers.Find(file.Organisation, words, cancel);
            var orders = await Orders(file, entries, cancel);
            var items = entries.Select(entry => Match(entry, known, orders, today)).ToList();
            await MatchByName(file, items, cancel);
            return items;
        }

        static Item Match(
            BankEntry entry, IReadOnlyDictionary<string, Id<Agreement>> known,
            IReadOnlyDictionary<Id<BankOrder>, OrderRow> orders, DateOnly today)
        {
            var day = entry.ValueDate ?? entry.BookedOn ?? today;
            if (OrderRow.Of(entry.EndToEnd) is not { } id || orders.GetValueOrDefault(id) is not { } order)
            {
                var came = entry is { Side: EntrySide.Credit, Reversal: false };
                return new(entry, came ? Matching.Of(entry, known) : default, day);
            }

            var match = OrderMatch.Of(entry, order);
            if (match.Agreement is not null)
            {
                order.State = OrderState.Done; // so that a second one of this batch is seen as such
            }

            return new(entry, match, day) { Order = order };
        }

        /// <summary>The orders that movements name by our own reference; nothing is asked where none does.</summary>
        async Task<IReadOnlyDictionary<Id<BankOrder>, OrderRow>> Orders(
            BankFileRow file, List<BankEntry> entries, CancellationToken cancel)
        {
            var asked = entries.Select(e => OrderRow.Of(e.EndToEnd)).OfType<Id<BankOrder>>().ToArray();
            return asked.Length == 0
                ? new Dictionary<Id<BankOrder>, OrderRow>()
                : await house.Set<OrderRow>().AsNoTracking()
                    .Where(o => o.Account == file.Account && asked.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        }

        /// <summary>Where the reference says nothing: by the payer's name and what is due, if one agreement alone fits.
        /// Of several payments that fit the same one, the first is booked and the others wait.</summary>
        async Task MatchByName(BankFileRow file, List<Item> items, CancellationToken cancel)
        {
            var open = items.Where(i => i is { Match: { Agreement: null, Why: null }, Order: null }
                && i.Entry is { Side: EntrySide.Credit, Reversal: false, Return: null, Party.Length: > 0 }).ToList();
            if (open.Count == 0)
            {
                return;
            }

            var names = open.Select(i => i.Entry.Party!).Distinct(StringComparer.Ordinal).ToList();
            var candidates = await payers.Of(file.Organisation, names, cancel);
            var taken = items.Select(i => i.Match.Agreement).OfType<Id<Agreement>>().ToHashSet();
            foreach (var item in open)
            {
                if (Payers.Only(candidates[item.Entry.Party!], item.Entry.Amount, settings.Tolerance) is { } only
                    && taken.Add(only))
                {
                    item.Match = new(only, MatchedBy.NameAndAmount, null);
                }
            }
        }

        async Task<Outcome<Unit>> Book(BankFileRow file, List<Item> items, CancellationToken cancel)
        {
            var matched = items.Where(i => i.Match.Agreement is not null).ToList();
            var answers = await payments.Book(file.Organisation, [.. matched.Select(ToPayment)], cancel);
            if (!answers.IsDone)
            {
                return answers.Refused!;
            }

            foreach (var (item, answer) in matched.Zip(answers.Value))
            {
                item.Answer = answer;
                if (item.Order is { } order)
                {
                    (order.Movement, order.Event) = (IdOf(file, item.Entry), answer.Event);
                    (order.BankReference, order.Why) = (item.Entry.Reference, answer.Why?.Code);
                    house.Amend(order);
                }
            }

            return default(Unit);
        }

        IncomingPayment ToPayment(Item item) => new(
            item.Entry.Reference, item.Match.Agreement!.Value, item.Entry.Amount, item.ValueDate,
            item.Order is null ? PaymentChannel.Transfer : PaymentChannel.DirectDebit,
            new(settings.Tolerance, item.Entry.Amount.Currency));

        /// <summary>Money whose owner is not known yet goes to suspense at once: the bank's balance is right
        /// tonight.</summary>
        async Task<Outcome<Unit>> Suspend(
            BankFileRow file, List<Item> items, DateOnly today, CancellationToken cancel)
        {
            var postings = items.Where(i => !i.IsBooked).Select(i =>
            {
                var id = IdOf(file, i.Entry).ToString();
                var amount = i.Entry.Side == EntrySide.Credit ? i.Entry.Amount : -i.Entry.Amount;
                return new Posting(
                    id, i.ValueDate < today ? i.ValueDate : today, today, Suspense.In, id,
                    [new(Suspense.Bank, amount), new(Suspense.Account, -amount)]);
            });
            return await journal.PostMany(file.Organisation, [.. postings], file.At, cancel);
        }

        BatchDone Keep(BankFileRow file, BookBatch command, List<Item> items)
        {
            var booked = items.Count(i => i.IsBooked);
            foreach (var item in items)
            {
                house.Append(Row(file, item));
            }

            var row = new BatchRow
            {
                File = file.Id,
                Number = command.Number,
                Organisation = file.Organisation,
                Booked = booked,
                Waiting = items.Count - booked,
                Known = command.Entries.Count - items.Count,
            };
            house.Append(row);
            return new(row.Booked, row.Waiting, row.Known);
        }

        ItemRow Row(BankFileRow file, Item item) => new()
        {
            Id = IdOf(file, item.Entry),
            Organisation = file.Organisation,
            Account = file.Account,
            Reference = item.Entry.Reference,
            File = file.Id,
            Number = item.Entry.Number,
            Amount = item.Entry.Amount,
            Side = item.Entry.Side,
            ValueDate = item.ValueDate,
            State = item.IsBooked ? ItemState.Booked : ItemState.Waiting,
            Rule = item.IsBooked ? item.Match.Rule : null,
            Agreement = item.Match.Agreement ?? item.Order?.Agreement,
            Event = item.Answer?.Event,
            Why = item.Answer?.Why?.Code ?? item.Match.Why,
            Particulars = item.IsBooked ? null : Particulars.Seal(cipher, item.Entry),
        };

        static Id<BankItem> IdOf(BankFileRow file, BankEntry entry) =>
            Id<BankItem>.Named(file.At, $"{file.Account}/{entry.Reference}");
    }

    /// <summary>A movement on its way through the batch.</summary>
    sealed class Item(BankEntry entry, Match match, DateOnly valueDate)
    {
        internal BankEntry Entry => entry;

        internal Match Match { get; set; } = match;

        /// <summary>The order of ours that it answers.</summary>
        internal OrderRow? Order { get; init; }

        internal DateOnly ValueDate => valueDate;

        internal PaymentAnswer? Answer { get; set; }

        internal bool IsBooked => Answer?.Event is not null;
    }
}
