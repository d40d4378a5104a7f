using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance.Storage;

/// <summary>A proposed version of a tariff.</summary>
sealed class TariffRow : IOwned, IAppendOnly
{
    public required Id<TariffVersion> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>The tariff's own id, the same through its versions.</summary>
    public required string Code { get; init; }

    public required int Number { get; init; }

    public required Tariff Tariff { get; init; }

    /// <summary>SHA-256 of the tariff's canonical bytes, so that a quote can name exactly what it rests on.</summary>
    public required string Hash { get; init; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<TariffRow>
    {
        public void Configure(EntityTypeBuilder<TariffRow> builder)
        {
            builder.ToTable("insurance_tariffs");
            builder.HasKey(t => t.Id);
            builder.Property(t => t.Code).HasMaxLength(40);
            builder.Property(t => t.Hash).HasMaxLength(64);
            builder.Property(t => t.Tariff).IsDocument();
            builder.HasIndex(t => new { t.Organisation, t.Code, t.Number }).IsUnique();
        }
    }
}

/// <summary>That a second person put a version in force. A row of its own: what was proposed is never written again.
/// </summary>
sealed class TariffApprovalRow : IOwned, IAppendOnly
{
    public required Id<TariffVersion> Tariff { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<TariffApprovalRow>
    {
        public void Configure(EntityTypeBuilder<TariffApprovalRow> builder)
        {
            builder.ToTable("insurance_tariff_approvals");
            builder.HasKey(a => a.Tariff);
        }
    }
}
