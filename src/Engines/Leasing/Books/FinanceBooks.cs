using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>A finance lease, or a leaseback that was no sale: one receivable that earns by its rate.</summary>
sealed class FinanceBooks(LeaseTerms terms, LeaseBook book, InvestmentPath agreed) : LessorBooks(terms, book)
{
    InvestmentPath? path;
    Money earned = terms.Zero;
    Money opening = terms.Cost;
    Money endValue = terms.EndValue;
    Extension? running;
    int rentalsBefore;

    internal override LeaseAccount Asset =>
        Terms.Class == LeaseClass.Finance ? LeaseAccount.NetInvestment : LeaseAccount.LeasebackAsset;

    internal override LeaseAccount RentCredit => Asset;

    internal InvestmentPath? Path => path;

    /// <summary>What is expected to be left at the end, by the latest review.</summary>
    internal Money EndValue => endValue;

    bool IsLease => Terms.Class == LeaseClass.Finance;

    internal override void Commence()
    {
        path = agreed;
        Book.Move(Terms.StartDate, LeaseEntryKind.Commencement, IsLease ? "IFRS 16.67, 16.69" : "IFRS 16.103(b)",
            Asset, LeaseAccount.Supplier, opening);
    }

    internal override void Accrue(DateOnly day)
    {
        if (path is not null)
        {
            var through = path.IncomeThrough(day);
            Book.Move(day, LeaseEntryKind.Income, IsLease ? "IFRS 16.75" : "IFRS 9 5.4.1",
                Asset, LeaseAccount.FinanceIncome, through - earned);
            earned = through;
        }
    }

    internal override AccrualLine AccrualFrom(DateOnly day) => path?.AccrualFrom(day) ?? AccrualLine.None(day);

    /// <summary>Only a reduction counts: the rate is found anew from the start, and what was accrued too much is lost
    /// at once. IFRS 16.77.</summary>
    /// <remarks>By hand, the lease of 10 000 at 10 % (three rentals of 3 000, 3 380 left): after a year the value left
    /// falls to 3 180. The rate becomes 9.2445 %, the investment 7 924.45 instead of 8 000: 75.55 is lost.</remarks>
    internal override void Review(Money unguaranteed, DateOnly day)
    {
        var revised = running is null ? Terms.EndValueWith(unguaranteed) : unguaranteed;
        if (path is null || revised >= endValue || Terms.PurchaseCertain)
        {
            return;
        }

        endValue = revised;
        Take(Solve());
        earned = path.IncomeThrough(day);
        var lost = Carrying - path.At(day);
        Book.Move(day, LeaseEntryKind.ResidualReview, "IFRS 16.77", LeaseAccount.ResidualLoss, Asset, lost);
    }

    /// <summary>The new payments and value at the rate first implied; the difference is a result. IFRS 16.21, IFRS 9
    /// B5.4.6.</summary>
    internal override void Extend(Extension extension, int rentalsBefore, DateOnly day)
    {
        (running, this.rentalsBefore, endValue) = (extension, rentalsBefore, extension.Residual);
        var points = PathPoints.OfExtension(Terms, rentalsBefore, extension);
        opening = PathPoints.Worth(points, endValue, agreed.PerPeriod, Terms.Rounding);
        Book.Move(day, LeaseEntryKind.Extension, "IFRS 16.21, IFRS 9 B5.4.6",
            Asset, LeaseAccount.ExtensionResult, opening - Carrying);
        earned = Terms.Zero;
        Take(Solve());
    }

    /// <summary>At the lease's own rate it is the investment, with the term chosen to follow, if any.</summary>
    internal override Money Settlement(Rate? rate, DateOnly day, Money endValue, IReadOnlyList<DueRow> ahead)
    {
        var last = running is null ? Terms.Rentals : rentalsBefore + running.Rentals;
        var own = rate is null && !ahead.Any(row => row.Rental > last);
        return own ? Carrying : PresentValue.Of(Terms, ahead, endValue, rate ?? agreed.Annual, day);
    }

    Outcome<InvestmentPath> Solve() => running is null
        ? InvestmentPath.OfTerm(Terms, endValue)
        : InvestmentPath.Solve(Terms, PathPoints.OfExtension(Terms, rentalsBefore, running), opening, endValue);

    void Take(Outcome<InvestmentPath> solved) => path = solved.Value;
}
