using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Portfolio.Storage;

/// <summary>Which report a cell belongs to, and with it what its two coordinates mean.</summary>
enum CellKind : byte
{
    /// <summary>From state, to state; opening balance.</summary>
    Roll,

    /// <summary>Stage, cause; amount of allowance.</summary>
    Movement,

    /// <summary>Month of origination as year × 12 + month − 1, measure; amount originated. Measure −1: all of
    /// it.</summary>
    Vintage,

    /// <summary>Months since origination; 0 opening, 1 scheduled, 2 unscheduled principal.</summary>
    Speed,

    /// <summary>Exposure by class and stage; gross carrying amount.</summary>
    Standing,
}

/// <summary>A cell of a month's tables, for one range and segment: sums that are read instead of a million
/// rows.</summary>
sealed class CellRow : IOwned, IAppendOnly
{
    public required Id<Organisation> Organisation { get; init; }

    public required DateOnly Month { get; init; }

    /// <summary>The first part of its range.</summary>
    public required short Part { get; init; }

    public required short Segment { get; init; }

    public required CellKind Kind { get; init; }

    public required int Row { get; init; }

    public required int Column { get; init; }

    public required long Count { get; init; }

    public required long Amount { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<CellRow>
    {
        public void Configure(EntityTypeBuilder<CellRow> builder)
        {
            builder.ToTable("portfolio_cells");
            builder.HasKey(c => new { c.Organisation, c.Kind, c.Month, c.Part, c.Segment, c.Row, c.Column });
            builder.Property(c => c.Kind).HasConversion<byte>();
        }
    }
}
