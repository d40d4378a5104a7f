using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Simulation.Portfolios.Contracts;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Leases of every kind by dice, each with the clauses that its kind must have.</summary>
static class LeaseContracts
{
    /// <summary>The rent makes a fifth more than the car loses, so that a return is there to be earned.</summary>
    internal static LeaseTerms Of(Dice dice, DateOnly start)
    {
        var (price, rentals) = (dice.Between(60_000, 250_000), dice.Between(3, 30));
        var left = price * dice.Between(10, 45) / 100;
        var residual = Cny(left * 100L);
        var terms = new LeaseTerms
        {
            Kind = LeaseKind.DirectFinance,
            Class = LeaseClass.Finance,
            Price = Cny(price * 100L),
            StartDate = start,
            Rentals = rentals,
            Rental = Cny((price - left) * 120L / rentals),
            UnguaranteedResidual = residual,
            Deposit = dice.Chance(500) ? Cny(3_000_00) : null,
            InitialPayment = dice.Chance(300) ? Cny(2_000_00) : null,
            InAdvance = dice.Chance(500),
            Exits = new(residual, CanReturn: true, Cny(500_00), Extensions(dice, price, left, rentals)),
            Usage = dice.Chance(600) ? Usage(rentals) : null,
            EarlyEnd = dice.Chance(500)
                ? new(EarlyEndMethod.ShareOfRentals, Share: 0.5m)
                : new(DiscountRate: new(0.08m), Fee: Cny(800_00)),
            Arrears = dice.Chance(500) ? new(1, 10) : null,
        };
        return dice.Pick(Enum.GetValues<LeaseKind>()) switch
        {
            LeaseKind.Operating => terms with { Kind = LeaseKind.Operating, Class = LeaseClass.Operating },
            LeaseKind.SaleAndLeaseback => terms with
            {
                Kind = LeaseKind.SaleAndLeaseback,
                Class = dice.Chance(500) ? LeaseClass.FinancialAsset : LeaseClass.Finance,
            },
            LeaseKind.Repurchase => terms with
            {
                Kind = LeaseKind.Repurchase,
                GuaranteedResidual = residual,
                UnguaranteedResidual = null,
                Guarantor = Payer.Guarantor,
                Buybacks = [new(0, Cny(price * 90L)), new((rentals / 2) + 1, residual)],
                BuybackAfterUnpaid = 1,
            },
            LeaseKind.DirectFinance when dice.Chance(300) => terms with
            {
                GuaranteedResidual = residual,
                UnguaranteedResidual = null,
                Guarantor = dice.Pick(Enum.GetValues<Payer>()),
            },
            var kind => terms with { Kind = kind },
        };
    }

    static Extension[] Extensions(Dice dice, int price, int left, int rentals) => dice.Chance(500)
        ? [new(6, Cny((price - left) * 100L / rentals), Cny(left * 60L), Cny(left * 60L))]
        : [];

    static Usage Usage(int rentals) => new(
        1_500 * rentals, 500, Cny(600_00), Cny(800_00),
        new Dictionary<string, Money>(StringComparer.Ordinal) { ["scratch"] = Cny(450_00), ["rim"] = Cny(700_00) },
        Cny(200_00), 3_000);
}
