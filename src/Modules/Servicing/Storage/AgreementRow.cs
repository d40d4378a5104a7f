using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Servicing.Storage;

/// <summary>What was agreed, written once at activation and never changed: parties, vehicle, terms.</summary>
/// <remarks>Everything of an agreement is read through this row, so its filter is the one that guards it.</remarks>
sealed class AgreementRow : IShared, IAppendOnly
{
    public required Id<Agreement> Id { get; init; }

    /// <summary>The lender, in whose books the agreement stands.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public required Id<Organisation>? Dealer { get; init; }

    public required Id<Organisation>? Customer { get; init; }

    /// <summary>The number people read, as in <c>WH-2026-004871</c>.</summary>
    public required string Number { get; init; }

    public required string Vin { get; init; }

    public required Text Product { get; init; }

    /// <summary>Make and model of the car, as they were called when it was financed.</summary>
    public required Text Model { get; init; }

    public required Family Family { get; init; }

    /// <summary>Of a loan; the terms of each other family stand in a column of their own.</summary>
    public LoanTerms? Terms { get; init; }

    public LeaseTerms? Lease { get; init; }

    public SubscriptionTerms? Subscription { get; init; }

    /// <summary>The day the lender's bank paid it out.</summary>
    public required DateOnly PaidOn { get; init; }

    /// <summary>Of a loan: what the maker pays for a lower rate; zero for all others.</summary>
    public required Money Subsidy { get; init; }

    /// <summary>What the lender earns where somebody subsidises the customer's rate.</summary>
    public required Rate? ContractRate { get; init; }

    public bool ClawsBack { get; init; }

    /// <summary>When its income is recognised: by which accounting rules its journal is made.</summary>
    public AccountingBasis Basis { get; init; }

    public required Money Commission { get; init; }

    /// <summary>The application it came from; its decision and its document stand there.</summary>
    public Id<Application>? Application { get; init; }

    /// <summary>The cache of the fold; created with the agreement, so never absent.</summary>
    public AccountRow Account { get; init; } = null!;

    internal static AgreementRow Of(Contract contract)
    {
        var loan = contract as LoanContract;
        return new()
        {
            Id = contract.Id,
            Organisation = contract.Organisation,
            Dealer = contract.Dealer,
            Customer = contract.Customer,
            Number = contract.Number,
            Vin = contract.Vin,
            Product = contract.Product,
            Model = contract.Model,
            Family = contract.Family,
            Terms = loan?.Terms,
            Lease = (contract as LeaseContract)?.Terms,
            Subscription = (contract as SubscriptionContract)?.Terms,
            PaidOn = contract.PaidOn,
            Subsidy = loan?.Subsidy ?? Money.Zero(contract.Currency),
            ContractRate = loan?.ContractRate,
            ClawsBack = loan?.ClawsBack ?? false,
            Basis = loan?.Basis ?? AccountingBasis.Accrual,
            Commission = contract.Commission,
            Application = contract.Application,
        };
    }

    internal Contract ToContract() => Family switch
    {
        Family.Loan => new LoanContract(Deal)
        {
            Terms = Terms!,
            Subsidy = Subsidy,
            ContractRate = ContractRate,
            ClawsBack = ClawsBack,
            Basis = Basis,
        },
        Family.Lease => new LeaseContract(Deal) { Terms = Lease! },
        Family.Subscription => new SubscriptionContract(Deal) { Terms = Subscription! },
    };

    Deal Deal => new()
    {
        Id = Id,
        Organisation = Organisation,
        Dealer = Dealer,
        Customer = Customer,
        Number = Number,
        Vin = Vin,
        Product = Product,
        Model = Model,
        PaidOn = PaidOn,
        Commission = Commission,
        Application = Application,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<AgreementRow>
    {
        public void Configure(EntityTypeBuilder<AgreementRow> builder)
        {
            builder.ToTable("servicing_agreements");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Number).HasMaxLength(40);
            builder.Property(a => a.Vin).HasMaxLength(17);
            builder.Property(a => a.Product).IsDocument();
            builder.Property(a => a.Model).IsDocument();
            builder.Property(a => a.Family).HasDefaultValue(Family.Loan).HasSentinel((Family)(-1));
            builder.Property(a => a.ClawsBack).HasDefaultValue(false);
            builder.Property(a => a.Basis).HasDefaultValue(AccountingBasis.Accrual).HasSentinel((AccountingBasis)(-1));
            builder.Property(a => a.Terms).IsDocument();
            builder.Property(a => a.Lease).IsDocument();
            builder.Property(a => a.Subscription).IsDocument();
            builder.HasIndex(a => new { a.Organisation, a.Number }).IsUnique();
            builder.HasIndex(a => new { a.Organisation, a.Vin });
            builder.HasIndex(a => a.Customer);
            builder.HasIndex(a => a.Dealer);
            builder.HasOne(a => a.Account).WithOne().HasForeignKey<AccountRow>(s => s.Agreement);
            builder.HasMany<EventRow>().WithOne().HasForeignKey(e => e.Agreement).IsTakenOnTrust();
        }
    }
}
