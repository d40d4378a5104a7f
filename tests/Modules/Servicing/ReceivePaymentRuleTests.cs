using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Payments;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.Loans;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>What a payment may be. Figures of the usual loan: see <see cref="LoansOnTest"/>.</summary>
public sealed class ReceivePaymentRuleTests
{
    static readonly DateOnly FirstDue = new(2026, 2, 5);

    [Theory]
    [InlineData(120_00, 120_00, 0)]         // exactly the interest
    [InlineData(50_00, 50_00, 0)]           // less: all of it is interest
    [InlineData(4_080_27, 120_00, 3_960_27)]
    [InlineData(4_000_00, 120_00, 3_880_00)]
    public void Interest_is_paid_before_principal(long paid, long interest, long principal)
    {
        var receipt = Pay(Usual(FirstDue), paid).Value.Split!;

        Assert.Equal((Cny(interest), Cny(principal)), (receipt.Interest, receipt.Principal));
        Assert.Equal(
            Cny(paid), receipt.Interest + receipt.Principal + receipt.Fees + receipt.Penalties + receipt.Credit);
    }

    [Theory]
    [InlineData(0, null, "servicing.amount_not_positive")]
    [InlineData(-1, null, "servicing.amount_not_positive")]
    [InlineData(100, "2026-02-06", "servicing.value_date_in_future")]
    [InlineData(100, "2026-01-04", "servicing.value_date_before_start")]
    [InlineData(12_120_01, null, "servicing.overpaid")]
    public void What_cannot_be_a_payment_is_refused(long paid, string? valueDate, string code) => Assert.Equal(
        code,
        Pay(Usual(FirstDue), paid, valueDate is null ? null : DateOnly.Parse(valueDate, null)).Refused?.Code);

    [Fact]
    public void The_most_is_what_settles_the_agreement_that_day()
    {
        // on the first due date: 12,000.00 of principal and 120.00 of interest
        Assert.True(Pay(Usual(FirstDue), 12_120_00).IsDone);

        var refused = Pay(Usual(FirstDue), 12_120_01).Refused!;
        Assert.Equal([new RefusalValue("owed", "12120.00")], refused.Values);
    }

    [Fact]
    public void More_than_is_owed_settles_and_is_held_when_the_sender_says_so()
    {
        var movement = Pay(Usual(FirstDue), 12_200_00, excess: ExcessRule.SettleAndHold).Value;

        Assert.IsType<EarlySettled>(((LoanAccount)movement.After).Events[^1]);
        Assert.Equal((AgreementState.Settled, Cny(80_00)), (movement.After.Standing, movement.After.Credit));
        Assert.Contains(movement.Lines, l => l.Account == "customer.credit" && l.Amount == Cny(-80_00));
    }

    [Fact]
    public void Another_currency_is_refused() => Assert.Equal(
        "servicing.currency_mixed",
        ReceivePayment.Decide(
            Usual(FirstDue), new(default, new(100, Currency.Usd)), FirstDue, Role.Servicing).Refused?.Code);

    [Fact]
    public void A_settled_agreement_takes_no_payment_and_a_closed_one_neither()
    {
        var settled = Usual(FirstDue, new EarlySettled(2, FirstDue, FirstDue, Cny(12_120_00)));

        Assert.Equal("servicing.nothing_owed", Pay(settled, 100).Refused?.Code);
        Assert.Equal("servicing.account_closed", Pay(settled.On(FirstDue.AddDays(1)), 100).Refused?.Code);
    }

    [Fact]
    public void A_long_note_is_refused()
    {
        var payment = new ReceivePayment(default, Cny(100), Note: new string('x', 201));

        Assert.Equal(
            "servicing.note_too_long",
            ReceivePayment.Decide(Usual(FirstDue), payment, FirstDue, Role.Servicing).Refused?.Code);
    }

    [Fact]
    public void A_customer_pays_today_and_through_the_simulated_bank()
    {
        var paid = ReceivePayment.Decide(Usual(FirstDue), new(default, Cny(100)), FirstDue, Role.Customer);
        var dated = ReceivePayment.Decide(
            Usual(FirstDue), new(default, Cny(100), FirstDue.AddDays(-1)), FirstDue, Role.Customer);

        Assert.Equal(PaymentChannel.SimulatedBank, paid.Value.Channel);
        Assert.Equal("servicing.value_date_not_yours", dated.Refused?.Code);
    }

    static Outcome<Movement> Pay(
        LoanAccount account, long paid, DateOnly? valueDate = null, ExcessRule excess = ExcessRule.Refuse) =>
        ReceivePayment.Decide(
            account, new(default(Id<Agreement>), Cny(paid), valueDate, Excess: excess), account.AsOf, Role.Servicing);
}
