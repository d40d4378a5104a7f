using Microsoft.EntityFrameworkCore;
using System.Globalization;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Imports;

/// <summary>What a bank says of one order.</summary>
readonly record struct Said(Id<BankOrder> Order, PaymentStatus Status);

/// <summary>Reads what a bank says of a file of ours (pain.002) and holds it against that file.</summary>
sealed class Statuses(House house)
{
    /// <summary>The status of the whole that says: look at the parts.</summary>
    const string Partly = "PART";

    /// <summary>Reads it to its end; what is said of another account's file, of unknown orders, or of another sum is
    /// refused whole.</summary>
    internal async Task<Outcome<FileSummary>> Check(
        BankAccountRow account, Stream content, CancellationToken cancel)
    {
        var read = StatusReader.Read(content);
        if (!read.IsDone)
        {
            return read.Refused!;
        }

        var (report, ours) = (read.Value, await Original(read.Value, cancel));
        if (ours is null)
        {
            return new Refusal(
                "banking.unknown_message",
                "The file speaks of an order that the house did not make; ask the bank whose it is.",
                RefusalKind.Invalid);
        }

        if ((await Against(ours, account, cancel) ?? Sums(ours, report, account.Currency)) is { } wrong)
        {
            return wrong;
        }

        var orders = await Orders(ours.Id, cancel);
        var known = orders.ToHashSet();
        var strange = report.Payments.Select(p => p.EndToEnd)
            .FirstOrDefault(e => e is not null && !(OrderRow.Of(e) is { } id && known.Contains(id)));
        return strange is null
            ? new FileSummary(report.MessageId, Spread(report, orders).Count, null, null, ours.Id)
            : new Refusal(
                "banking.unknown_reference",
                $"The file speaks of the payment {strange}, which is not in the order; ask the bank for a correct "
                    + "file.",
                RefusalKind.Invalid, new RefusalValue("reference", strange));
    }

    /// <summary>What is said, order by order, in the order of our file.</summary>
    /// <exception cref="InvalidDataException">The content is not what was checked.</exception>
    internal async Task<IReadOnlyList<Said>> Read(BankFileRow file, Stream content, CancellationToken cancel)
    {
        var read = StatusReader.Read(content);
        return read.IsDone && file.Answers is { } ours
            ? Spread(read.Value, await Orders(ours, cancel))
            : throw new InvalidDataException($"The file is not what was checked: {read.Refused?.Code}.");
    }

    /// <summary>What is said of the whole counts for each that nothing else is said of; our files are one batch, so
    /// what is said of a batch counts in the same way. Pure.</summary>
    internal static IReadOnlyList<Said> Spread(StatusReport report, IReadOnlyCollection<Id<BankOrder>> orders)
    {
        var whole = report.Payments.LastOrDefault(p => p.EndToEnd is null)
            ?? (report.GroupStatus is { } group ? new("", null, group, report.Reason, null, null) : null);
        whole = whole?.Status == Partly ? null : whole;
        var single = report.Payments.Where(p => p.EndToEnd is not null)
            .GroupBy(p => OrderRow.Of(p.EndToEnd) ?? default).ToDictionary(g => g.Key, g => g.Last());
        return
        [
            .. from order in orders
               let status = single.GetValueOrDefault(order) ?? whole
               where status is not null
               select new Said(order, status),
        ];
    }

    Task<BankFileRow?> Original(StatusReport report, CancellationToken cancel)
    {
        var kind = report.OriginalMessage == DirectDebits.Message ? FileKind.Collections : FileKind.Payments;
        return house.Set<BankFileRow>().AsNoTracking().FirstOrDefaultAsync(
            f => f.Message == report.OriginalMessageId && f.Kind == kind && f.Total != null, cancel);
    }

    async Task<Refusal?> Against(BankFileRow ours, BankAccountRow account, CancellationToken cancel) =>
        ours.Account == account.Id
            ? null
            : EntrySource.OtherAccount(
                account, await house.Set<BankAccountRow>().AsNoTracking().Where(a => a.Id == ours.Account)
                    .Select(a => a.Number).FirstAsync(cancel));

    static Refusal? Sums(BankFileRow ours, StatusReport report, Currency currency)
    {
        var total = new Money(ours.Total!.Value, currency);
        return report.OriginalCount is { } count && count != ours.Entries
            || report.OriginalSum is { } sum && sum != total.Major
            ? new(
                "banking.other_sum",
                $"The bank speaks of {report.OriginalCount} payments of {report.OriginalSum}, and the order held "
                    + $"{ours.Entries} of {total}; ask the bank what it was given.",
                RefusalKind.Invalid, new RefusalValue("ours", total.ToString()),
                new RefusalValue(
                    "bank", report.OriginalSum?.ToString(CultureInfo.InvariantCulture) ?? $"{report.OriginalCount}"))
            : null;
    }

    async Task<List<Id<BankOrder>>> Orders(Id<BankFile> file, CancellationToken cancel) =>
        await house.Set<OrderRow>().AsNoTracking().Where(o => o.File == file).OrderBy(o => o.Number)
            .Select(o => o.Id).ToListAsync(cancel);
}
