using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Files;

/// <summary>A file of the bank is about to come in: makes its row, so that its bytes have where to go.</summary>
/// <param name="Name">As its sender calls it.</param>
public sealed record OpenFile(Id<BankAccount> Account, FileKind Kind, string Name)
{
    const int LongestName = 120;

    internal sealed class Handler(House house, Caller caller, IWork work, TimeProvider clock)
        : IHandle<OpenFile, FileCard>
    {
        public async Task<Outcome<FileCard>> Handle(OpenFile command, CancellationToken cancel)
        {
            if (command.Kind is FileKind.Payments or FileKind.Collections)
            {
                return new Refusal(
                    "banking.not_for_us", "The house makes such files itself; send a statement, a status or a table.",
                    RefusalKind.Invalid);
            }

            if (command.Name.Trim().Length is 0 or > LongestName)
            {
                return new Refusal(
                    "banking.name_needed", $"Give the file a name of 1 to {LongestName} characters.",
                    RefusalKind.Invalid, new RefusalValue("most", $"{LongestName}"));
            }

            if (!await house.Set<BankAccountRow>().AnyAsync(a => a.Id == command.Account, cancel))
            {
                return Accounts.AddBankAccount.Unknown;
            }

            var row = new BankFileRow
            {
                Id = Id<BankFile>.New(clock),
                Organisation = caller.Actor.Organisation,
                Account = command.Account,
                Kind = command.Kind,
                Name = command.Name.Trim(),
                State = FileState.Receiving,
                At = clock.GetUtcNow(),
                By = caller.Actor.User,
            };
            work.About(row.Id.ToString());
            house.Add(row);
            return FileCard.Of(row, Progress.None, Currency.Cny, row.Version);
        }
    }
}

/// <summary>All bytes of a file are here: from now on it can be worked with.</summary>
/// <param name="Size">In bytes.</param>
public sealed record CloseFile(Id<BankFile> File, long Size, int Chunks)
{
    internal sealed class Handler(BankFiles files, IWork work) : IHandle<CloseFile, FileCard>
    {
        public async Task<Outcome<FileCard>> Handle(CloseFile command, CancellationToken cancel)
        {
            work.About(command.File.ToString());
            if (await files.Find(command.File, cancel) is not { } row)
            {
                return BankFiles.Unknown(command.File);
            }

            if (row.State == FileState.Receiving)
            {
                (row.State, row.Size, row.Chunks) = (FileState.Received, command.Size, command.Chunks);
            }

            return await files.Card(row, row.Version + 1, cancel);
        }
    }
}

/// <summary>Takes a file in: its bytes go from the request to the database as they come.</summary>
static class ReceiveFile
{
    /// <summary>The largest file that is taken: ten million movements are about as much.</summary>
    internal const long LargestFile = 8L << 30;

    /// <remarks>The same Idempotency-Key takes the same file up again: after a broken transfer it begins anew, and a
    /// file that is whole answers as it stands. Its name comes percent-encoded in a header: it may name
    /// somebody, and addresses are kept in logs.</remarks>
    internal static async Task<Results<Ok<FileCard>, ProblemHttpResult>> Post(
        Id<BankAccount> account, Word<FileKind> kind, [FromHeader(Name = "File-Name")] string? name,
        HttpRequest request, Desk desk, Receiving receiving, CancellationToken cancel)
    {
        var opened = await desk.Send<OpenFile, FileCard>(
            new(account, kind.Value, Uri.UnescapeDataString(name ?? "")), cancel);
        if (opened.Result is not Ok<FileCard> { Value: { } card })
        {
            return opened;
        }

        return desk.Tagged(await receiving.Take(desk.Actor, card.Id, request.Body, cancel)).ToAnswer();
    }
}
