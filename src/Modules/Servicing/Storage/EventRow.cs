using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Storage;

/// <summary>One event of an agreement, append-only. With the terms all that its state is computed from.</summary>
sealed class EventRow : IAppendOnly
{
    public required Id<Agreement> Agreement { get; init; }

    /// <summary>Place in the order of booking, from 1 without gaps: two commands at once cannot both take it.</summary>
    public required int Sequence { get; init; }

    public required DateOnly ValueDate { get; init; }

    /// <summary>The business date on which it was entered.</summary>
    public required DateOnly BookedOn { get; init; }

    /// <summary>The engine's event as JSON, see <see cref="EventJson"/>.</summary>
    public required string Body { get; init; }

    /// <summary>How it came: the channel of a payment, or null.</summary>
    public PaymentChannel? Channel { get; init; }

    /// <summary>Why, in the words of whoever entered it. Null where nothing was said.</summary>
    public string? Note { get; init; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EventRow>
    {
        public void Configure(EntityTypeBuilder<EventRow> builder)
        {
            builder.ToTable("servicing_events");
            builder.HasKey(e => new { e.Agreement, e.Sequence });
            builder.Property(e => e.Body).HasMaxLength(1000);
            builder.Property(e => e.Note).HasMaxLength(200);
        }
    }
}
