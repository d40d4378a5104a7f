using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Statements;
using Wheelhouse.Servicing.Storage;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Statements that the night issues, a month of an agreement each.</summary>
public sealed class StatementNightTests
{
    static readonly LoanTerms Daily = Usual with { Instalments = 12 };

    static readonly LeaseTerms Car = new()
    {
        Kind = LeaseKind.DirectFinance,
        Class = LeaseClass.Finance,
        Price = Cny(10_000_00),
        StartDate = Start,
        Rentals = 3,
        Rental = Cny(3_000_00),
        Every = 12,
        UnguaranteedResidual = Cny(3_380_00),
        Deposit = Cny(500_00),
    };

    /// <summary>Begun on the fifth, so on the 26th: the lease owes its deposit for 21 days, the loan nothing yet. In
    /// the second month an instalment was paid; the next was not, so 21 days are late on 26 March.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task Each_agreement_has_one_statement_a_month(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres, nightSize: 1);
        var loan = await loans.Lend(Daily);
        var lease = await loans.Rent(new LeaseFinance(Car));
        await loans.MoveTo(new(2026, 1, 26));
        Assert.Empty(await Cards(loans, loans.Clerk));

        await loans.MoveTo(new(2026, 1, 28));

        var first = await Cards(loans, loans.Clerk);
        Assert.Equal(2, first.Count);
        var rented = first.Single(c => c.Agreement == lease);
        Assert.Equal(
            (Start, new DateOnly(2026, 1, 26), Cny(500_00), 21),
            (rented.From, rented.Through, rented.Due, rented.DaysLate));
        var lent = first.Single(c => c.Agreement == loan);
        Assert.Equal((Cny(0), Cny(0), new DateOnly(2026, 2, 5)), (lent.Due, lent.Paid, lent.NextDueOn!.Value));

        await loans.MoveTo(new(2026, 2, 5));
        Assert.True((await loans.Pay(loan, lent.NextDue.MinorUnits)).IsDone);
        await loans.MoveTo(new(2026, 3, 8));
        Assert.True((await loans.Pay(lease, 500_00)).IsDone);
        await loans.MoveTo(new(2026, 3, 27));

        var all = await Cards(loans, loans.Clerk);
        Assert.Equal(6, all.Count);
        var second = all.Single(c => c.Agreement == loan && c.Through == new DateOnly(2026, 2, 26));
        Assert.Equal((new DateOnly(2026, 1, 27), lent.NextDue), (second.From, second.Paid));
        var third = all.Single(c => c.Agreement == loan && c.Through == new DateOnly(2026, 3, 26));
        Assert.Equal((lent.NextDue, 21), (third.Due, third.DaysLate)); // since 5 March
        Assert.Equal(Cny(500_00), all.Single(c => c.Agreement == lease && c.From == new DateOnly(2026, 2, 27)).Paid);
    }

    /// <summary>A statement day of 31 is the last of February; the customer reads his own, a stranger none.</summary>
    [Fact]
    public async Task A_short_month_ends_early_and_only_those_concerned_read_it()
    {
        await using var loans = await LoansOnTest.Open(postgres: false);
        await loans.MoveTo(new(2026, 2, 10));
        var loan = await loans.Lend(Daily with { StartDate = new(2026, 2, 10) });

        Assert.Equal(31, (await loans.Row(loan)).StatementDay);
        await loans.MoveTo(new(2026, 3, 1));

        Assert.Equal(new(2026, 2, 28), Assert.Single(await Cards(loans, loans.Customer)).Through);
        Assert.Empty(await Cards(loans, loans.House.Newcomer(Role.Customer)));
    }

    /// <summary>Eight partitions a call: whoever comes after a kill goes on at the ninth.</summary>
    [Fact]
    public async Task The_step_goes_on_where_it_was()
    {
        await using var loans = await LoansOnTest.Open(postgres: false, nightSize: 1);
        for (var i = 0; i < 20; i++)
        {
            await loans.Lend(Daily);
        }

        await loans.MoveTo(new(2026, 1, 26));
        var seen = new List<int>();
        DayRun run;
        do
        {
            run = (await loans.House.Run<CloseDay, DayRun>(loans.Clerk, new(new(2026, 1, 26)))).Value;
            seen.Add(run.Steps.Single(s => s.Name == "statements").Done);
        }
        while (run.State == DayRunState.Running);

        Assert.Equal([8, 16, 20], seen.Where(done => done > 0).Distinct());
        Assert.Equal(20, await loans.House.Read(loans.Clerk, h => h.Set<StatementRow>().CountAsync()));
    }

    static async Task<IReadOnlyList<StatementCard>> Cards(LoansOnTest loans, Actor reader)
    {
        Ok<Page<StatementCard>> answer = await loans.House.In(
            reader, p => ListStatements.Get(null, null, null, null, p.GetRequiredService<House>(), default));
        return answer.Value!.Items;
    }
}
