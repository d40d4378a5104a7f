using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Insurance.Policies;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance.Storage;

/// <summary>Two offers for a car. The insurer's; the customer who asked sees it too.</summary>
sealed class QuoteRow : IShared, IAppendOnly
{
    public required Id<InsuranceQuote> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Nobody brokers yet.</summary>
    public Id<Organisation>? Dealer { get; init; }

    public required Id<Organisation>? Customer { get; init; }

    public required Id<TariffVersion> Tariff { get; init; }

    public required string Vin { get; init; }

    public required string Plate { get; init; }

    public required DateOnly Start { get; init; }

    public required DateOnly GoodThrough { get; init; }

    public required Risk Risk { get; init; }

    public required Offers Offers { get; init; }

    /// <summary>The policy that it goes on from.</summary>
    public Id<Policy>? Renews { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<QuoteRow>
    {
        public void Configure(EntityTypeBuilder<QuoteRow> builder)
        {
            builder.ToTable("insurance_quotes");
            builder.HasKey(q => q.Id);
            builder.Property(q => q.Vin).HasMaxLength(17);
            builder.Property(q => q.Plate).HasMaxLength(12);
            builder.Property(q => q.Risk).IsDocument();
            builder.Property(q => q.Offers).IsDocument();
            builder.HasIndex(q => new { q.Organisation, q.Id });
            builder.HasIndex(q => q.Customer);
            builder.HasIndex(q => q.Renews).IsUnique();
        }
    }
}

/// <summary>A policy. The insurer's; its customer sees it too.</summary>
sealed class PolicyRow : IShared, IVersioned
{
    public required Id<Policy> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Nobody brokers yet.</summary>
    public Id<Organisation>? Dealer { get; init; }

    public required Id<Organisation>? Customer { get; init; }

    public required Id<InsuranceQuote> Quote { get; init; }

    public required Id<TariffVersion> Tariff { get; init; }

    public required string Number { get; init; }

    public required string Vin { get; init; }

    public required string Plate { get; set; }

    public required PolicyState State { get; set; }

    public required DateOnly Start { get; init; }

    /// <summary>The first day that is not insured any more.</summary>
    public required DateOnly End { get; set; }

    /// <summary>What it costs from which day on, and why; the term is that of the contract, however it ended.
    /// </summary>
    public required IReadOnlyList<PricedCover> Covers { get; set; }

    public required DateOnly TermEnd { get; init; }

    /// <summary>Who is paid first when the car is lost.</summary>
    public Id<Organisation>? Lender { get; init; }

    public string? Agreement { get; init; }

    public long Version { get; set; }

    internal PolicyTerm Term => new(Start, TermEnd);

    internal PremiumCourse Course => new(Term, [.. Covers.Select(c => new PremiumRate(c.From, c.Premium))]);

    internal sealed class Configuration : IEntityTypeConfiguration<PolicyRow>
    {
        public void Configure(EntityTypeBuilder<PolicyRow> builder)
        {
            builder.ToTable("insurance_policies");
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Number).HasMaxLength(40);
            builder.Property(p => p.Vin).HasMaxLength(17);
            builder.Property(p => p.Plate).HasMaxLength(12);
            builder.Property(p => p.Agreement).HasMaxLength(60);
            builder.Property(p => p.Covers).IsDocument();
            builder.HasIndex(p => p.Quote).IsUnique();
            builder.HasIndex(p => new { p.Organisation, p.Vin });
            builder.HasIndex(p => p.Customer);
            builder.HasIndex(p => p.Lender);
        }
    }
}

/// <summary>An amount of a policy that falls due: above zero the customer owes it, below zero the insurer does.
/// </summary>
sealed class ChargeRow : IShared, IVersioned
{
    public required Id<PolicyCharge> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Nobody brokers yet.</summary>
    public Id<Organisation>? Dealer { get; init; }

    public required Id<Organisation>? Customer { get; init; }

    public required Id<Policy> Policy { get; init; }

    public required ChargeKind Kind { get; init; }

    public required DateOnly Due { get; init; }

    public required Money Amount { get; init; }

    /// <summary>When it went through the simulated channel; no money moves.</summary>
    public DateOnly? PaidOn { get; set; }

    /// <summary>Not owed any more: the policy ended and was settled in one amount.</summary>
    public bool Void { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ChargeRow>
    {
        public void Configure(EntityTypeBuilder<ChargeRow> builder)
        {
            builder.ToTable("insurance_charges");
            builder.HasKey(c => c.Id);
            builder.HasIndex(c => c.Policy);
            builder.HasIndex(c => c.Customer);
        }
    }
}

/// <summary>A month of a usage policy, settled.</summary>
sealed class MonthRow : IShared, IAppendOnly
{
    public required Id<Policy> Policy { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Nobody brokers yet.</summary>
    public Id<Organisation>? Dealer { get; init; }

    public required Id<Organisation>? Customer { get; init; }

    public required Months.MonthBill Bill { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<MonthRow>
    {
        public void Configure(EntityTypeBuilder<MonthRow> builder)
        {
            builder.ToTable("insurance_months");
            builder.HasKey(m => new { m.Policy, m.Month });
            builder.Property(m => m.Bill).IsDocument();
            builder.HasIndex(m => m.Organisation);
            builder.HasIndex(m => m.Customer);
        }
    }
}

/// <summary>A damage and what became of it.</summary>
sealed class ClaimRow : IShared, IVersioned
{
    public required Id<Claim> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Nobody brokers yet.</summary>
    public Id<Organisation>? Dealer { get; init; }

    public required Id<Organisation>? Customer { get; init; }

    public required Id<Policy> Policy { get; init; }

    /// <summary>Who is paid first; reads the claim by this, for the record is not his.</summary>
    public Id<Organisation>? Lender { get; init; }

    public required DateOnly LossDay { get; init; }

    public required Claims.ClaimState State { get; set; }

    /// <summary>All else that is known of it.</summary>
    public required Claims.ClaimFile File { get; set; }

    public required DateTimeOffset At { get; init; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ClaimRow>
    {
        public void Configure(EntityTypeBuilder<ClaimRow> builder)
        {
            builder.ToTable("insurance_claims");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.File).IsDocument();
            builder.HasIndex(c => new { c.Organisation, c.Id });
            builder.HasIndex(c => c.Policy);
            builder.HasIndex(c => c.Customer);
            builder.HasIndex(c => c.Lender);
        }
    }
}
