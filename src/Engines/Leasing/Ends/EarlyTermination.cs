using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>A named part of what an early end costs; what is taken off is negative.</summary>
/// <param name="Label">Key of its name, such as <c>leasing.claim.future_rent</c>.</param>
public readonly record struct ClaimPart(string Label, Money Amount);

/// <summary>What ending a lease on a day costs the lessee.</summary>
/// <param name="Claim">Beyond what is due; only parts that are not zero.</param>
/// <param name="Owed">Due and unpaid that day; negative is the lessee's credit.</param>
/// <param name="Deposit">Held, and to be set off.</param>
/// <param name="Total">Claim and owed, less the deposit; negative goes to the lessee.</param>
public sealed record TerminationQuote(
    DateOnly Day, TerminationCause Cause, IReadOnlyList<ClaimPart> Claim, Money Owed, Money Deposit, Money Total);

/// <summary>Early termination, to the day.</summary>
public static class EarlyTermination
{
    public const string FutureRent = "leasing.claim.future_rent";
    public const string Settlement = "leasing.claim.settlement";
    public const string ShareOfRent = "leasing.claim.share_of_rent";
    public const string Residual = "leasing.claim.residual";
    public const string PurchasePrice = "leasing.claim.purchase_price";
    public const string Vehicle = "leasing.claim.vehicle";
    public const string Excess = "leasing.claim.excess_kept";
    public const string Fee = "leasing.claim.fee";

    /// <summary>What the lessee would owe if the lease ended that day, the car being worth so much.</summary>
    /// <remarks>
    /// <para><b>Arrears</b>, a finance lease in law: all unpaid rent less the value of the car; with the value left
    /// where the car stays the lessor's (SPC interpretation on finance leases 2020, art. 11). What the car is worth
    /// beyond that is the lessee's only where the car would have become the lessee's (Civil Code art. 758).</para>
    /// <para><b>Agreed</b>: by <see cref="EarlyEnd"/>. <b>Total loss</b>: the settlement less what insurers pay.</para>
    /// <para>By hand, the lease of 10 000 at 10 %, one rental of 3 000 due and unpaid after a year, car worth 7 000:
    /// future rent 6 000 + residual 3 380 − 7 000 = 2 380, and 3 000 owed: 5 380. By agreement: 8 000 − 7 000 = 1 000,
    /// and 3 000 owed.</para>
    /// </remarks>
    public static Outcome<TerminationQuote> Quote(
        LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly day, TerminationCause cause, Money vehicleValue)
    {
        return LeaseFold.TryWalk(terms, events, day).Then<TerminationQuote>(walk =>
        {
            if (walk.Status is not (LeaseStatus.Running or LeaseStatus.AtEnd))
            {
                return new Refusal("leasing.not_running",
                    "Only a lease that has begun and has not ended can be ended.");
            }

            if (vehicleValue.Currency != terms.Currency || vehicleValue.IsNegative)
            {
                return new Refusal("leasing.amount_out_of_range",
                    "Give the value of the car as zero or more, in the currency of the lease.", RefusalKind.Invalid);
            }

            var parts = walk.Claim(cause, vehicleValue);
            var book = walk.Book;
            var owed = book.Balance(LeaseAccount.Lessee) + book.Balance(LeaseAccount.RentsCalledEarly);
            var deposit = -book.Balance(LeaseAccount.Deposits);
            var claim = Money.Sum(parts.Select(part => part.Amount), terms.Currency);
            return new TerminationQuote(day, cause, parts, owed, deposit, claim + owed - deposit);
        });
    }

    internal static List<ClaimPart> Claim(in ClaimBasis basis, TerminationCause cause, Money vehicleValue)
    {
        var parts = new List<ClaimPart>(4);
        var byLaw = cause == TerminationCause.Arrears && basis.Terms.IsFinanceLeaseInLaw;
        if (byLaw)
        {
            Arrears(parts, basis);
        }
        else
        {
            Agreed(parts, basis);
        }

        var goesBack = byLaw || cause == TerminationCause.TotalLoss
            || basis.Terms.EarlyEnd.Method == EarlyEndMethod.Actuarial;
        if (goesBack)
        {
            Add(parts, Vehicle, -vehicleValue);
            var sum = Money.Sum(parts.Select(part => part.Amount), basis.Terms.Currency);
            var least = byLaw ? -Money.Max(basis.Owed, basis.Terms.Zero) : basis.Terms.Zero;
            Add(parts, Excess, basis.Terms.TitlePasses ? basis.Terms.Zero : Money.Max(basis.Terms.Zero, least - sum));
        }

        if (!byLaw && cause != TerminationCause.TotalLoss)
        {
            Add(parts, Fee, basis.Terms.EarlyEnd.Fee ?? basis.Terms.Zero);
        }

        return parts;
    }

    static void Arrears(List<ClaimPart> parts, in ClaimBasis basis)
    {
        Add(parts, FutureRent, Rent(basis));
        Add(parts, basis.Terms.PurchaseCertain ? PurchasePrice : Residual, basis.ValueLeft);
    }

    static void Agreed(List<ClaimPart> parts, in ClaimBasis basis)
    {
        var early = basis.Terms.EarlyEnd;
        if (early.Method == EarlyEndMethod.Actuarial)
        {
            Add(parts, Settlement,
                basis.Books.Settlement(early.DiscountRate, basis.Day, basis.ValueLeft, basis.Ahead));
        }
        else
        {
            var share = decimal.Round(Rent(basis).MinorUnits * early.Share, basis.Terms.Rounding);
            Add(parts, ShareOfRent, new((long)share, basis.Terms.Currency));
        }
    }

    static Money Rent(in ClaimBasis basis) => Money.Sum(basis.Ahead.Select(row => row.Amount), basis.Terms.Currency);

    static void Add(List<ClaimPart> parts, string label, Money amount)
    {
        if (!amount.IsZero)
        {
            parts.Add(new(label, amount));
        }
    }
}

/// <summary>What a claim is made from: where the lease stands on the day.</summary>
/// <param name="ValueLeft">At the end of the term: residual, or the price when buying is certain.</param>
/// <param name="Owed">Due and unpaid; negative is credit.</param>
readonly record struct ClaimBasis(
    LeaseTerms Terms, LessorBooks Books, DateOnly Day, IReadOnlyList<DueRow> Ahead, Money ValueLeft, Money Owed);
