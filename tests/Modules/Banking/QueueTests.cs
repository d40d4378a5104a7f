using Wheelhouse.Banking;
using Wheelhouse.Banking.Queue;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Xunit;
using static Wheelhouse.Modules.Tests.Banking.Bank;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Banking;

/// <summary>Money that a person has to look at.</summary>
public sealed class QueueTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Unidentified_money_is_given_to_its_agreements(bool postgres)
    {
        await using var bank = await Bank.Open(postgres);
        var (one, other) = (await bank.Loans.Lend(), await bank.Loans.Lend());
        await bank.Import(bank.Statement(In("B-1", 700_00, "for both")));
        var item = (await bank.Items()).Single();
        var before = await bank.Balance("bank");

        var assigned = await Assign(bank, new(item.Id, [new(one, Cny(500_00)), new(other, Cny(200_00))]));

        Assert.Equal(ItemState.Assigned, assigned.Value.State);
        Assert.Equal(Cny(0), await bank.Balance("suspense"));
        Assert.Equal(before, await bank.Balance("bank")); // the money had come before
        Assert.Equal(11_500_00, (await bank.Loans.Row(one)).PrincipalLeft);
        Assert.Equal(11_800_00, (await bank.Loans.Row(other)).PrincipalLeft);
        Assert.Equal(
            "banking.item_not_waiting", (await Assign(bank, new(item.Id, [new(one, Cny(700_00))]))).Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_split_that_cannot_be_booked_books_nothing_of_it(bool postgres)
    {
        await using var bank = await Bank.Open(postgres);
        var (one, other) = (await bank.Loans.Lend(), await bank.Loans.Lend());
        await bank.Import(bank.Statement(
            In("B-1", 20_000_00, null), In("B-2", 1_00, null) with { Side = EntrySide.Debit }));
        var items = await bank.Items();

        Assert.Equal("banking.parts_do_not_sum", Code(new(items[0].Id, [new(one, Cny(1))])));
        Assert.Equal("banking.bad_parts", Code(new(items[0].Id, [])));
        Assert.Equal(
            "servicing.overpaid", Code(new(items[0].Id, [new(one, Cny(5_000_00)), new(other, Cny(15_000_00))])));
        Assert.Equal("banking.item_went_out", Code(new(items[1].Id, [new(one, Cny(1_00))])));
        Assert.Equal(12_000_00, (await bank.Loans.Row(one)).PrincipalLeft);

        // holding the excess for the customer is a decision of its own
        var held = new AssignItem(
            items[0].Id, [new(one, Cny(5_000_00)), new(other, Cny(15_000_00))], HoldExcess: true);
        Assert.True((await Assign(bank, held)).IsDone);
        Assert.Equal(3_000_00, (await bank.Loans.Row(other)).Credit);

        string? Code(AssignItem asked) => Assign(bank, asked).GetAwaiter().GetResult().Refused?.Code;
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Who_lets_money_wait_says_why(bool postgres)
    {
        await using var bank = await Bank.Open(postgres);
        await bank.Import(bank.Statement(In("B-1", 700_00, null)));
        var item = (await bank.Items()).Single();

        Assert.Equal("banking.note_needed", (await Hold(bank, new(item.Id, " "))).Refused?.Code);
        var held = await Hold(bank, new(item.Id, "asked the customer"));

        Assert.Equal((ItemState.Held, "asked the customer"), (held.Value.State, held.Value.Note));
        Assert.Equal("王芳", held.Value.Party?.Name);
        Assert.Equal("platform.stale", (await Hold(bank, new(item.Id, "again", Seen: 0))).Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Names_and_texts_are_not_readable_in_the_database(bool postgres)
    {
        await using var bank = await Bank.Open(postgres);
        await bank.Import(bank.Statement(In("B-1", 700_00, "rent of Wang Fang")));

        Assert.DoesNotContain("Wang", (await bank.Items()).Single().Particulars, StringComparison.Ordinal);
    }

    static Task<Outcome<ItemCard>> Assign(Bank bank, AssignItem asked) =>
        bank.Loans.House.Run<AssignItem, ItemCard>(bank.Treasurer, asked);

    static Task<Outcome<ItemCard>> Hold(Bank bank, HoldItem asked) =>
        bank.Loans.House.Run<HoldItem, ItemCard>(bank.Treasurer, asked);
}
