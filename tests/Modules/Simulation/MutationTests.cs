using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Simulation.Portfolios;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>Rules that are broken on purpose are found by the laws: else the laws would be worth nothing.</summary>
public sealed class MutationTests
{
    static readonly PortfolioPlan Plan = new(Seed: 21, Agreements: 12, Days: 95, new(2026, 1, 5));

    [Theory]
    [InlineData( // a scheme that takes all money in for income: the entry balances, and is wrong
        "after insert on ledger_lines when new.account = 'bank' and new.amount > 0 begin update ledger_lines "
            + "set account = 'interest.income' where entry = new.entry and number = new.number; end",
        "in the journal")]
    [InlineData( // a rounding that loses a fen between two lines
        "after insert on ledger_lines when new.account = 'bank' begin update ledger_lines "
            + "set amount = amount + 1 where entry = new.entry and number = new.number; end",
        "in the journal")]
    [InlineData( // a fold that finds a fen too much due
        "after update on servicing_accounts when new.due > 0 begin update servicing_accounts set due = due + 1 "
            + "where agreement = new.agreement; end",
        "replays to")]
    public async Task A_broken_rule_is_found(string mutant, string found)
    {
        await using var house = await TestHouse.Open(postgres: false, LivingPortfolio.Register, Plan.FirstDay);
        house.BooksAreBroken = true;
        var trigger = $"create trigger mutant {mutant}";
        await house.Read(house.Newcomer(Role.Regulator), rows => rows.Database.ExecuteSqlRawAsync(trigger));

        var breach = await Assert.ThrowsAsync<PortfolioBreachException>(() => house.Live(Plan, Mishaps.None));

        Assert.Contains(found, breach.Message, StringComparison.Ordinal);
        Assert.Contains("Seed 21", breach.Message, StringComparison.Ordinal);
    }
}
