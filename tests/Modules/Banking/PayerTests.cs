using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Queue;
using Wheelhouse.Servicing.Views;
using Xunit;
using static Wheelhouse.Modules.Tests.Banking.Bank;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Banking;

/// <summary>Payments whose reference says nothing, by who paid and how much.</summary>
public sealed class PayerTests
{
    const string Account = "6217000099990012";

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_only_agreement_of_the_payer_that_fits_takes_the_money(bool postgres)
    {
        await using var bank = await Open(postgres);
        var loan = await bank.Loans.Lend();
        await bank.LetCollect(loan, Account);

        await bank.Import(bank.Statement(
            In("B-1", 4_080_00, "thanks"), // 4,080.27 falls due next, and 1.00 is tolerated
            In("B-2", 4_080_27, "again"),
            In("B-3", 1_000_00, "part"),
            In("B-4", 4_080_27, "of another") with { Party = "李雷" }));

        Assert.Equal(
            [
                (ItemState.Booked, (MatchedBy?)MatchedBy.NameAndAmount), (ItemState.Waiting, null),
                (ItemState.Waiting, null), (ItemState.Waiting, null),
            ],
            (await bank.Items()).Select(i => (i.State, i.Rule)));
        Assert.Equal(2, (await bank.Loans.Row(loan)).LastEvent);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Between_two_that_fit_a_person_chooses_from_suggestions(bool postgres)
    {
        await using var bank = await Open(postgres);
        var (one, other) = (await bank.Loans.Lend(), await bank.Loans.Lend());
        var small = await bank.Loans.Lend(Usual with { Principal = Cny(1_200_00) });
        await bank.LetCollect(one, Account);
        await bank.LetCollect(other, Account);
        await bank.LetCollect(small, Account);

        await bank.Import(bank.Statement(In("B-1", 4_080_27, null)));

        var item = (await bank.Items()).Single();
        Assert.Equal(ItemState.Waiting, item.State);
        var card = await bank.Loans.House.In(
            bank.Treasurer, p => p.GetRequiredService<BankItems>().Suggested(item, default));
        Assert.Equal(
            [(one, true), (other, true), (small, false)],
            card.Suggestions.Select(s => (s.Agreement, s.Fits)));
    }

    [Theory]
    [InlineData(500_00, true)]
    [InlineData(499_00, true)]
    [InlineData(498_99, false)]
    [InlineData(481_00, true)]
    [InlineData(981_00, true)]
    [InlineData(981_01, false)]
    [InlineData(1_00, false)]
    public void An_amount_fits_what_is_due_what_falls_due_next_or_both(long minorUnits, bool fits)
    {
        var due = new DueCard(default, default, null, "WH-1", Cny(500_00), new(2026, 2, 5), Cny(480_00));

        Assert.Equal(fits, Payers.Fits(due, Cny(minorUnits), 1_00));
    }
}
