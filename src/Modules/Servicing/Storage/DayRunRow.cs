using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Nights;

namespace Wheelhouse.Servicing.Storage;

/// <summary>The close of one business day of an organisation, and how far it has come.</summary>
sealed class DayRunRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>The day that ends.</summary>
    public required DateOnly Day { get; init; }

    public required DayRunState State { get; set; }

    /// <summary>Agreements when it began, of which something was to happen on <see cref="Total"/>.</summary>
    public required int Accounts { get; init; }

    public required int Total { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DayRunRow>
    {
        public void Configure(EntityTypeBuilder<DayRunRow> builder)
        {
            builder.ToTable("servicing_day_runs");
            builder.HasKey(r => new { r.Organisation, r.Day });
        }
    }
}
