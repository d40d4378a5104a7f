using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Trust;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Whose agreement it is: a stranger's id is answered exactly like one that does not exist.</summary>
public sealed class TenancyTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_foreign_agreement_cannot_be_told_from_none(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        var none = Id<Agreement>.New(loans.House.Clock);
        foreach (var role in new[] { Role.Servicing, Role.Customer, Role.Dealer })
        {
            var stranger = loans.House.Newcomer(role);
            foreach (var id in new[] { loan, none })
            {
                Assert.Equal("servicing.no_such_agreement", (await loans.Pay(id, 100_00, by: stranger)).Refused?.Code);
                Assert.Equal("servicing.no_such_agreement", await Read(loans, stranger, id));
                var reversed = await loans.House.Run<ReverseEvent, Wheelhouse.Servicing.EventBooked>(
                    stranger, new(id, 1, "no"));
                Assert.Equal("servicing.no_such_agreement", reversed.Refused?.Code);
            }

            Assert.Empty((await List(loans, stranger)).Items);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_customer_pays_his_own_agreement_into_the_books_of_the_lender(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();

        var paid = await loans.Pay(loan, 100_00, by: loans.Customer);

        Assert.True(paid.IsDone, paid.Refused?.Sentence);
        Assert.Equal(2, (await loans.Journal(loan)).Count);
        Assert.Equal(loan, Assert.Single((await List(loans, loans.Customer)).Items).Id);
    }

    static Task<string?> Read(LoansOnTest loans, Actor actor, Id<Agreement> id) => loans.House.In(
        actor, async p => (await p.GetRequiredService<Reader>().Today(id, default)).Refused?.Code);

    static Task<Page<AgreementCard>> List(LoansOnTest loans, Actor actor) => loans.House.In(
        actor, p => ListAgreements.Page(
            p.GetRequiredService<House>(), new(null, null, null, null), new(), Start,
            p.GetRequiredService<IOrganisations>(), default));
}
