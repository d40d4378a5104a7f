using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Imports;

/// <summary>Reads a file to its end before anything of it is booked: a fault may stand in its last line.</summary>
public sealed record CheckFile(Id<BankFile> File)
{
    internal sealed class Handler(
        House house, BankFiles files, FileContent content, Statuses statuses, IWork work, TimeProvider clock)
        : IHandle<CheckFile, FileCard>
    {
        public async Task<Outcome<FileCard>> Handle(CheckFile command, CancellationToken cancel)
        {
            work.About(command.File.ToString());
            if (await files.Find(command.File, cancel) is not { } row)
            {
                return BankFiles.Unknown(command.File);
            }

            if (row.State == FileState.Received && row.EndedAt is null)
            {
                var account = await files.Account(row, cancel);
                var (checkedRow, stream) = (row, content.Read(row));
                var found = row.Kind == FileKind.Status
                    ? await statuses.Check(account, stream, cancel)
                    : await Task.Run(() => EntrySource.Check(checkedRow, account, stream), cancel);
                Keep(row, found.IsDone && await Known(row, found.Value, cancel) is { } known ? known : found);
            }

            return await files.Card(row, row.Version + 1, cancel);
        }

        /// <summary>The refusal of a message that another file brought; null where it is the first of its name.
        /// </summary>
        async Task<Refusal?> Known(BankFileRow row, FileSummary found, CancellationToken cancel)
        {
            var other = await house.Set<BankFileRow>().AsNoTracking()
                .Where(f => f.Account == row.Account && f.Id != row.Id
                    && f.Message != null && f.Message == found.Message)
                .Select(f => f.Name).FirstOrDefaultAsync(cancel);
            return other is null
                ? null
                : new Refusal(
                    "banking.file_known",
                    $"This message came before, in the file {other}; nothing of it is booked twice.",
                    RefusalKind.Conflict, new RefusalValue("file", other));
        }

        void Keep(BankFileRow row, Outcome<FileSummary> found)
        {
            if (found.Refused is { } refused)
            {
                (row.State, row.Trouble, row.EndedAt) = (FileState.Refused, FileTrouble.Of(refused), clock.GetUtcNow());
                return;
            }

            row.State = FileState.Booking;
            (row.Message, row.Entries) = (found.Value.Message, found.Value.Entries);
            row.Answers = found.Value.Answers;
            (row.Opening, row.Closing) = (found.Value.Opening, found.Value.Closing);
        }
    }
}
