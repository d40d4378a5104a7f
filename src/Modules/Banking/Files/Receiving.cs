using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Files;

/// <summary>The one door by which files come in, whoever brings them.</summary>
sealed class Receiving(House house, BankFiles files, FileContent content, Commands commands, ImportSignal signal)
{
    /// <summary>Takes the bytes of a file that was opened, as they come. One that is whole answers as it stands.
    /// </summary>
    internal async Task<Outcome<FileCard>> Take(
        Actor actor, Id<BankFile> file, Stream body, CancellationToken cancel)
    {
        var row = await house.Set<BankFileRow>().AsNoTracking().FirstAsync(f => f.Id == file, cancel);
        if (row.State != FileState.Receiving)
        {
            return await files.Card(row, row.Version, cancel);
        }

        var (size, chunks) = await content.Keep(row, body, cancel);
        var closed = await commands.Run<CloseFile, FileCard>(actor, new(file, size, chunks), key: null, cancel);
        signal.Raise();
        return closed;
    }
}
