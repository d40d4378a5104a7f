using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio;

namespace Wheelhouse.Simulation.Laws;

/// <summary>The books of every organisation balance, entry by entry, and hold the allowance its months
/// expect.</summary>
public static class BookLaws
{
    /// <summary>Sentences that name each breach; empty when all is in order.</summary>
    public static async Task<IReadOnlyList<string>> Check(Premises premises, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(premises);
        var houses = premises.Services.GetRequiredService<IDbContextFactory<House>>();
        await using var house = await houses.CreateDbContextAsync(cancel);
        house.EnterAsHouse();
        var allowance = await premises.In(Actor.OfHouse(default) with { Role = Role.Regulator }, provider =>
            PortfolioLaws.Check(provider.GetRequiredService<House>(), provider.GetRequiredService<IJournal>(), cancel));
        return [.. await LedgerLaws.Check(house, cancel), .. allowance];
    }
}
