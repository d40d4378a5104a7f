using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Storage;

/// <summary>An agreement's document and the signature over it.</summary>
sealed class DocumentRow : IShared, IVersioned
{
    /// <summary>The field's name for the cipher.</summary>
    internal const string Field = "origination.document";

    public required Id<Agreement> Id { get; init; }

    public required Id<Application> Application { get; init; }

    /// <summary>The lender.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public Id<Organisation>? Dealer { get; init; }

    public Id<Organisation>? Customer { get; init; }

    /// <summary>The HTML, encrypted: it carries the customer's name. Its bytes in UTF-8 are what is signed.</summary>
    public required string Html { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The signer's key: SubjectPublicKeyInfo, base64. Null until signed, like what follows.</summary>
    public string? PublicKey { get; set; }

    /// <summary>ECDSA P-256 with SHA-256 over the bytes, r and s in a row (IEEE P1363), base64.</summary>
    public string? Signature { get; set; }

    public Id<User>? SignedBy { get; set; }

    public DateTimeOffset? SignedAt { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DocumentRow>
    {
        public void Configure(EntityTypeBuilder<DocumentRow> builder)
        {
            builder.ToTable("origination_documents");
            builder.HasKey(d => d.Id);
            builder.Property(d => d.Hash).HasMaxLength(64);
            builder.Property(d => d.PublicKey).HasMaxLength(200);
            builder.Property(d => d.Signature).HasMaxLength(120);
            builder.HasIndex(d => d.Application);
            builder.HasIndex(d => d.Dealer);
            builder.HasIndex(d => d.Customer);
        }
    }
}
