using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Storage;

/// <summary>A file from a bank, or for one, and how far the work with it has come.</summary>
sealed class BankFileRow : IOwned, IVersioned
{
    public required Id<BankFile> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<BankAccount> Account { get; init; }

    public required FileKind Kind { get; init; }

    /// <summary>As its sender calls it.</summary>
    public required string Name { get; init; }

    public FileState State { get; set; }

    public required DateTimeOffset At { get; init; }

    public required Id<User> By { get; init; }

    /// <summary>Bytes, and how many chunks hold them.</summary>
    public long Size { get; set; }

    public int Chunks { get; set; }

    /// <summary>The bank's id of the message and the statement; the same does not come twice.</summary>
    public string? Message { get; set; }

    /// <summary>Movements in it, known once it was read to its end.</summary>
    public long Entries { get; set; }

    /// <summary>The account's balances around the file, in minor units of its currency; null where it tells none.
    /// </summary>
    public long? Opening { get; set; }

    public long? Closing { get; set; }

    /// <summary>For the bank: the day on which it is to pay or collect.</summary>
    public DateOnly? ExecuteOn { get; init; }

    /// <summary>For the bank: the sum of its orders, in minor units.</summary>
    public long? Total { get; set; }

    /// <summary>Of a status: the file of ours that it speaks of.</summary>
    public Id<BankFile>? Answers { get; set; }

    /// <summary>Why it was refused, with the figures; null where it was not.</summary>
    public FileTrouble? Trouble { get; set; }

    /// <summary>Until when one server works with it; another takes over afterwards.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<BankFileRow>
    {
        public void Configure(EntityTypeBuilder<BankFileRow> builder)
        {
            builder.ToTable("banking_files");
            builder.HasKey(f => f.Id);
            builder.Property(f => f.Name).HasMaxLength(120);
            builder.Property(f => f.Message).HasMaxLength(80);
            builder.Property(f => f.Trouble).IsDocument();
            builder.HasIndex(f => new { f.Organisation, f.Id });
            builder.HasIndex(f => new { f.Account, f.Message }).IsUnique().HasFilter("message is not null");
        }
    }
}

/// <summary>Why a file was refused: a refusal as it is kept.</summary>
sealed record FileTrouble(string Code, string Sentence, IReadOnlyList<FileTrouble.Figure> Figures)
{
    internal sealed record Figure(string Name, string Value);

    internal static FileTrouble Of(Refusal refusal) => new(
        refusal.Code, refusal.Sentence, [.. refusal.Values.Select(v => new Figure(v.Name, v.Value))]);
}

/// <summary>A piece of a file: compressed, then encrypted, for it holds names and accounts.</summary>
sealed class ChunkRow : IOwned
{
    public required Id<BankFile> File { get; init; }

    /// <summary>From 0.</summary>
    public required int Number { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required string Body { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ChunkRow>
    {
        public void Configure(EntityTypeBuilder<ChunkRow> builder)
        {
            builder.ToTable("banking_chunks");
            builder.HasKey(c => new { c.File, c.Number });
        }
    }
}

/// <summary>A batch of a file's movements that is booked: its row is written with it, so it is booked once.</summary>
sealed class BatchRow : IOwned, IAppendOnly
{
    public required Id<BankFile> File { get; init; }

    /// <summary>From 0; always the same movements of the file.</summary>
    public required int Number { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required int Booked { get; init; }

    public required int Waiting { get; init; }

    public required int Known { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<BatchRow>
    {
        public void Configure(EntityTypeBuilder<BatchRow> builder)
        {
            builder.ToTable("banking_batches");
            builder.HasKey(b => new { b.File, b.Number });
        }
    }
}
