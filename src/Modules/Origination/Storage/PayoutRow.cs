using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Storage;

/// <summary>An order to the lender's bank to pay for a car.</summary>
sealed class PayoutRow : IShared, IVersioned
{
    public required Id<Payout> Id { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required Id<Application> Application { get; init; }

    /// <summary>The lender.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public Id<Organisation>? Dealer { get; init; }

    /// <summary>Always null: the customer does not see the lender's payments.</summary>
    public Id<Organisation>? Customer { get; init; }

    /// <summary>The agreement's readable number.</summary>
    public required string Number { get; init; }

    public required Money Amount { get; init; }

    public Payee PaidTo { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public DateOnly? PaidOn { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>What the bank calls the payment.</summary>
    public string? BankReference { get; set; }

    /// <summary>Whether the bank is the simulated one.</summary>
    public bool Simulated { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PayoutRow>
    {
        public void Configure(EntityTypeBuilder<PayoutRow> builder)
        {
            builder.ToTable("origination_payouts");
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Number).HasMaxLength(20);
            builder.Property(p => p.BankReference).HasMaxLength(60);
            builder.HasIndex(p => p.Agreement).IsUnique();
            builder.HasIndex(p => new { p.Organisation, p.Id });
            builder.HasIndex(p => p.Dealer);
        }
    }
}
