using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Portfolio.Storage;

/// <summary>What another servicer reported of an agreement at a month end; kept beside our own figures.</summary>
sealed class ReportedRow : IOwned, IAppendOnly
{
    public required Id<Organisation> Organisation { get; init; }

    public required DateOnly Month { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required long Owed { get; init; }

    /// <summary>Null where it was not reported.</summary>
    public required int? DaysPastDue { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ReportedRow>
    {
        public void Configure(EntityTypeBuilder<ReportedRow> builder)
        {
            builder.ToTable("portfolio_reported");
            builder.HasKey(r => new { r.Organisation, r.Month, r.Agreement });
        }
    }
}
