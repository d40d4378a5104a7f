using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Quotes;

/// <summary>A lease of one car: what falls due, and the rate implicit in it.</summary>
/// <param name="Rows">All that the lessee pays, in the order of due dates, the deposit among it.</param>
/// <param name="Cash">Null for an operating lease, which is use and no finance.</param>
sealed record PricedLease(
    ProductVersion Product, Ask Ask, LeaseTerms Terms, InvestmentPath Path, IReadOnlyList<LeaseRow> Rows,
    Annualised? Cash) : Priced(Product, Ask)
{
    internal LeaseProduct Lease => (LeaseProduct)Product.Terms;

    internal override FinanceTerms Finance => new LeaseFinance(Terms);

    internal override Money Financed => Terms.Price - (Terms.InitialPayment ?? Zero);

    /// <summary>The lessor buys the car at its whole price; the customer's first payment goes to the lessor.</summary>
    internal override Money Payout => Terms.Price;

    internal override Money UpFront =>
        Money.Sum(Rows.Where(r => r.DueDate <= Terms.StartDate).Select(r => r.Amount), Ask.Currency);

    internal override Money First => Terms.RentalOf(1);

    internal override Money Last => Terms.RentalOf(Terms.Rentals);

    internal override int Instalments => Terms.Rentals;

    internal override Money FinalSum => Terms.PurchaseCertain ? Terms.Exits.Buy!.Value : Zero;

    /// <summary>All rent, the first payment left out.</summary>
    internal Money Rent => Terms.TotalRent() - (Terms.InitialPayment ?? Zero);

    /// <remarks>By hand: a car of 100 000 with 10 000 first, 36 rentals of 2 860 and 100 at the end: of 102 960 rent
    /// 89 900 are the car and 13 060 the lessor's charge.</remarks>
    internal override CostParts Cost
    {
        get
        {
            var worn = Financed - Terms.EndValue;
            return Terms.Class == LeaseClass.Operating
                ? new(Ask.DownPayment, Zero, Zero, Zero, Zero, Rent)
                : new(Ask.DownPayment, worn, Rent - worn, FinalSum, Zero, Zero);
        }
    }

    internal override Annualised? Annualised => Cash;

    internal override IReadOnlyList<Money> Balances =>
        [.. Enumerable.Range(0, Terms.Rentals + 1).Select(month => Path.At(Terms.StartDate.AddMonths(month)))];

    internal override IReadOnlyList<OfferFee> Fees => [];

    internal static Outcome<Priced> Of(ProductVersion product, Ask ask, LeaseTerms terms) =>
        LeaseFold.TryFold(terms, [new Commenced(1, terms.StartDate, terms.StartDate)], terms.StartDate).Then(state =>
            InvestmentPath.Of(terms).Then<Priced>(path => terms.Class == LeaseClass.Operating
                ? new PricedLease(product, ask, terms, path, state.Rows, null)
                : Annualised.Of(Flows(terms, state))
                    .Select<Priced>(cash => new PricedLease(product, ask, terms, path, state.Rows, cash))));

    /// <summary>What a lessee receives and pays: the car for what is due at the start, rent, then the car back, or its
    /// price; the deposit comes back with the end.</summary>
    /// <remarks>By hand: a car of 10 000, deposit 500, three yearly rentals of 3 000, 3 380 left: 9 500; −3 000 twice;
    /// −3 000 − 3 380 + 500.</remarks>
    static List<CashFlow> Flows(LeaseTerms terms, LeaseState state)
    {
        var byDay = new SortedDictionary<DateOnly, Money> { [terms.StartDate] = terms.Price };
        foreach (var row in state.Rows)
        {
            Add(row.DueDate, -row.Amount);
        }

        Add(state.TermEnd, (terms.Deposit ?? Money.Zero(terms.Currency)) - terms.EndValue);
        return [.. byDay.Select(flow => new CashFlow(flow.Key, flow.Value))];

        void Add(DateOnly day, Money amount) =>
            byDay[day] = byDay.GetValueOrDefault(day, Money.Zero(terms.Currency)) + amount;
    }
}
