using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Products;

namespace Wheelhouse.Simulation.Days;

/// <summary>An amount that the customer's contract makes due.</summary>
readonly record struct Dues(int Number, DateOnly DueDate, Money Total);

/// <summary>What a lease or a subscription makes due, from its contract alone.</summary>
static class Renting
{
    /// <summary>Of a subscription the months that nobody cancels before.</summary>
    internal static IEnumerable<Dues> Plan(FinanceTerms finance) => finance switch
    {
        LeaseFinance lease => Rentals(lease.Terms),
        SubscriptionFinance subscription => Months(subscription.Terms),
        _ => [],
    };

    static IEnumerable<Dues> Rentals(LeaseTerms terms) =>
        from row in LeaseFold.Fold(terms, [new Commenced(1, terms.StartDate, terms.StartDate)], terms.StartDate).Rows
        where row.Payer == Payer.Lessee
        select new Dues(row.Number, row.DueDate, row.Amount);

    static IEnumerable<Dues> Months(SubscriptionTerms terms)
    {
        var price = terms.Plans.First(p => p.Code == terms.Plan).MonthlyPrice;
        for (var month = 0; month < terms.MinimumMonths; month++)
        {
            var joining = month == 0 ? terms.JoiningFee ?? price - price : price - price;
            yield return new(month + 1, terms.StartDate.AddMonths(month), price + joining);
        }
    }
}
