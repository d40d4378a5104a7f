using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>How a class of lease is carried in the lessor's books, from commencement to derecognition.</summary>
abstract class LessorBooks(LeaseTerms terms, LeaseBook book)
{
    protected LeaseTerms Terms => terms;

    protected LeaseBook Book => book;

    /// <summary>The asset: the net investment, the leaseback's financial asset, or the car.</summary>
    internal abstract LeaseAccount Asset { get; }

    /// <summary>What a rental is credited to when it falls due.</summary>
    internal abstract LeaseAccount RentCredit { get; }

    internal Money Carrying => book.Balance(Asset);

    internal static LessorBooks Of(LeaseTerms terms, LeaseBook book, InvestmentPath? path) => terms.Class switch
    {
        LeaseClass.Operating => new OperatingBooks(terms, book),
        LeaseClass.Finance or LeaseClass.FinancialAsset => new FinanceBooks(terms, book, path!),
    };

    internal abstract void Commence();

    /// <summary>Brings income, and depreciation, up to the end of a day.</summary>
    internal abstract void Accrue(DateOnly day);

    /// <summary>The income that goes on to come after a day through which it was accrued.</summary>
    internal abstract AccrualLine AccrualFrom(DateOnly day);

    /// <summary>The car is now expected to be worth so much at the end, beyond what is guaranteed.</summary>
    internal abstract void Review(Money unguaranteed, DateOnly day);

    /// <summary>Another term begins after so many rentals.</summary>
    internal abstract void Extend(Extension extension, int rentalsBefore, DateOnly day);

    /// <summary>What is still to come, worth on a day at a nominal rate a year, or at the lease's own.</summary>
    internal abstract Money Settlement(Rate? rate, DateOnly day, Money endValue, IReadOnlyList<DueRow> ahead);

    /// <summary>Takes the asset out against what came for it; the rest is a result.</summary>
    internal virtual void Leave(
        DateOnly day, LeaseAccount result, LeaseAccount received, Money amount, Money vehicle, string source)
    {
        var carrying = Carrying;
        book.Post(day, LeaseEntryKind.Derecognition, source,
            new(received, amount), new(LeaseAccount.VehiclesHeld, vehicle),
            new(result, carrying - amount - vehicle), new(Asset, -carrying));
    }
}
