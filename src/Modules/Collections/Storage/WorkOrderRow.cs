using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Collections.Ordering;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Storage;

/// <summary>Something to be done about a car or a debtor by a day, by a vendor or by the lender's own people.</summary>
sealed class WorkOrderRow : IOwned, IVersioned
{
    public required Id<WorkOrder> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required string Number { get; init; }

    public required string Vin { get; init; }

    public required WorkKind Kind { get; init; }

    /// <summary>Null: a visit of the lender's own people.</summary>
    public required Id<Vendor>? Vendor { get; init; }

    /// <summary>The order to recover the car that it carries out.</summary>
    public Id<Recovery>? Recovery { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>What the vendor is paid for it.</summary>
    public required Money Fee { get; init; }

    public required WorkState State { get; set; }

    public required string? Note { get; init; }

    /// <summary>What the vendor answered.</summary>
    public string? Answer { get; set; }

    public WorkReport? Report { get; set; }

    public string? Complaint { get; set; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The business date on which it ended.</summary>
    public DateOnly? EndedOn { get; set; }

    public long Version { get; set; }

    internal bool IsOpen => State is WorkState.Sent or WorkState.Accepted or WorkState.Reported;

    internal sealed class Configuration : IEntityTypeConfiguration<WorkOrderRow>
    {
        public void Configure(EntityTypeBuilder<WorkOrderRow> builder)
        {
            builder.ToTable("collections_orders");
            builder.HasKey(o => o.Id);
            builder.Property(o => o.Number).HasMaxLength(40);
            builder.Property(o => o.Vin).HasMaxLength(17);
            builder.Property(o => o.Note).HasMaxLength(WorkWords.LongestNote);
            builder.Property(o => o.Answer).HasMaxLength(WorkWords.LongestNote);
            builder.Property(o => o.Complaint).HasMaxLength(WorkWords.LongestNote);
            builder.Property(o => o.Report).IsDocument();
            builder.HasIndex(o => o.Agreement);
            builder.HasIndex(o => o.Recovery).IsUnique().HasFilter("recovery is not null");
            builder.HasIndex(o => new { o.Organisation, o.Vendor });
        }
    }
}
