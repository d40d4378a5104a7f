using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Collections.Inhibiting;
using Wheelhouse.Collections.Ordering;
using Wheelhouse.Collections.Recovering;
using Wheelhouse.Collections.Strategies;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Telematics;

namespace Wheelhouse.Collections.Storage;

/// <summary>An order to recover a car.</summary>
sealed class RecoveryRow : IOwned, IVersioned
{
    public required Id<Recovery> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required string Number { get; init; }

    public required string Vin { get; init; }

    /// <summary>Since when the lien stood on record that it rests on.</summary>
    public required DateOnly LienSince { get; init; }

    public required RecoveryState State { get; set; }

    public required Id<User> OrderedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    public Id<Vendor>? Vendor { get; set; }

    public Id<User>? DispatchedBy { get; set; }

    public DateTimeOffset? DispatchedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The code of what cancelled it.</summary>
    public string? Because { get; set; }

    public long Version { get; set; }

    internal bool IsOpen => State is RecoveryState.Ordered or RecoveryState.Dispatched;

    internal sealed class Configuration : IEntityTypeConfiguration<RecoveryRow>
    {
        public void Configure(EntityTypeBuilder<RecoveryRow> builder)
        {
            builder.ToTable("collections_recoveries");
            builder.HasKey(r => r.Id);
            builder.Property(r => r.Number).HasMaxLength(40);
            builder.Property(r => r.Vin).HasMaxLength(17);
            builder.Property(r => r.Because).HasMaxLength(60);
            builder.HasIndex(r => r.Agreement).IsUnique().HasFilter("ended_at is null");
            builder.HasIndex(r => new { r.Organisation, r.State });
        }
    }
}

/// <summary>A vendor, and when it was last evaluated (R-COL-04).</summary>
sealed class VendorRow : IOwned, IVersioned
{
    public required Id<Vendor> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required string Name { get; init; }

    public DateOnly? EvaluatedOn { get; set; }

    /// <summary>0 to 100.</summary>
    public int? Score { get; set; }

    public Id<User>? EvaluatedBy { get; set; }

    /// <summary>What its orders said when it was last evaluated.</summary>
    public VendorFigures? Figures { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<VendorRow>
    {
        public void Configure(EntityTypeBuilder<VendorRow> builder)
        {
            builder.ToTable("collections_vendors");
            builder.HasKey(v => v.Id);
            builder.Property(v => v.Name).HasMaxLength(80);
            builder.Property(v => v.Figures).IsDocument();
            builder.HasIndex(v => v.Organisation);
        }
    }
}

/// <summary>What a lender does when: a new one for every change, the newest counts.</summary>
sealed class StrategyRow : IOwned, IAppendOnly
{
    public required Id<Organisation> Organisation { get; init; }

    public required int Number { get; init; }

    public required IReadOnlyList<StrategyStep> Steps { get; init; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StrategyRow>
    {
        public void Configure(EntityTypeBuilder<StrategyRow> builder)
        {
            builder.ToTable("collections_strategies");
            builder.HasKey(s => new { s.Organisation, s.Number });
            builder.Property(s => s.Steps).IsDocument();
        }
    }
}

/// <summary>Whether a lender uses the start inhibit. No row: it does not.</summary>
sealed class SwitchRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Who wants it on; another must agree.</summary>
    public Id<User>? ProposedBy { get; set; }

    public Id<User>? AgreedBy { get; set; }

    public bool Killed { get; set; }

    public long Version { get; set; }

    internal bool IsOn => ProposedBy is not null && AgreedBy is not null;

    internal sealed class Configuration : IEntityTypeConfiguration<SwitchRow>
    {
        public void Configure(EntityTypeBuilder<SwitchRow> builder)
        {
            builder.ToTable("collections_switches");
            builder.HasKey(s => s.Organisation);
        }
    }
}

/// <summary>A start inhibit from its request to its release.</summary>
sealed class InhibitRow : IOwned, IVersioned
{
    public required Id<Inhibit> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required string Number { get; init; }

    public required string Vin { get; init; }

    public required InhibitReason Reason { get; init; }

    public required InhibitState State { get; set; }

    public required Id<User> RequestedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null: nobody, or he took it back.</summary>
    public Id<User>? ApprovedBy { get; set; }

    public Id<Device>? Device { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>The code of what released it.</summary>
    public string? Because { get; set; }

    public long Version { get; set; }

    /// <summary>The car may be held by it.</summary>
    internal bool Holds => State is InhibitState.Sent or InhibitState.Confirmed or InhibitState.Unknown;

    internal sealed class Configuration : IEntityTypeConfiguration<InhibitRow>
    {
        public void Configure(EntityTypeBuilder<InhibitRow> builder)
        {
            builder.ToTable("collections_inhibits");
            builder.HasKey(i => i.Id);
            builder.Property(i => i.Number).HasMaxLength(40);
            builder.Property(i => i.Vin).HasMaxLength(17);
            builder.Property(i => i.Because).HasMaxLength(60);
            builder.HasIndex(i => i.Agreement).IsUnique().HasFilter("released_at is null");
            builder.HasIndex(i => new { i.Organisation, i.SentAt });
            builder.HasIndex(i => i.Device);
        }
    }
}

/// <summary>Each step of a start inhibit, as it was taken: never changed, by nobody.</summary>
sealed class InhibitStepRow : IOwned, IAppendOnly
{
    public required Id<Inhibit> Inhibit { get; init; }

    public required int Number { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required InhibitState To { get; init; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The code of what made the house take it; null where a person did.</summary>
    public required string? Because { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<InhibitStepRow>
    {
        public void Configure(EntityTypeBuilder<InhibitStepRow> builder)
        {
            builder.ToTable("collections_inhibit_steps");
            builder.HasKey(s => new { s.Inhibit, s.Number });
            builder.Property(s => s.Because).HasMaxLength(60);
            builder.HasIndex(s => s.Organisation);
        }
    }
}
