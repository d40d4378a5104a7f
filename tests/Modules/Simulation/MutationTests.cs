using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Simulation.Portfolios;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>Rules that are broken on purpose are found by the laws: else the laws would be worth nothing.</summary>
/// <remarks>Triggers alter what is written as a wrong rule would have written it, within ten agreement-years.</remarks>
public sealed class MutationTests
{
    static readonly PortfolioPlan Plan = new(Seed: 21, Agreements: 30, Days: 125, new(2026, 1, 5));

    [Theory]
    [InlineData( // a scheme that takes all money in for income: the entry balances, and is wrong
        "after insert on ledger_lines when new.account = 'bank' and new.amount > 0",
        "update ledger_lines set account = 'interest.income' where entry = new.entry and number = new.number",
        "in the journal")]
    [InlineData( // a scheme with a wrong sign
        "after insert on ledger_lines when new.account = 'fees.deferred'",
        "update ledger_lines set amount = - amount where entry = new.entry and number = new.number",
        "in the journal")]
    [InlineData( // a rounding that loses a fen between two lines
        "after insert on ledger_lines when new.account = 'bank'",
        "update ledger_lines set amount = amount + 1 where entry = new.entry and number = new.number",
        "in the journal")]
    [InlineData( // a fold that finds a fen too much due
        "after update on servicing_accounts when new.due > 0",
        "update servicing_accounts set due = due + 1 where agreement = new.agreement",
        "replays to")]
    [InlineData( // a line that accrues a fraction of a fen too much a day
        "after update on servicing_accounts when new.accrued_per_day > 0",
        "update servicing_accounts set accrued_per_day = accrued_per_day + 1 where agreement = new.agreement",
        "AccruedPerDay is stored as")]
    [InlineData( // a night that books more than it found
        "after insert on servicing_accruals when new.amount > 0",
        "update servicing_accruals set amount = amount - 1 where pool = new.pool and day = new.day",
        "minor units accrued")]
    [InlineData( // a month end whose allowance is not what its agreements make
        "after insert on portfolio_snapshots when new.allowance > 0",
        "update portfolio_snapshots set allowance = allowance + 1 where month = new.month "
            + "and agreement = new.agreement",
        "allowance")]
    [InlineData( // money that is booked, and nobody knows
        "after insert on banking_items when new.state = 'Waiting'",
        "update banking_items set state = 'Returned' where id = new.id",
        "Suspense holds")]
    [InlineData( // a contract that is another one than was signed
        "after insert on servicing_agreements when new.family = 'Loan'",
        "update servicing_agreements set commission = commission + 100 where id = new.id",
        "by the state")]
    [InlineData( // an event that is not in the audit log as it happened
        "after insert on trust_audit_records when new.number = 20",
        "update trust_audit_records set body = replace(body, '20', '21') where number = new.number",
        "record")]
    public async Task A_broken_rule_is_found(string when, string then, string found)
    {
        await using var house = await TestHouse.Open(postgres: false, LivingPortfolio.Register, Plan.FirstDay);
        house.BooksAreBroken = true;
        var trigger = $"create trigger mutant {when} begin {then}; end";
        await house.Read(house.Newcomer(Role.Regulator), rows => rows.Database.ExecuteSqlRawAsync(trigger));

        var breach = await Assert.ThrowsAsync<PortfolioBreachException>(() => house.Live(Plan, Mishaps.None));

        Assert.Contains(found, breach.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Seed 21", breach.Message, StringComparison.Ordinal);
    }

    /// <summary>A payment of one agreement goes astray; the message names the agreement and no event after the first
    /// that shows it.</summary>
    [Fact]
    public async Task The_shortest_history_that_breaks_a_law_is_told()
    {
        await using var house = await TestHouse.Open(postgres: false, LivingPortfolio.Register, Plan.FirstDay);
        house.BooksAreBroken = true;
        const string Mutant = "create trigger mutant after insert on ledger_entries when new.key like 'agr_%/2' begin "
            + "update ledger_entries set subject = 'nobody' where id = new.id; end";
        await house.Read(house.Newcomer(Role.Regulator), rows => rows.Database.ExecuteSqlRawAsync(Mutant));

        var breach = await Assert.ThrowsAsync<PortfolioBreachException>(() => house.Live(Plan, Mishaps.None));

        var history = breach.Message[breach.Message.IndexOf("The shortest history", StringComparison.Ordinal)..];
        Assert.Equal(3, history.Split(Environment.NewLine).Length); // what is wrong, and events 1 and 2
    }
}
