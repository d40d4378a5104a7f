using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Portfolio.Storage;

/// <summary>What an agreement had come to once, by a month end.</summary>
[Flags]
enum Ever : short
{
    None = 0,
    Over30 = 1,
    Default = 2,
    ChargedOff = 4,
    PaidEarly = 8,
}

/// <summary>An agreement at a month end. Written once; the month in which nothing is owed any more is its
/// last.</summary>
/// <remarks>Narrow on purpose: one row an agreement and month. Amounts are minor units of the segment's
/// currency.</remarks>
sealed class SnapshotRow : IOwned, IAppendOnly
{
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>The last day of the month.</summary>
    public required DateOnly Month { get; init; }

    public required short Part { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    /// <summary>Number of the <see cref="SegmentRow"/>.</summary>
    public required short Segment { get; init; }

    public required DateOnly PaidOn { get; init; }

    public required long Financed { get; init; }

    /// <summary>Gross carrying amount.</summary>
    public required long Owed { get; init; }

    /// <summary>Given up so far, net of what came in after all.</summary>
    public required long Lost { get; init; }

    /// <summary>Principal that falls due, as planned, by the next month end.</summary>
    public required long Scheduled { get; init; }

    public required int DaysPastDue { get; init; }

    public required RollState State { get; init; }

    public required AssetClass Class { get; init; }

    public required ClassReason ClassWhy { get; init; }

    public required DateOnly? ClassCuring { get; init; }

    public required Stage Stage { get; init; }

    public required StageReason StageWhy { get; init; }

    public required DateOnly? StageCuring { get; init; }

    /// <summary>Expected credit loss.</summary>
    public required long Allowance { get; init; }

    public required Ever Ever { get; init; }

    /// <summary>What was owed at the first month end in default; 0 where there was none.</summary>
    public required long AtDefault { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SnapshotRow>
    {
        public void Configure(EntityTypeBuilder<SnapshotRow> builder)
        {
            builder.ToTable("portfolio_snapshots");
            builder.HasKey(s => new { s.Organisation, s.Month, s.Part, s.Agreement });
            builder.Property(s => s.State).HasConversion<byte>();
            builder.Property(s => s.Class).HasConversion<byte>();
            builder.Property(s => s.ClassWhy).HasConversion<byte>();
            builder.Property(s => s.Stage).HasConversion<byte>();
            builder.Property(s => s.StageWhy).HasConversion<byte>();
            builder.Property(s => s.Ever).HasConversion<short>();
        }
    }
}
