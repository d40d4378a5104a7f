using Wheelhouse.Banking.Payees;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Simulation.Founding;

namespace Wheelhouse.Simulation.Days;

/// <summary>What a world to be looked at needs and chance alone may leave out: a lease of each kind that ends soon, and
/// dealers whom the lenders pay by files.</summary>
sealed class Arranging(Town town, Selling selling)
{
    /// <summary>Payees are agreed to for the last days of a world: every payout is three files.</summary>
    const int PaidByFileDays = 60;

    /// <summary>Each is let for a year, so many months before the last day: they end one month after the other.
    /// </summary>
    static readonly (ProductKind Kind, int MonthsAgo)[] Leases =
    [
        (ProductKind.OperatingLease, 11), (ProductKind.FinanceLease, 10), (ProductKind.LongRental, 9),
        (ProductKind.RepurchaseLease, 8), (ProductKind.SaleAndLeaseback, 7),
    ];

    internal static int Customers => Leases.Length;

    internal void Plan()
    {
        foreach (var (kind, months) in Leases)
        {
            town.On(town.Plan.LastDay.AddMonths(-months), () => selling.Serve(kind));
        }

        town.On(town.Plan.LastDay.AddDays(-PaidByFileDays), AgreeToPayees);
    }

    /// <summary>The treasury says where a dealer is paid, an administrator agrees. Qilan's dealers have none and are
    /// paid at once, so that both ways are to be seen.</summary>
    async Task AgreeToPayees()
    {
        var paid = Cast.Dealers.Where(d => d.Brand != "qilan").ToList();
        foreach (var lender in Cast.Lenders)
        {
            foreach (var (place, dealer) in paid.Index())
            {
                var account = new ProposePayee(
                    town.Founders.Organisation(dealer.Key), dealer.Name.Zh, $"62200088{place + 1:0000}11");
                var proposed = await town.Do<ProposePayee, PayeeCard>(
                    town.Founders.Actor(lender.Key, Role.Treasury), account)
                    ?? throw new InvalidOperationException($"{lender.Name.En} could not name a payee.");
                await town.Do<ApprovePayee, PayeeCard>(
                    town.Founders.Actor(lender.Key, Role.Admin), new(proposed.Id));
            }
        }
    }
}
