using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Portfolio.Storage;

/// <summary>A month end of an organisation and how far it has come.</summary>
sealed class MonthRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    public required DateOnly Month { get; init; }

    public MonthState State { get; set; }

    /// <summary>How many ranges there are to do.</summary>
    public required int Parts { get; init; }

    public int Agreements { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<MonthRow>
    {
        public void Configure(EntityTypeBuilder<MonthRow> builder)
        {
            builder.ToTable("portfolio_months");
            builder.HasKey(m => new { m.Organisation, m.Month });
        }
    }
}

/// <summary>A range of parts of the book that a month end takes in one transaction.</summary>
sealed class PartRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    public required DateOnly Month { get; init; }

    /// <summary>From this part of the book through <see cref="Last"/>.</summary>
    public required short First { get; init; }

    public required short Last { get; init; }

    public bool Done { get; set; }

    public int Agreements { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PartRow>
    {
        public void Configure(EntityTypeBuilder<PartRow> builder)
        {
            builder.ToTable("portfolio_parts");
            builder.HasKey(p => new { p.Organisation, p.Month, p.First });
        }
    }
}

/// <summary>A product in a currency, numbered so that a million rows need not repeat its name.</summary>
sealed class SegmentRow : IOwned, IAppendOnly
{
    public required Id<Organisation> Organisation { get; init; }

    public required short Number { get; init; }

    public required Text Product { get; init; }

    public required Currency Currency { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SegmentRow>
    {
        public void Configure(EntityTypeBuilder<SegmentRow> builder)
        {
            builder.ToTable("portfolio_segments");
            builder.HasKey(s => new { s.Organisation, s.Number });
            builder.Property(s => s.Number).ValueGeneratedNever();
            builder.Property(s => s.Product).IsDocument();
        }
    }
}
