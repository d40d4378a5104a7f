using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Storage;

/// <summary>What an entry does; never changes, unlike <see cref="EntryState"/>, which later entries decide.</summary>
enum EntryKind
{
    Posted,
    Pending,
    Completion,
    Void,
    Reversal,
}

sealed class EntryRow : IOwned, IAppendOnly
{
    public required Id<Entry> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required string Key { get; init; }

    public required EntryKind Kind { get; init; }

    public required DateOnly ValueDate { get; init; }

    public required DateOnly BookedOn { get; init; }

    public required Text Narrative { get; init; }

    public string? Subject { get; init; }

    public string? LinkedTo { get; init; }

    /// <summary>The entry this one completes, voids or reverses. Unique: each entry is resolved once, whoever comes
    /// first.</summary>
    public Id<Entry>? Resolves { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EntryRow>
    {
        public void Configure(EntityTypeBuilder<EntryRow> builder)
        {
            builder.ToTable("ledger_entries");
            builder.HasKey(e => e.Id);
            builder.Property(e => e.Key).HasMaxLength(200);
            builder.Property(e => e.Subject).HasMaxLength(80);
            builder.Property(e => e.LinkedTo).HasMaxLength(200);
            builder.Property(e => e.Narrative).IsDocument();
            builder.HasIndex(e => new { e.Organisation, e.Key }).IsUnique();
            builder.HasIndex(e => e.Resolves).IsUnique().HasFilter("resolves is not null");
            builder.HasIndex(e => e.Subject).HasFilter("subject is not null");
        }
    }
}

/// <summary>A line carries the days and the books of its entry, so that balances are summed from one table.</summary>
sealed class LineRow : IOwned, IAppendOnly
{
    public required Id<Entry> Entry { get; init; }

    public required int Number { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required string Account { get; init; }

    public required Money Amount { get; init; }

    public required DateOnly ValueDate { get; init; }

    public required DateOnly BookedOn { get; init; }

    /// <summary>A reserved amount; the completion of its entry carries lines of its own.</summary>
    public required bool Pending { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<LineRow>
    {
        public void Configure(EntityTypeBuilder<LineRow> builder)
        {
            builder.ToTable("ledger_lines");
            builder.HasKey(l => new { l.Entry, l.Number });
            builder.Property(l => l.Account).HasMaxLength(60);
            builder.HasOne<EntryRow>().WithMany().HasForeignKey(l => l.Entry).OnDelete(DeleteBehavior.Restrict)
                .IsTakenOnTrust();

            // no foreign key to the account: a thousand postings a second would all lock the same few rows
            builder.HasIndex(l => new { l.Organisation, l.Account, l.BookedOn });
        }
    }
}
