using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Storage;

/// <summary>One movement of money on a bank account, and what became of it.</summary>
/// <remarks>Account and reference are unique: whatever files bring it, it is booked once.</remarks>
sealed class ItemRow : IOwned, IVersioned
{
    public required Id<BankItem> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<BankAccount> Account { get; init; }

    /// <summary>What the bank calls it.</summary>
    public required string Reference { get; init; }

    public required Id<BankFile> File { get; init; }

    /// <summary>Which movement of the file, from 1.</summary>
    public required long Number { get; init; }

    public required Money Amount { get; init; }

    public required EntrySide Side { get; init; }

    public required DateOnly ValueDate { get; init; }

    public required ItemState State { get; set; }

    /// <summary>By what it was found; null while it waits.</summary>
    public MatchedBy? Rule { get; set; }

    /// <summary>Where the money went; several where a person split it.</summary>
    public Id<Agreement>? Agreement { get; set; }

    /// <summary>The event it became.</summary>
    public int? Event { get; set; }

    /// <summary>Why it could not be booked by itself: a refusal's code, or null where nothing was found.</summary>
    public string? Why { get; set; }

    /// <summary>Payer's name, account and text, encrypted; only of movements that a person has to look at.</summary>
    public string? Particulars { get; set; }

    /// <summary>What a person wrote of it.</summary>
    public string? Note { get; set; }

    /// <summary>Who asked to pay it back; another person has to agree.</summary>
    public Id<User>? ReturnAskedBy { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ItemRow>
    {
        public void Configure(EntityTypeBuilder<ItemRow> builder)
        {
            builder.ToTable("banking_items");
            builder.HasKey(i => i.Id);
            builder.Property(i => i.Reference).HasMaxLength(80);
            builder.Property(i => i.Why).HasMaxLength(80);
            builder.Property(i => i.Note).HasMaxLength(200);
            builder.HasIndex(i => new { i.Account, i.Reference }).IsUnique();
            builder.HasIndex(i => new { i.Organisation, i.Id }).HasFilter("state in ('Waiting', 'Held')")
                .HasDatabaseName("banking_items_queue");
        }
    }
}
