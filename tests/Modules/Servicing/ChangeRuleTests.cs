using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Payoff;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.Loans;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Reversals, changes of terms and settlements: what is refused, and what comes of the rest.</summary>
public sealed class ChangeRuleTests
{
    static readonly DateOnly Today = new(2026, 2, 5);

    static readonly Repaid Payment = new(2, Today, Today, Cny(4_080_27));

    [Fact]
    public void A_reversed_payment_leaves_the_account_as_it_was()
    {
        var before = Usual(Today);
        var reversed = Reverse(Usual(Today, Payment), 2).Value;

        Assert.Equal(Books.Position(before), reversed.After.Position);
        Assert.Equal(before.State.DueNow, reversed.State().DueNow);
        Assert.Equal(
            [("interest.receivable", 120_00L), ("loans.principal", 3_960_27), ("bank", -4_080_27)],
            reversed.Lines.OrderByDescending(l => l.Amount.IsPositive).ThenBy(l => l.Account, StringComparer.Ordinal)
                .Select(l => (l.Account, l.Amount.MinorUnits)));
    }

    [Theory]
    [InlineData(1, "servicing.not_reversible")]  // the payout
    [InlineData(4, "servicing.not_reversible")]  // a reversal
    [InlineData(3, "servicing.already_reversed")]
    [InlineData(9, "servicing.no_such_event")]
    public void Some_events_cannot_be_taken_back(int sequence, string code)
    {
        var account = Usual(
            Today, Payment, Payment with { Sequence = 3, Amount = Cny(100) }, new Reversed(4, Today, Today, 3));

        Assert.Equal(code, Reverse(account, sequence).Refused?.Code);
    }

    [Fact]
    public void A_reversal_says_why() =>
        Assert.Equal("servicing.note_missing", Reverse(Usual(Today, Payment), 2, " ").Refused?.Code);

    [Fact]
    public void A_closed_agreement_gives_nothing_back()
    {
        var settled = Usual(Today, new EarlySettled(2, Today, Today, Cny(12_120_00)));

        Assert.True(Reverse(settled, 2).IsDone);
        Assert.Equal("servicing.account_closed", Reverse(settled.On(Today.AddDays(1)), 2).Refused?.Code);
    }

    [Fact]
    public void A_new_rate_finds_the_instalments_that_are_left_anew()
    {
        // 8,039.73 left at 6 % over two months: 40.1986… ÷ (1 − 1.005⁻²) = 4,050.0390… → 4,050.04,
        // of which 40.20 interest
        var changed = Change(Usual(Today, Payment), new(0.06m), Today.AddDays(1)).Value;

        Assert.Equal((Cny(40_20), Cny(4_050_04)), (changed.State().Rows[1].Interest, changed.State().Rows[1].Due));
    }

    [Theory]
    [InlineData("0.12", "2026-03-01", "servicing.rate_unchanged")]
    [InlineData("0.06", "2026-01-04", "servicing.value_date_before_start")]
    [InlineData("0.06", "2026-04-06", "servicing.after_last_due_date")]
    [InlineData("11", "2026-03-01", "lending.rate_out_of_range")]
    public void A_rate_must_be_new_and_lie_within_the_agreement(string rate, string from, string code) => Assert.Equal(
        code,
        Change(
            Usual(Today), new(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)),
            DateOnly.Parse(from, null)).Refused?.Code);

    [Fact]
    public void The_rate_of_a_day_is_that_of_the_last_change_that_stands()
    {
        var account = Usual(
            Today, new RateChanged(2, new(2026, 1, 20), Today, new(0.06m)),
            new RateChanged(3, new(2026, 1, 25), Today, new(0.09m)),
            new Reversed(4, new(2026, 1, 25), Today, 3));

        Assert.Equal(
            [0.12m, 0.06m, 0.06m],
            new[] { 19, 20, 26 }.Select(day => ChangeRate.RateOn(account, new(2026, 1, day)).PerYear));
    }

    [Fact]
    public void A_pause_that_runs_backwards_is_refused() => Assert.Equal(
        "servicing.dates_out_of_order",
        new PauseInterest(new(2026, 2, 9)) { On = new(2026, 2, 10) }.Decide(Usual(Today), Today).Refused?.Code);

    [Fact]
    public void A_back_dated_pause_gives_back_interest_that_was_recognised()
    {
        // 6 January through 5 February are the 31 nights of the first month: its 120.00 of interest fall away
        var paused = new PauseInterest(Today) { On = new(2026, 1, 6) }.Decide(Usual(Today), Today).Value;

        Assert.Equal(Cny(0), paused.State().InterestDue);
        Assert.Equal(
            [("interest.income", 120_00L), ("interest.receivable", -120_00)],
            paused.Lines.Select(l => (l.Account, l.Amount.MinorUnits)));
    }

    [Theory]
    [InlineData("2026-02-05", 12_120_00)]
    [InlineData("2026-01-05", 12_000_00)]
    public void A_settlement_is_exactly_what_is_quoted_for_its_day(string on, long settles)
    {
        var day = DateOnly.Parse(on, null);
        var account = Usual(Today);

        Assert.Equal(AgreementState.Settled, Settle(account, settles, day).Value.After.Standing);
        Assert.Equal("servicing.settlement_amount", Settle(account, settles - 1, day).Refused?.Code);
        Assert.Equal("servicing.settlement_amount", Settle(account, settles + 1, day).Refused?.Code);
    }

    [Fact]
    public void A_settlement_is_the_last_payment() => Assert.Equal(
        "servicing.settlement_too_early",
        Settle(Usual(Today.AddDays(5), Payment with { ValueDate = Today.AddDays(3) }), 8_100_00, Today).Refused?.Code);

    static Outcome<Movement> Reverse(LoanAccount account, int sequence, string note = "debit returned") =>
        ReverseEvent.Decide(account, new(default, sequence, note), account.AsOf);

    static Outcome<Movement> Change(LoanAccount account, Rate rate, DateOnly from) =>
        new ChangeRate(rate) { On = from }.Decide(account, account.AsOf);

    static Outcome<Movement> Settle(LoanAccount account, long minorUnits, DateOnly on) =>
        SettleEarly.Decide(account, new(default, Cny(minorUnits), on), account.AsOf, Role.Servicing);
}
