using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Storage;

/// <summary>What had accrued in a pool, in one partition of a night.</summary>
sealed record PoolSum(long Pool, long Amount, int Agreements);

/// <summary>A partition of a night: some parts of an organisation's accounts, done in one transaction.</summary>
sealed class NightPartRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>The day that ends.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The parts of <see cref="AccountRow.Part"/> from this one through <see cref="Last"/>.</summary>
    public required int First { get; init; }

    public required int Last { get; init; }

    public bool Done { get; set; }

    /// <summary>Accounts that were looked at, of which something happened on <see cref="Worked"/>.</summary>
    public int Read { get; set; }

    public int Worked { get; set; }

    /// <summary>Agreements that ended and whose lien was released.</summary>
    public int Closed { get; set; }

    /// <summary>By pool, in the order of their keys.</summary>
    public IReadOnlyList<PoolSum> Accrued { get; set; } = [];

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<NightPartRow>
    {
        public void Configure(EntityTypeBuilder<NightPartRow> builder)
        {
            builder.ToTable("servicing_night_parts");
            builder.HasKey(p => new { p.Organisation, p.Day, p.First });
            builder.Property(p => p.Accrued).IsDocument();
        }
    }
}

/// <summary>A step that follows the partitions of a night, and how far it has come.</summary>
sealed class NightStepRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    public required DateOnly Day { get; init; }

    public required string Name { get; init; }

    public required int Order { get; init; }

    public bool IsOver { get; set; }

    public int Done { get; set; }

    public int Total { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<NightStepRow>
    {
        public void Configure(EntityTypeBuilder<NightStepRow> builder)
        {
            builder.ToTable("servicing_night_steps");
            builder.HasKey(s => new { s.Organisation, s.Day, s.Name });
            builder.Property(s => s.Name).HasMaxLength(40);
        }
    }
}
