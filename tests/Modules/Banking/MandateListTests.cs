using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Mandates;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Banking;

/// <summary>The list of mandates with what came of them, as lender and customer read it, on both databases.</summary>
/// <remarks>The usual loan: 4,080.27 falls due on 5 February, as much on 5 March.</remarks>
public sealed class MandateListTests
{
    const string Good = "6217000099990012";
    const string Closed = "6217000099990004";

    static readonly ListMandates.Filter All = new(null, null, null, null);

    static readonly DateOnly Due = new(2026, 2, 5);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Lender_and_customer_read_what_came_of_a_mandate(bool postgres)
    {
        await using var bank = await Bank.Open(postgres);
        var (pays, fails) = (await bank.Loans.Lend(), await bank.Loans.Lend());
        var good = await bank.LetCollect(pays, Good);
        await bank.LetCollect(fails, Closed);
        Assert.All((await Read(bank, bank.Treasurer, All)).Items, line => Assert.Null(line.Last));
        await bank.Loans.MoveTo(Due);
        await bank.Serve();

        var lines = (await Read(bank, bank.Treasurer, All)).Items.ToDictionary(line => line.Mandate.Agreement);

        Assert.Equal((new LastCollection(Due, Cny(4_080_27), OrderState.Done, null), 0), Of(lines[pays]));
        Assert.Equal((new LastCollection(Due, Cny(4_080_27), OrderState.Rejected, "AC04"), 1), Of(lines[fails]));
        Assert.Equal((await bank.NumberOf(pays), "****0012"), (lines[pays].Number, lines[pays].Mandate.Account));
        Assert.Equal(Of(lines[fails]), Of((await Read(bank, bank.Loans.Customer, All with { Agreement = fails }))
            .Items.Single()));
        Assert.Empty((await Read(bank, bank.Loans.House.Newcomer(Role.Customer), All)).Items);
        Assert.Empty((await Read(bank, bank.Loans.House.Newcomer(Role.Treasury), All)).Items);

        Assert.Equal([fails], await Agreements(All with { Refused = true }));
        Assert.Equal([pays], await Agreements(All with { Reference = good.Reference }));
        Assert.True((await bank.Loans.House.Run<WithdrawMandate, MandateCard>(
            bank.Treasurer, new(good.Id))).IsDone);
        Assert.Equal([pays], await Agreements(All with { State = MandateState.Withdrawn }));
        Assert.Equal([fails], await Agreements(All with { State = MandateState.Standing }));

        static (LastCollection?, int) Of(MandateLine line) => (line.Last, line.Refused);

        async Task<IEnumerable<Id<Wheelhouse.Origination.Agreement>>> Agreements(ListMandates.Filter filter) =>
            (await Read(bank, bank.Treasurer, filter)).Items.Select(line => line.Mandate.Agreement);
    }

    /// <summary>The first of 5 January was taken back; the second of 4 February is used from the 6th on, so what fell
    /// due on the 5th was collected under the first still.</summary>
    [Fact]
    public void A_due_day_belongs_to_the_newest_mandate_that_was_signed_early_enough()
    {
        var (first, second) = (Signed(new(2026, 1, 5)), Signed(new(2026, 2, 4)));

        Assert.Null(ListMandates.Under([first, second], new(2026, 1, 6)));
        Assert.Equal(first.Id, ListMandates.Under([first, second], new(2026, 1, 7)));
        Assert.Equal(first.Id, ListMandates.Under([second, first], new(2026, 2, 5)));
        Assert.Equal(second.Id, ListMandates.Under([second, first], new(2026, 2, 6)));

        static ListMandates.Given Signed(DateOnly day) =>
            new(default, Id<DebitMandate>.Named(DateTimeOffset.UnixEpoch, $"{day:O}"), day);
    }

    static Task<Page<MandateLine>> Read(Bank bank, Actor by, ListMandates.Filter filter) => bank.Loans.House.In(
        by, p => p.GetRequiredService<ListMandates>().Read(filter, new(), default));
}
