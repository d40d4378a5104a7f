using Wheelhouse.Kernel;
using Wheelhouse.Servicing;

namespace Wheelhouse.Collections.Selling;

/// <summary>What selling a car costs.</summary>
enum CostKind
{
    Towing,
    Storage,
    Appraisal,
    Auctioneer,
    Court,
    Repair,
}

/// <summary>A cost of realisation, by its invoice.</summary>
/// <param name="Document">SHA-256 of the invoice.</param>
sealed record SaleCost(CostKind Kind, Money Amount, string Document);

/// <summary>Where a part of the proceeds goes, in the order in which they go.</summary>
enum ShareKind
{
    Cost,

    /// <summary>Fees and penalties.</summary>
    Charges,
    Interest,
    Principal,

    /// <summary>What the lender had written off is made good.</summary>
    WrittenOff,

    /// <summary>The debtor's: held as his credit and paid back to him.</summary>
    Surplus,
}

/// <summary>A part of the proceeds.</summary>
/// <param name="Cost">Which cost; null for the others.</param>
sealed record Share(ShareKind Kind, Money Amount, CostKind? Cost = null);

/// <summary>How the proceeds of a car went out.</summary>
/// <param name="Shares">In their order; their sum is <paramref name="Price"/>.</param>
/// <param name="Uncovered">Of the costs: the price did not reach for it, and the lender bears it.</param>
/// <param name="Net">What was booked on the agreement.</param>
/// <param name="StillDue">Fallen due and owed after it: the shortfall stays the debtor's.</param>
sealed record Distribution(
    Money Price, IReadOnlyList<Share> Shares, Money Net, Money Uncovered, Money StillDue)
{
    /// <summary>Costs of realisation come first, each in its turn, as far as the price reaches (Civil Code art. 561).
    /// </summary>
    /// <remarks>By hand: 500.00 against 300.00 and 250.00: 300.00, 200.00, and 50.00 uncovered.</remarks>
    internal static (IReadOnlyList<Share> Paid, Money Net, Money Uncovered) Costs(
        Money price, IReadOnlyList<SaleCost> costs)
    {
        var (left, paid) = (price, new List<Share>());
        foreach (var cost in costs)
        {
            var share = Money.Min(left, cost.Amount);
            left -= share;
            if (share.IsPositive)
            {
                paid.Add(new(ShareKind.Cost, share, cost.Kind));
            }
        }

        return (paid, left, Money.Sum(costs.Select(c => c.Amount), price.Currency) - (price - left));
    }

    /// <summary>The whole way of the money.</summary>
    /// <param name="split">How servicing split the net, in the contract's own order (R-COL-08); null where there was
    /// none. What of it cleared nothing and is no credit made good what was written off.</param>
    internal static Distribution Of(Money price, IReadOnlyList<SaleCost> costs, PaymentSplit? split, Money stillDue)
    {
        var (paid, net, uncovered) = Costs(price, costs);
        var shares = paid.ToList();
        if (split is { } parts)
        {
            var charges = parts.Fees + parts.Penalties;
            var principal = parts.Principal + parts.Rent;
            Add(ShareKind.Charges, charges);
            Add(ShareKind.Interest, parts.Interest);
            Add(ShareKind.Principal, principal);
            Add(ShareKind.WrittenOff, net - charges - parts.Interest - principal - parts.Credit);
            Add(ShareKind.Surplus, parts.Credit);
        }

        return new(price, shares, net, uncovered, stillDue);

        void Add(ShareKind kind, Money amount)
        {
            if (!amount.IsZero)
            {
                shares.Add(new(kind, amount));
            }
        }
    }
}
