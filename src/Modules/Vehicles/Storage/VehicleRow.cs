using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Vehicles.Storage;

sealed class VehicleRow : IVersioned
{
    public required Id<Vehicle> Id { get; init; }

    public required string Vin { get; init; }

    /// <summary>The model as it stood in the catalogue when the vehicle was registered.</summary>
    public required ModelCard Model { get; init; }

    public required VehicleUse Use { get; set; }

    public required VehicleCondition Condition { get; set; }

    public int? OdometerKm { get; set; }

    /// <summary>In minor units of the currency of the model's price.</summary>
    public long? Valuation { get; set; }

    public DateOnly? FirstRegistered { get; set; }

    public long Version { get; set; }

    internal VehicleCard ToCard() => new(
        Id, Vin, Model, Use, Condition, OdometerKm,
        Valuation is { } minor ? new Money(minor, Model.ListPrice.Currency) : null, FirstRegistered);

    internal sealed class Configuration : IEntityTypeConfiguration<VehicleRow>
    {
        public void Configure(EntityTypeBuilder<VehicleRow> builder)
        {
            builder.ToTable("vehicles_vehicles");
            builder.HasKey(v => v.Id);
            builder.Property(v => v.Vin).HasMaxLength(Vehicles.Vin.Length);
            builder.Property(v => v.Model).IsDocument();
            builder.HasIndex(v => v.Vin).IsUnique();
        }
    }
}

sealed class EncumbranceRow : IOwned
{
    public required Id<Encumbrance> Id { get; init; }

    /// <summary>The lender.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public required string Vin { get; init; }

    public required string Subject { get; init; }

    public required DateOnly TakenOn { get; init; }

    public DateOnly? ReleasedOn { get; set; }

    public EncumbranceKind Kind { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EncumbranceRow>
    {
        public void Configure(EntityTypeBuilder<EncumbranceRow> builder)
        {
            builder.ToTable("vehicles_encumbrances");
            builder.HasKey(e => e.Id);
            builder.Property(e => e.Vin).HasMaxLength(Vehicles.Vin.Length);
            builder.Property(e => e.Subject).HasMaxLength(80);
            builder.HasIndex(e => new { e.Vin, e.Subject }).IsUnique();

            // one live finance a VIN, whoever comes first
            builder.HasIndex(e => e.Vin).IsUnique().HasFilter("released_on is null");
        }
    }
}

/// <summary>A line of a vehicle's life. What concerns one organisation alone is shown to it alone.</summary>
sealed class TimelineRow : IAppendOnly
{
    public required Guid Id { get; init; }

    public required string Vin { get; init; }

    public required DateOnly Day { get; init; }

    public required TimelineKind Kind { get; init; }

    /// <summary>Who did it.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public string? Subject { get; init; }

    public int? OdometerKm { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<TimelineRow>
    {
        public void Configure(EntityTypeBuilder<TimelineRow> builder)
        {
            builder.ToTable("vehicles_timeline");
            builder.HasKey(t => t.Id);
            builder.Property(t => t.Vin).HasMaxLength(Vehicles.Vin.Length);
            builder.Property(t => t.Subject).HasMaxLength(80);
            builder.HasIndex(t => t.Vin);
        }
    }
}
