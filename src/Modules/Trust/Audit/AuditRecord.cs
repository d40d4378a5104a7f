using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>One record of the audit log. Its body never changes; its place in the tree is given afterwards.</summary>
sealed class AuditRecord : IOwned
{
    /// <summary>Given by the database; says nothing of the order in the tree.</summary>
    public long Number { get; init; }

    /// <summary>Whose deed it was; a copy of what the body says, to filter by.</summary>
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>The canonical JSON, all ASCII (<see cref="CanonicalRecord"/>).</summary>
    public required string Body { get; init; }

    /// <summary>SHA-256(0x00 || body).</summary>
    public required byte[] LeafHash { get; init; }

    /// <summary>The index in the tree; null until the sequencer took it.</summary>
    public long? Leaf { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AuditRecord>
    {
        public void Configure(EntityTypeBuilder<AuditRecord> builder)
        {
            builder.ToTable("trust_audit_records");
            builder.HasKey(r => r.Number);
            builder.Property(r => r.Number).ValueGeneratedOnAdd();
            builder.HasIndex(r => r.Leaf).IsUnique().HasFilter("leaf is not null")
                .HasDatabaseName("trust_audit_records_leaf");
            builder.HasIndex(r => r.Number).HasFilter("leaf is null").HasDatabaseName("trust_audit_records_waiting");
            builder.HasIndex(r => new { r.Organisation, r.Number }).HasDatabaseName("trust_audit_records_organisation");
        }
    }
}

/// <summary>The hash of a full subtree; written once, by the sequencer.</summary>
/// <remarks>
/// Level 0 is kept too, a second copy of the leaf hashes: with it, a record that was altered together
/// with its own hash is named exactly, and not only as one of two neighbours.
/// </remarks>
sealed class AuditNode
{
    public required int Level { get; init; }

    public required long Position { get; init; }

    public required byte[] Hash { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AuditNode>
    {
        public void Configure(EntityTypeBuilder<AuditNode> builder)
        {
            builder.ToTable("trust_audit_nodes");
            builder.HasKey(n => new { n.Level, n.Position });
        }
    }
}

/// <summary>The root over the first <see cref="Size"/> leaves, one for each batch of the sequencer, signed by the
/// house.</summary>
sealed class AuditHead
{
    public required long Size { get; init; }

    public required byte[] Root { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>ECDSA P-256 with SHA-256 over <see cref="HeadSignature.Text"/>, IEEE P1363 form.</summary>
    public required byte[] Signature { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> builder)
        {
            builder.ToTable("trust_audit_heads");
            builder.HasKey(h => h.Size);
            builder.Property(h => h.Size).ValueGeneratedNever();
        }
    }
}
