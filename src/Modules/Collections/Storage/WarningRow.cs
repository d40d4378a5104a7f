using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Collections.Warning;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Collections.Storage;

/// <summary>The early warning of an agreement that runs. A night keeps one where it has points or the car a device, and
/// writes it only when something of it changes.</summary>
sealed class WarningRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required string Number { get; init; }

    public required string Vin { get; init; }

    /// <summary>Since when it is in its band.</summary>
    public required DateOnly Since { get; set; }

    /// <summary>The number of the scorecard.</summary>
    public required int Card { get; set; }

    public required int Points { get; set; }

    public required WarningBand Band { get; set; }

    public required IReadOnlyList<WarningPart> Parts { get; set; }

    /// <summary>Version of the account whose history is <see cref="Late"/>: nothing is folded while it stands.
    /// </summary>
    public required long Seen { get; set; }

    public required IReadOnlyList<LateInstalment> Late { get; set; }

    public long Version { get; set; }

    /// <summary>There is a device in the car, whatever it may tell.</summary>
    internal bool HasSigns => Parts.All(p => p.Absent != FactorAbsent.NoDevice);

    internal sealed class Configuration : IEntityTypeConfiguration<WarningRow>
    {
        public void Configure(EntityTypeBuilder<WarningRow> builder)
        {
            builder.ToTable("collections_warnings");
            builder.HasKey(w => w.Agreement);
            builder.Property(w => w.Number).HasMaxLength(40);
            builder.Property(w => w.Vin).HasMaxLength(17);
            builder.Property(w => w.Parts).IsDocument();
            builder.Property(w => w.Late).IsDocument();
            builder.HasIndex(w => new { w.Organisation, w.Band });
            builder.HasIndex(w => new { w.Organisation, w.Agreement });
        }
    }
}
