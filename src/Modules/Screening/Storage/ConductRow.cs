using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Screening.Storage;

/// <summary>A noted application that became a finance, and how that went.</summary>
sealed class ConductRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    public required string Application { get; init; }

    public required string Agreement { get; init; }

    /// <summary>Keyed hash of the identity number.</summary>
    public required string Person { get; init; }

    public required Id<Organisation> Dealer { get; init; }

    public required DateOnly PaidOn { get; init; }

    /// <summary>Whether it counts among the dealer's deals: its first months are over, or it failed in them.</summary>
    public bool Counted { get; set; }

    public bool EarlyDefault { get; set; }

    public bool WrittenOff { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ConductRow>
    {
        public void Configure(EntityTypeBuilder<ConductRow> builder)
        {
            builder.ToTable("screening_conducts");
            builder.HasKey(c => c.Application);
            builder.Property(c => c.Application).HasMaxLength(60);
            builder.Property(c => c.Agreement).HasMaxLength(60);
            builder.Property(c => c.Person).HasMaxLength(43);
            builder.HasIndex(c => new { c.Organisation, c.Agreement }).IsUnique();
            builder.HasIndex(c => new { c.Organisation, c.Person });
        }
    }
}

/// <summary>How many deals of a dealer are past their first months, and how many failed in them.</summary>
sealed class DealerRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    public required Id<Organisation> Dealer { get; init; }

    public int Deals { get; set; }

    public int EarlyDefaults { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DealerRow>
    {
        public void Configure(EntityTypeBuilder<DealerRow> builder)
        {
            builder.ToTable("screening_dealers");
            builder.HasKey(d => new { d.Organisation, d.Dealer });
        }
    }
}
