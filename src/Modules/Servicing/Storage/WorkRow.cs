using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Storage;

/// <summary>A day that has something to do for an agreement: an instalment falls due, or it can be closed.</summary>
/// <remarks>At most one row an agreement, the same day as <see cref="AccountRow.WorkOn"/>. The close of a day reads
/// this small table by its key and touches no other agreement.</remarks>
sealed class WorkRow : IOwned
{
    public required Id<Organisation> Organisation { get; init; }

    public required DateOnly Day { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<WorkRow>
    {
        public void Configure(EntityTypeBuilder<WorkRow> builder)
        {
            builder.ToTable("servicing_worklist");
            builder.HasKey(w => new { w.Organisation, w.Day, w.Agreement });
        }
    }
}
