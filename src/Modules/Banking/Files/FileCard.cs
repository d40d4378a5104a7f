using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Files;

/// <summary>A file and how far the work with it has come.</summary>
/// <param name="Message">What the bank calls the message and the statement.</param>
/// <param name="Entries">Movements in it; 0 until it was read to its end.</param>
/// <param name="Booked">Booked on agreements so far.</param>
/// <param name="Waiting">For a person to look at; their money stands in suspense.</param>
/// <param name="Known">Brought by another file before; nothing was done.</param>
/// <param name="Trouble">Why it was refused.</param>
/// <param name="ExecuteOn">Of a file for the bank: the day on which it is to pay or collect. Its entries are orders:
/// booked are those that are done, waiting those that are on their way.</param>
/// <param name="Failed">Orders that the bank did not do or that came back.</param>
/// <param name="Total">The sum of its orders.</param>
/// <param name="Answers">Of a status: the file of ours that it speaks of.</param>
public sealed record FileCard(
    Id<BankFile> Id, Id<BankAccount> Account, FileKind Kind, string Name, FileState State, DateTimeOffset At,
    long Size, string? Message, long Entries, long Booked, long Waiting, long Known, Money? Opening, Money? Closing,
    FileRefusal? Trouble, DateTimeOffset? EndedAt, DateOnly? ExecuteOn, long Failed, Money? Total,
    Id<BankFile>? Answers, long Version) : IHasVersion
{
    internal static FileCard Of(BankFileRow row, Progress done, Currency currency, long version) => new(
        row.Id, row.Account, row.Kind, row.Name, row.State, row.At, row.Size, row.Message, row.Entries, done.Booked,
        done.Waiting, done.Known, row.Opening is { } opening ? new(opening, currency) : null,
        row.Closing is { } closing ? new(closing, currency) : null, row.Trouble is { } trouble
            ? new(trouble.Code, trouble.Sentence, trouble.Figures.ToDictionary(f => f.Name, f => f.Value))
            : null,
        row.EndedAt, row.ExecuteOn, done.Failed, row.Total is { } total ? new(total, currency) : null, row.Answers,
        version);
}

/// <summary>Why a file was refused, as a refusal over HTTP says it.</summary>
public sealed record FileRefusal(string Code, string Sentence, IReadOnlyDictionary<string, string> Values);

/// <summary>What the batches of a file have done, or the bank with the orders of one.</summary>
sealed record Progress(long Booked, long Waiting, long Known, long Failed = 0)
{
    internal static readonly Progress None = new(0, 0, 0);
}
