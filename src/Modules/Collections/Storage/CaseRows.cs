using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Promises;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Storage;

/// <summary>A debtor of a lender: whatever agreement he is contacted about, his hours and calls are one.</summary>
sealed class DebtorRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    public required Id<Organisation> Customer { get; init; }

    /// <summary>His time zone, as in <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; set; }

    /// <summary>The zone before, which counts as well for a day.</summary>
    public string? ZoneBefore { get; set; }

    public DateTimeOffset? ZoneChangedAt { get; set; }

    /// <summary>Raised with every contact, so that no two are begun on the same count.</summary>
    public int Contacts { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DebtorRow>
    {
        public void Configure(EntityTypeBuilder<DebtorRow> builder)
        {
            builder.ToTable("collections_debtors");
            builder.HasKey(d => new { d.Organisation, d.Customer });
            builder.Property(d => d.Zone).HasMaxLength(60);
            builder.Property(d => d.ZoneBefore).HasMaxLength(60);
        }
    }
}

/// <summary>What is known of collecting one agreement.</summary>
sealed class CaseRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required Id<Organisation> Customer { get; init; }

    public required string Number { get; init; }

    public required string Vin { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Since when the debtor disputes the debt; null: he does not, or it was answered.</summary>
    public DateTimeOffset? DisputedAt { get; set; }

    /// <summary>Until when he needs the car in an emergency.</summary>
    public DateTimeOffset? EmergencyUntil { get; set; }

    /// <summary>SHA-256 of the signed document that has the clause of the start inhibit; null: there is none.</summary>
    public string? ClauseDocument { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CaseRow>
    {
        public void Configure(EntityTypeBuilder<CaseRow> builder)
        {
            builder.ToTable("collections_cases");
            builder.HasKey(c => c.Agreement);
            builder.Property(c => c.Number).HasMaxLength(40);
            builder.Property(c => c.Vin).HasMaxLength(17);
            builder.Property(c => c.ClauseDocument).HasMaxLength(64);
            builder.HasIndex(c => new { c.Organisation, c.Customer });
        }
    }
}

/// <summary>A contact: let through by the gate, and how it went.</summary>
sealed class ContactRow : IOwned, IVersioned
{
    public required Id<Contact> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required Id<Organisation> Customer { get; init; }

    public required ContactChannel Channel { get; init; }

    public required ContactParty Party { get; init; }

    /// <summary>It warns of the start inhibit.</summary>
    public required bool Warns { get; init; }

    public required ContactOutcome Outcome { get; set; }

    public required DateTimeOffset At { get; init; }

    public required Id<User> By { get; init; }

    public required string ByName { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Where its recording is kept.</summary>
    public string? Recording { get; set; }

    public long Version { get; set; }

    internal ContactMark Mark => new(Channel, Party, Outcome, At);

    internal sealed class Configuration : IEntityTypeConfiguration<ContactRow>
    {
        public void Configure(EntityTypeBuilder<ContactRow> builder)
        {
            builder.ToTable("collections_contacts");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.ByName).HasMaxLength(80);
            builder.Property(c => c.Recording).HasMaxLength(120);
            builder.HasIndex(c => new { c.Organisation, c.Customer, c.At });
            builder.HasIndex(c => c.Agreement);
        }
    }
}

/// <summary>A promise to pay, kept or broken.</summary>
sealed class PromiseRow : IOwned, IVersioned
{
    public required Id<Promise> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required Money Amount { get; init; }

    /// <summary>What came in since.</summary>
    public required Money Received { get; set; }

    /// <summary>The last day on which it can be kept.</summary>
    public required DateOnly Day { get; init; }

    public required PromiseState State { get; set; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PromiseRow>
    {
        public void Configure(EntityTypeBuilder<PromiseRow> builder)
        {
            builder.ToTable("collections_promises");
            builder.HasKey(p => p.Id);
            builder.HasIndex(p => p.Agreement);
            builder.HasIndex(p => new { p.Organisation, p.State, p.Day });
        }
    }
}

/// <summary>A debtor in difficulty asked for time, and what was answered.</summary>
sealed class HardshipRow : IOwned, IVersioned
{
    public required Id<Hardship> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required HardshipReason Reason { get; init; }

    /// <summary>The last day of the time asked for.</summary>
    public required DateOnly Until { get; init; }

    public required HardshipState State { get; set; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    public Id<User>? AnsweredBy { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<HardshipRow>
    {
        public void Configure(EntityTypeBuilder<HardshipRow> builder)
        {
            builder.ToTable("collections_hardships");
            builder.HasKey(h => h.Id);
            builder.HasIndex(h => h.Agreement);
            builder.HasIndex(h => new { h.Organisation, h.State });
        }
    }
}
