using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Telematics.Storage;

/// <summary>Where a device was. On PostgreSQL in one partition a month, written by COPY.</summary>
/// <remarks>Belongs to whoever's location it is, not to the lender: no filter of a lender's own shows it, and every
/// read names whose track it reads. The key is its one index: another would cost every report a second place to
/// write to.</remarks>
sealed class PositionRow : IOwned
{
    /// <summary>Whose location it is.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public required Id<Device> Device { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Vin { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Millionths of a degree.</summary>
    public required int Latitude { get; init; }

    public required int Longitude { get; init; }

    public required int? SpeedTenths { get; init; }

    public required int? Course { get; init; }

    public required bool? Ignition { get; init; }

    /// <summary>False: sent later out of a blind area.</summary>
    public required bool IsLive { get; init; }

    public required long? OdometerTenths { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PositionRow>
    {
        public void Configure(EntityTypeBuilder<PositionRow> builder)
        {
            builder.ToTable("telematics_positions");
            builder.HasKey(p => new { p.Device, p.At });
            builder.Property(p => p.Vin).HasMaxLength(17);
        }
    }
}

/// <summary>What a device, or its silence, told.</summary>
sealed class DeviceEventRow : IOwned, IAppendOnly
{
    public required Id<DeviceEvent> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Device> Device { get; init; }

    public required string? Vin { get; init; }

    public required Id<Organisation>? Subject { get; init; }

    public required DeviceEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<DeviceEventRow>
    {
        public void Configure(EntityTypeBuilder<DeviceEventRow> builder)
        {
            builder.ToTable("telematics_events");
            builder.HasKey(e => e.Id);
            builder.Property(e => e.Vin).HasMaxLength(17);
            builder.HasIndex(e => new { e.Organisation, e.Id });
            builder.HasIndex(e => new { e.Organisation, e.Vin });
        }
    }
}

/// <summary>That a person has looked at an event, and what came of it.</summary>
sealed class EventNoteRow : IOwned, IAppendOnly
{
    public required Id<DeviceEvent> Event { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Text { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EventNoteRow>
    {
        public void Configure(EntityTypeBuilder<EventNoteRow> builder)
        {
            builder.ToTable("telematics_event_notes");
            builder.HasKey(n => n.Event);
            builder.Property(n => n.Text).HasMaxLength(500);
            builder.HasOne<DeviceEventRow>().WithOne().HasForeignKey<EventNoteRow>(n => n.Event)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A place on a lender's map.</summary>
sealed class FenceRow : IOwned
{
    public required Id<Fence> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Places.FenceKind Kind { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<Places.Point> Corners { get; init; }

    public required Id<User> By { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<FenceRow>
    {
        public void Configure(EntityTypeBuilder<FenceRow> builder)
        {
            builder.ToTable("telematics_fences");
            builder.HasKey(f => f.Id);
            builder.Property(f => f.Name).HasMaxLength(80);
            builder.Property(f => f.Corners).IsDocument();
            builder.HasIndex(f => f.Organisation);
        }
    }
}

/// <summary>What a device is told to do, waiting for it to be heard of.</summary>
sealed class DeviceCommandRow : IOwned, IVersioned
{
    public required Id<DeviceCommand> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Device> Device { get; init; }

    /// <summary>True: inhibit the start; false: let it go.</summary>
    public required bool Inhibit { get; init; }

    /// <summary>What it is done for, and once for it.</summary>
    public required string Reference { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Not sent after this; a release never expires.</summary>
    public required DateTimeOffset Expires { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When the device answered for good; null: it did not, or not yet.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What it answered: that it took the command, or not.</summary>
    public bool? Accepted { get; set; }

    /// <summary>Taken back before it was sent.</summary>
    public bool Withdrawn { get; set; }

    public long Version { get; set; }

    /// <summary>Whether it is to be sent now: an inhibition once and before it expires, a release until it is taken.
    /// </summary>
    internal bool Waits(DateTimeOffset now) => AnsweredAt is null && !Withdrawn
        && (Inhibit ? SentAt is null && Expires > now : SentAt is null || SentAt < now - SendAgain);

    /// <summary>How long a release waits for its answer before it is sent again.</summary>
    internal static readonly TimeSpan SendAgain = TimeSpan.FromMinutes(1);

    internal WaitingCommand ToSend(string number, string model) =>
        new(Id, Organisation, number, model, Inhibit, Inhibit ? Expires : null);

    internal sealed class Configuration : IEntityTypeConfiguration<DeviceCommandRow>
    {
        public void Configure(EntityTypeBuilder<DeviceCommandRow> builder)
        {
            builder.ToTable("telematics_commands");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.Reference).HasMaxLength(60);
            builder.HasIndex(c => new { c.Organisation, c.Reference, c.Inhibit }).IsUnique();
            builder.HasIndex(c => c.Device).HasFilter("answered_at is null");
            builder.HasOne<DeviceRow>().WithMany().HasForeignKey(c => c.Device).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
