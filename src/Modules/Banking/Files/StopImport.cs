using Microsoft.AspNetCore.Http.HttpResults;
using System.Text.Json;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Files;

/// <summary>A person stops the booking of a file between two batches; what is booked stays booked.</summary>
public sealed record StopImport(Id<BankFile> File, long? Seen = null)
{
    internal sealed class Handler(BankFiles files, IWork work) : IHandle<StopImport, FileCard>
    {
        public async Task<Outcome<FileCard>> Handle(StopImport command, CancellationToken cancel)
        {
            work.About(command.File.ToString());
            if (await files.Find(command.File, cancel) is not { } row)
            {
                return BankFiles.Unknown(command.File);
            }

            if (row.State is not (FileState.Received or FileState.Booking))
            {
                return ResumeImport.NotNow(row.State);
            }

            row.State = FileState.Cancelled;
            return await files.Card(row, row.Version + 1, cancel);
        }
    }

    internal static Task<Results<Ok<FileCard>, ProblemHttpResult>> Post(
        Id<BankFile> file, Desk desk, CancellationToken cancel) =>
        desk.Send<StopImport, FileCard>(new(file, desk.IfMatch), cancel);
}

/// <summary>A person lets a file go on that was stopped: it goes on where it was.</summary>
public sealed record ResumeImport(Id<BankFile> File)
{
    internal sealed class Handler(BankFiles files, IWork work) : IHandle<ResumeImport, FileCard>
    {
        public async Task<Outcome<FileCard>> Handle(ResumeImport command, CancellationToken cancel)
        {
            work.About(command.File.ToString());
            if (await files.Find(command.File, cancel) is not { } row)
            {
                return BankFiles.Unknown(command.File);
            }

            if (row.State != FileState.Cancelled)
            {
                return NotNow(row.State);
            }

            row.State = FileState.Received;
            return await files.Card(row, row.Version + 1, cancel);
        }
    }

    internal static Refusal NotNow(FileState state) => new(
        "banking.file_not_running",
        $"The file is {BankWords.Of(state).En.ToLowerInvariant()}; only one that is being worked with can be stopped, "
            + "and only one that was stopped goes on.",
        RefusalKind.Conflict, new RefusalValue("state", JsonNamingPolicy.CamelCase.ConvertName($"{state}")));

    internal static async Task<Results<Ok<FileCard>, ProblemHttpResult>> Post(
        Id<BankFile> file, Desk desk, ImportSignal signal, CancellationToken cancel)
    {
        var resumed = await desk.Send<ResumeImport, FileCard>(new(file), cancel);
        signal.Raise();
        return resumed;
    }
}
