using Wheelhouse.Banking.Files;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Imports;

/// <summary>All batches of a file are booked.</summary>
public sealed record FinishFile(Id<BankFile> File)
{
    internal sealed class Handler(BankFiles files, IWork work, TimeProvider clock)
        : IHandle<FinishFile, FileCard>
    {
        public async Task<Outcome<FileCard>> Handle(FinishFile command, CancellationToken cancel)
        {
            work.About(command.File.ToString());
            if (await files.Find(command.File, cancel) is not { } row)
            {
                return BankFiles.Unknown(command.File);
            }

            var card = await files.Card(row, row.Version + 1, cancel);
            if (row.State != FileState.Booking || card.Booked + card.Waiting + card.Known < row.Entries)
            {
                return card;
            }

            (row.State, row.EndedAt) = (FileState.Done, clock.GetUtcNow());
            work.Publish(new BankFileImported(row.Organisation, row.Id, card.Booked, card.Waiting, card.Known));
            return card with { State = row.State, EndedAt = row.EndedAt };
        }
    }
}
