using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telematics.Reports;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Telematics.Storage;

/// <summary>A device of a lender, and what it last said. The last place is there while a consent stands.</summary>
sealed class DeviceRow : IOwned, IVersioned
{
    public required Id<Device> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>What it calls itself on the line; one in the whole house.</summary>
    public required string Terminal { get; init; }

    /// <summary>The same as every header writes it; see <see cref="DeviceNumber"/>.</summary>
    public required string Number { get; init; }

    public required string Model { get; init; }

    public required DeviceKind Kind { get; init; }

    /// <summary>Its model knows the command, and an installer wired and tried it.</summary>
    public required bool CanInhibit { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>SHA-256 of the code it was given; null when it has none yet.</summary>
    public byte[]? CodeHash { get; set; }

    /// <summary>Which header it is read with: some devices say they speak the edition of 2019 and do not.</summary>
    public required Jt808Layout Header { get; init; }

    /// <summary>What is known after the last live report; null before it.</summary>
    public DeviceNow? Now
    {
        get;
        set
        {
            field = value;
            StandsSince = value?.StandsSince;
            HasFault = value is not null && value.Alarms != DeviceAlarms.None;
        }
    }

    /// <summary>Of <see cref="Now"/>, in a column of its own: lists and watches look for it.</summary>
    public DateTimeOffset? StandsSince { get; private set; }

    /// <summary>Whether <see cref="Now"/> has an alarm, as a column.</summary>
    public bool HasFault { get; private set; }

    public DateTimeOffset? HeardAt { get; set; }

    /// <summary>The events of a state that are told: they are not told again until the state ends.</summary>
    public bool Silent { get; set; }

    public bool Apart { get; set; }

    public bool Unmoved { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DeviceRow>
    {
        public void Configure(EntityTypeBuilder<DeviceRow> builder)
        {
            builder.ToTable("telematics_devices");
            builder.HasKey(d => d.Id);
            builder.Property(d => d.Terminal).HasMaxLength(40);
            builder.Property(d => d.Model).HasMaxLength(40);
            builder.Property(d => d.Now).IsDocument();
            builder.Property(d => d.Number).HasMaxLength(40);
            builder.Property(d => d.CodeHash).HasMaxLength(32);
            builder.HasIndex(d => d.Terminal).IsUnique();
            builder.HasIndex(d => d.Number).IsUnique();
            builder.HasIndex(d => d.Organisation);
        }
    }
}

/// <summary>A device in a car.</summary>
sealed class BindingRow : IOwned, IVersioned
{
    public required Id<DeviceBinding> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Device> Device { get; init; }

    public required string Vin { get; init; }

    /// <summary>Whose location the device tells.</summary>
    public required Id<Organisation> Subject { get; init; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? Until { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<BindingRow>
    {
        public void Configure(EntityTypeBuilder<BindingRow> builder)
        {
            builder.ToTable("telematics_bindings");
            builder.HasKey(b => b.Id);
            builder.Property(b => b.Vin).HasMaxLength(17);
            builder.HasIndex(b => b.Device).IsUnique().HasFilter("until is null");
            builder.HasIndex(b => new { b.Organisation, b.Vin });
            builder.HasIndex(b => b.Subject);
            builder.HasOne<DeviceRow>().WithMany().HasForeignKey(b => b.Device).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
