using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Files;

/// <summary>Somebody has handed a file of the house to the bank.</summary>
public sealed record SendFile(Id<BankFile> File)
{
    internal sealed class Handler(BankFiles files, IWork work, TimeProvider clock) : IHandle<SendFile, FileCard>
    {
        public async Task<Outcome<FileCard>> Handle(SendFile command, CancellationToken cancel)
        {
            work.About(command.File.ToString());
            if (await files.Find(command.File, cancel) is not { } row)
            {
                return BankFiles.Unknown(command.File);
            }

            if (row.State is not (FileState.Ready or FileState.Sent))
            {
                return new Refusal(
                    "banking.file_not_ours", "Only a file that the house made is handed to the bank.",
                    RefusalKind.Conflict);
            }

            if (row.State == FileState.Sent)
            {
                return await files.Card(row, row.Version, cancel);
            }

            (row.State, row.EndedAt) = (FileState.Sent, clock.GetUtcNow());
            return await files.Card(row, row.Version + 1, cancel);
        }
    }

    internal static Task<Results<Ok<FileCard>, ProblemHttpResult>> Post(
        Id<BankFile> file, Desk desk, CancellationToken cancel) => desk.Send<SendFile, FileCard>(new(file), cancel);
}

/// <summary>The bytes of a file as they were made or came.</summary>
static class ReadFile
{
    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Get(
        Id<BankFile> file, House house, FileContent content, CancellationToken cancel)
    {
        var row = await house.Set<BankFileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == file, cancel);
        return row is null || row.State == FileState.Receiving
            ? BankFiles.Unknown(file).ToProblem()
            : TypedResults.Stream(
                content.Read(row), row.Kind == FileKind.Csv ? "text/csv" : "application/xml", row.Name);
    }
}
