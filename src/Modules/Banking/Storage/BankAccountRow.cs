using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Storage;

/// <summary>An account of the lender at a bank. Its money stands on the lender's account <c>bank</c>.</summary>
sealed class BankAccountRow : IOwned, IVersioned
{
    public required Id<BankAccount> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>What the house calls it.</summary>
    public required string Name { get; set; }

    /// <summary>In whose name the bank keeps it.</summary>
    public required string Holder { get; set; }

    public required string Number { get; init; }

    public required bool IsIban { get; init; }

    public required Currency Currency { get; init; }

    public string? Bic { get; set; }

    public string? Cnaps { get; set; }

    /// <summary>What the banks call the lender as a collector; null where they call it nothing.</summary>
    public string? Scheme { get; set; }

    /// <summary>Kept by the simulated bank: no real money stands there.</summary>
    public bool Simulated { get; init; }

    /// <summary>What falls due in its currency is collected to it; one account in each currency.</summary>
    public bool Collects { get; init; }

    /// <summary>The night pays from it what is ordered in its currency; one account in each.</summary>
    public bool Pays { get; init; }

    public long Version { get; set; }

    internal AccountNumber Account => new(Number, IsIban);

    internal BankParty Party => new(Holder, Account, new(Bic, Cnaps));

    internal sealed class Configuration : IEntityTypeConfiguration<BankAccountRow>
    {
        public void Configure(EntityTypeBuilder<BankAccountRow> builder)
        {
            builder.ToTable("banking_accounts");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Name).HasMaxLength(70);
            builder.Property(a => a.Holder).HasMaxLength(140);
            builder.Property(a => a.Number).HasMaxLength(34);
            builder.Property(a => a.Bic).HasMaxLength(11);
            builder.Property(a => a.Cnaps).HasMaxLength(12);
            builder.Property(a => a.Scheme).HasMaxLength(35);
            builder.HasIndex(a => new { a.Organisation, a.Number }).IsUnique();
            builder.HasIndex(a => new { a.Organisation, a.Currency }).IsUnique().HasFilter("collects")
                .HasDatabaseName("banking_accounts_collecting");
            builder.HasIndex(a => new { a.Organisation, a.Currency }).IsUnique().HasFilter("pays")
                .HasDatabaseName("banking_accounts_paying");
        }
    }
}
