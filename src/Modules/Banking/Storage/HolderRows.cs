using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using System.Text.Json;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Storage;

/// <summary>Whose an account is, and its number; encrypted where it is kept.</summary>
sealed record Holder(string Name, string Number)
{
    internal string Seal(IFieldCipher cipher, string field) =>
        cipher.Encrypt(field, JsonSerializer.Serialize(this, Json.Stored));

    internal static Holder Open(IFieldCipher cipher, string field, string text) =>
        JsonSerializer.Deserialize<Holder>(cipher.Decrypt(field, text), Json.Stored)!;

    internal BankParty At(BankId bank) => new(Name, AccountNumber.Of(Number), bank);
}

/// <summary>Where a dealer, or a customer who sells his own car, is paid. Used once a second person agreed.</summary>
sealed class PayeeRow : IOwned, IVersioned
{
    internal const string Field = "payee.holder";

    public required Id<PayeeAccount> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Who is paid there.</summary>
    public required Id<Organisation> Payee { get; init; }

    public required string Holder { get; init; }

    public string? Bic { get; init; }

    public string? Cnaps { get; init; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    public Id<User>? ApprovedBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>Another account took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; set; }

    public long Version { get; set; }

    internal BankId Bank => new(Bic, Cnaps);

    internal sealed class Configuration : IEntityTypeConfiguration<PayeeRow>
    {
        public void Configure(EntityTypeBuilder<PayeeRow> builder)
        {
            builder.ToTable("banking_payees");
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Bic).HasMaxLength(11);
            builder.Property(p => p.Cnaps).HasMaxLength(12);
            builder.HasIndex(p => new { p.Organisation, p.Payee });
        }
    }
}

/// <summary>A customer's leave to collect what falls due on an agreement. He sees it as the lender does.</summary>
sealed class MandateRow : IShared, IVersioned
{
    internal const string Field = "mandate.holder";
    internal const string NameField = "mandate.name";

    public required Id<DebitMandate> Id { get; init; }

    /// <summary>The lender, who collects.</summary>
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Always null: how a customer pays is not the dealer's matter.</summary>
    public Id<Organisation>? Dealer { get; init; }

    public required Id<Organisation>? Customer { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    /// <summary>What banks call it, as in <c>WH-2026-004871-1</c>.</summary>
    public required string Reference { get; init; }

    public required string Holder { get; init; }

    /// <summary>The debtor's name to look up by.</summary>
    public required string NameIndex { get; init; }

    public string? Bic { get; init; }

    public string? Cnaps { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public long Version { get; set; }

    internal BankId Bank => new(Bic, Cnaps);

    internal sealed class Configuration : IEntityTypeConfiguration<MandateRow>
    {
        public void Configure(EntityTypeBuilder<MandateRow> builder)
        {
            builder.ToTable("banking_mandates");
            builder.HasKey(m => m.Id);
            builder.Property(m => m.Reference).HasMaxLength(35);
            builder.Property(m => m.NameIndex).HasMaxLength(43);
            builder.Property(m => m.Bic).HasMaxLength(11);
            builder.Property(m => m.Cnaps).HasMaxLength(12);
            builder.HasIndex(m => m.Agreement).IsUnique().HasFilter("withdrawn_at is null")
                .HasDatabaseName("banking_mandates_standing");
            builder.HasIndex(m => new { m.Organisation, m.Reference }).IsUnique();
            builder.HasIndex(m => new { m.Organisation, m.NameIndex });
            builder.HasIndex(m => m.Customer);
        }
    }
}
