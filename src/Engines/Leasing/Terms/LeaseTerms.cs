using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>What was agreed: immutable, and with the events all that a lease is computed from.</summary>
/// <remarks>Amounts are without value-added tax. The first due date is one period after the start, or the start
/// itself in advance, unless <see cref="FirstDueDate"/> says another.</remarks>
public sealed record LeaseTerms
{
    public required LeaseKind Kind { get; init; }

    public required LeaseClass Class { get; init; }

    /// <summary>Fair value of the car, which is what the lessor pays for it.</summary>
    public required Money Price { get; init; }

    /// <summary>The day on which the car may be used: the commencement date of IFRS 16.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>How many rentals, from 1 to 240.</summary>
    public required int Rentals { get; init; }

    /// <summary>The level rental.</summary>
    public required Money Rental { get; init; }

    [JsonIgnore]
    public Currency Currency => Price.Currency;

    /// <summary>Costs that only this lease caused, such as a broker's commission; null is none.</summary>
    public Money? InitialDirectCosts { get; init; }

    /// <summary>For rents that change: in ascending order of <see cref="RentStep.From"/>.</summary>
    public IReadOnlyList<RentStep> Steps { get; init; } = [];

    /// <summary>How many units lie between two rentals.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Months or weeks.</summary>
    public PeriodUnit Unit { get; init; }

    public DateOnly? FirstDueDate { get; init; }

    /// <summary>Rentals fall due at the start of their period.</summary>
    public bool InAdvance { get; init; }

    /// <summary>So many of the last rentals are paid at the start.</summary>
    public int RentalsUpFront { get; init; }

    /// <summary>Paid at the start over and above the rentals, not returned; null is none.</summary>
    public Money? InitialPayment { get; init; }

    /// <summary>Security held until the end; null is none. It bears no interest and is no lease payment.</summary>
    public Money? Deposit { get; init; }

    /// <summary>What the lessee or a third party guarantees the car to be worth at the end; null is nothing.</summary>
    public Money? GuaranteedResidual { get; init; }

    public Payer Guarantor { get; init; }

    /// <summary>What the car is expected to be worth at the end beyond the guarantee; null is nothing.</summary>
    public Money? UnguaranteedResidual { get; init; }

    /// <summary>It is reasonably certain that the car will be bought: the price is a lease payment and no residual is
    /// left. IFRS 16.70(d).</summary>
    public bool PurchaseCertain { get; init; }

    /// <summary>The car is the lessee's at the end without more.</summary>
    public bool TitlePasses { get; init; }

    public Exits Exits { get; init; } = new();

    /// <summary>For a repurchase lease, in ascending order; empty otherwise.</summary>
    public IReadOnlyList<BuybackPrice> Buybacks { get; init; } = [];

    /// <summary>So many rentals wholly unpaid let the lessor call the buy-back before the end; null is never.</summary>
    public int? BuybackAfterUnpaid { get; init; }

    /// <summary>Null where kilometres and wear cost nothing.</summary>
    public Usage? Usage { get; init; }

    public EarlyEnd EarlyEnd { get; init; } = new();

    /// <summary>Null where the contract says nothing of arrears, so that the rule decides.</summary>
    public ArrearsClause? Arrears { get; init; }

    /// <summary>How an exact amount becomes minor units, wherever one does.</summary>
    public MidpointRounding Rounding { get; init; } = MidpointRounding.ToEven;

    [JsonIgnore]
    internal Money Cost => Price + (InitialDirectCosts ?? Zero);

    [JsonIgnore]
    internal Money Zero => Money.Zero(Currency);

    /// <summary>What is left at the end of the term: both residuals, or the price when buying is certain.</summary>
    [JsonIgnore]
    public Money EndValue => EndValueWith(UnguaranteedResidual ?? Zero);

    /// <summary>Whether the law of finance leases holds: the lessor bought for this lessee.</summary>
    [JsonIgnore]
    public bool IsFinanceLeaseInLaw =>
        Kind is LeaseKind.DirectFinance or LeaseKind.SaleAndLeaseback or LeaseKind.Repurchase;

    /// <summary>What is wrong with these terms; empty when a lease can be made of them.</summary>
    public IReadOnlyList<Refusal> Check() => LeaseTermsCheck.Of(this);

    /// <summary>The rental of a number, from 1; those of extensions follow those of the term.</summary>
    public Money RentalOf(int number)
    {
        var beyond = number - Rentals;
        foreach (var extension in Exits.Agreed)
        {
            if (beyond > 0 && beyond <= extension.Rentals)
            {
                return extension.Rental;
            }

            beyond -= extension.Rentals;
        }

        var rental = Rental;
        foreach (var step in Steps)
        {
            rental = step.From <= number ? step.Amount : rental;
        }

        return rental;
    }

    /// <summary>All rent of the term, the initial payment included.</summary>
    public Money TotalRent()
    {
        var total = InitialPayment ?? Zero;
        for (var number = 1; number <= Rentals; number++)
        {
            total += RentalOf(number);
        }

        return total;
    }

    internal Money EndValueWith(Money unguaranteed) =>
        PurchaseCertain ? Exits.Buy!.Value : (GuaranteedResidual ?? Zero) + unguaranteed;
}
