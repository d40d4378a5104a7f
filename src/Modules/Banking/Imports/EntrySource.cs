using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;

namespace Wheelhouse.Banking.Imports;

/// <summary>What a file says of itself once it was read to its end and found right.</summary>
/// <param name="Message">The bank's id of message and statement, or of the content where there is none.</param>
/// <param name="Answers">Of a status: the file of ours that it speaks of.</param>
sealed record FileSummary(
    string? Message, long Entries, long? Opening, long? Closing, Id<BankFile>? Answers = null);

/// <summary>The movements of a file, one by one, whatever its kind.</summary>
static class EntrySource
{
    /// <summary>Reads a file to its end and holds it against the account it came for.</summary>
    internal static Outcome<FileSummary> Check(BankFileRow file, BankAccountRow account, Stream content) =>
        file.Kind == FileKind.Csv ? CheckTable(account, content) : CheckStatement(account, content);

    /// <summary>The movements of a file that was found right.</summary>
    /// <exception cref="InvalidDataException">The content is not what was checked.</exception>
    internal static IEnumerable<BankEntry> Read(BankFileRow file, Stream content) =>
        file.Kind == FileKind.Csv ? ReadTable(content) : ReadStatement(content);

    static Outcome<FileSummary> CheckStatement(BankAccountRow account, Stream content)
    {
        var opened = StatementReader.Open(content);
        if (!opened.IsDone)
        {
            return opened.Refused!;
        }

        using var reader = opened.Value;
        var summary = new FileSummary(null, 0, null, null);
        while (true)
        {
            var next = reader.Next();
            if (!next.IsDone)
            {
                return next.Refused!;
            }

            switch (next.Value)
            {
                case StatementHead head when Against(account, head) is { } wrong:
                    return wrong;
                case StatementHead head:
                    summary = summary with
                    {
                        Message = summary.Message ?? $"{head.MessageId}/{head.Number}",
                        Opening = summary.Opening ?? head.Opening?.MinorUnits,
                        Closing = head.Closing?.MinorUnits ?? summary.Closing,
                    };
                    break;
                case BankEntry:
                    summary = summary with { Entries = summary.Entries + 1 };
                    break;
                case null:
                    return summary;
            }
        }
    }

    static Refusal? Against(BankAccountRow account, StatementHead head) =>
        head.Account.Value != account.Number ? OtherAccount(account, head.Account.Value)
        : head.Currency is { } currency && currency != account.Currency ? OtherCurrency(account, currency)
        : null;

    /// <summary>The refusal of a file that came for one account and is of another.</summary>
    internal static Refusal OtherAccount(BankAccountRow account, string number) => new(
        "banking.other_account",
        $"The file is for an account that ends on {End(number)}, and this one ends on {End(account.Number)}; send it "
            + "to that account.",
        RefusalKind.Invalid, new RefusalValue("file", End(number)), new RefusalValue("account", End(account.Number)));

    static Refusal OtherCurrency(BankAccountRow account, Currency found) => new(
        "banking.other_currency",
        $"The account is in {account.Currency} and the file in {found}; send it to its account.",
        RefusalKind.Invalid, new RefusalValue("account", account.Currency.Code), new RefusalValue("file", found.Code));

    static string End(string number) => number.Length <= 4 ? number : number[^4..];

    static Outcome<FileSummary> CheckTable(BankAccountRow account, Stream content)
    {
        var opened = CsvStatementReader.Open(content);
        if (!opened.IsDone)
        {
            return opened.Refused!;
        }

        using var reader = opened.Value;
        for (var entries = 0L; ; entries++)
        {
            var next = reader.Next();
            if (!next.IsDone)
            {
                return next.Refused!;
            }

            if (next.Value is not { } entry)
            {
                return new FileSummary(null, entries, null, null);
            }

            if (entry.Amount.Currency != account.Currency)
            {
                return OtherCurrency(account, entry.Amount.Currency);
            }
        }
    }

    static IEnumerable<BankEntry> ReadStatement(Stream content)
    {
        using var reader = Unchanged(StatementReader.Open(content));
        while (Unchanged(reader.Next()) is { } part)
        {
            if (part is BankEntry entry)
            {
                yield return entry;
            }
        }
    }

    static IEnumerable<BankEntry> ReadTable(Stream content)
    {
        using var reader = Unchanged(CsvStatementReader.Open(content));
        while (Unchanged(reader.Next()) is { } entry)
        {
            yield return entry;
        }
    }

    static T Unchanged<T>(Outcome<T> outcome) => outcome.IsDone
        ? outcome.Value
        : throw new InvalidDataException($"The file is not what was checked: {outcome.Refused!.Code}.");
}
