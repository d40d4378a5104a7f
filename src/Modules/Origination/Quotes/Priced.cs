using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Quotes;

/// <summary>A product made into a contract for one car: what would be signed, and what it costs.</summary>
/// <remarks>Closed: a loan, a lease or a subscription.</remarks>
abstract record Priced(ProductVersion Product, Ask Ask)
{
    /// <summary>What the customer would sign.</summary>
    internal abstract FinanceTerms Finance { get; }

    /// <summary>What the customer owes or the lessor has in the car after the first payment; a subscription finances
    /// nothing.</summary>
    internal abstract Money Financed { get; }

    /// <summary>What whoever sells the car receives; zero where nobody does.</summary>
    internal abstract Money Payout { get; }

    /// <summary>What is due at the start; of a loan nothing but the fees at signing.</summary>
    internal abstract Money UpFront { get; }

    internal abstract Money First { get; }

    /// <summary>The last one without the final sum.</summary>
    internal abstract Money Last { get; }

    internal abstract int Instalments { get; }

    /// <summary>Due at the end for certain; zero where there is none.</summary>
    internal abstract Money FinalSum { get; }

    /// <summary>Everything the customer pays, by what it is for; deposits come back and are no cost.</summary>
    internal abstract CostParts Cost { get; }

    /// <summary>Null where the contract is no finance but use: operating leases and subscriptions.</summary>
    internal abstract Annualised? Annualised { get; }

    /// <summary>What is still in the car at each month's end, from the start on.</summary>
    internal abstract IReadOnlyList<Money> Balances { get; }

    internal abstract IReadOnlyList<OfferFee> Fees { get; }

    /// <summary>What the present value of a lower customer's rate costs whoever gives it.</summary>
    internal virtual Money? Subsidy => null;

    internal Money Zero => Money.Zero(Ask.Currency);

    /// <summary>What the customer pays down: a subscription takes nothing down.</summary>
    internal Money Down => Finance.Family == FinanceFamily.Subscription ? Zero : Ask.DownPayment;

    internal Money TotalCost => Cost.Down + Cost.Principal + Cost.Interest + Cost.FinalSum + Cost.Fees + Cost.Rent;

    /// <summary>As it is shown: null where there is none.</summary>
    internal Rate? ShownRate => Annualised is { } some ? Offering.Rounded(some.Simple.Annual) : null;

    internal Rate? ShownCompound => Annualised is { } some ? Offering.Rounded(some.Compound) : null;
}

/// <summary>The annualised cost of the customer's flows.</summary>
/// <param name="Flows">What is received and paid, charges included.</param>
sealed record Annualised(AprAnswer Simple, Rate Compound, IReadOnlyList<CashFlow> Flows)
{
    const int MonthsPerYear = 12;

    /// <remarks>PBoC announcement 2021 no. 3: all costs over what is outstanding.</remarks>
    internal static Outcome<Annualised> Of(IReadOnlyList<CashFlow> flows) =>
        Apr.ChinaAnnualised(flows).Then(simple => simple.PeriodsPerYear == MonthsPerYear
            ? new Annualised(simple, Grown(simple.PerPeriod), flows)
            : Apr.ChinaAnnualised(flows, compound: true)
                .Select(compound => new Annualised(simple, compound.Annual, flows)));

    /// <summary>A year's growth less one. By hand: 1 % a month is 12.682503 % a year.</summary>
    static Rate Grown(decimal monthly)
    {
        var growth = 1m;
        for (var month = 0; month < MonthsPerYear; month++)
        {
            growth *= 1m + monthly;
        }

        return new(growth - 1m);
    }
}
