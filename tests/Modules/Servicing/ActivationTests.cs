using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Opening;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>From the confirmed payout to the open account.</summary>
public sealed class ActivationTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_account_opens_with_fees_subsidy_and_commission_deferred(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var terms = Usual with { Fees = [new("registration", Cny(600_00), FeePayment.Financed)] };

        var subsidy = new SubsidyGrant(loans.Clerk.Organisation, new(0.2m), new(0.12m), Cny(150_00));
        var loan = await loans.Lend(terms, subsidy, Cny(90_00));

        Assert.Equal(
        [
            "01-05 (01-05) Paid out: loans.principal +12000, subsidy.receivable +150, commission.deferred +90, "
                + "bank -11400, commission.payable -90, subsidy.deferred -150, fees.deferred -600",
        ], await loans.Journal(loan));
        var row = await loans.Row(loan);
        Assert.Equal(
            (AgreementState.Active, 12_000_00L, new DateOnly(2026, 2, 5), 4_080_27L, 3),
            (row.State, row.PrincipalLeft, row.NextDueOn, row.NextDue, row.Instalments));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_payout_of_some_time_ago_is_carried_to_today_at_once(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);

        var loan = await loans.Lend(Usual with { StartDate = new(2025, 12, 1) });

        // the first instalment fell due on 1 January: interest recognised, four days late
        var row = await loans.Row(loan);
        Assert.Equal((Start, new DateOnly(2026, 1, 1), 4_080_27L), (row.AsOf, row.OldestDue, row.Due));
        Assert.Equal(
            [
                "01-05 (12-01) Paid out: loans.principal +12000, interest.receivable +120, bank -12000, "
                    + "interest.income -120",
            ],
            await loans.Journal(loan));
    }

    [Fact]
    public async Task A_payout_that_does_not_make_the_principal_is_refused()
    {
        await using var loans = await LoansOnTest.Open(postgres: false);
        var wrong = loans.Payout(Usual) with { PaidOut = Cny(11_999_99) };

        Assert.Equal("servicing.payout_mismatch", Activate.Decide(wrong, new("车", "car"), Start).Refused?.Code);
        Assert.Equal(
            "servicing.value_date_in_future",
            Activate.Decide(loans.Payout(Usual), new("车", "car"), Start.AddDays(-1)).Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_fact_that_is_delivered_twice_opens_one_account(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();

        Assert.Equal(0, await loans.House.Drain());
        Assert.Single(await loans.Journal(loan));
    }
}
