using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>What a contract may hold beside its instalments: down payment, limits, charges, payoff, deferred
/// income.</summary>
public sealed class ContractTests
{
    static readonly LoanTerms Free = Loan(300, "0", 3);

    [Theory]
    [InlineData(false, "75.00", "75.00")]
    [InlineData(true, "0.00", "0.00")]
    public void A_down_payment_is_due_with_the_payout(bool automatic, string due, string outstanding)
    {
        var state = (Free with { DownPayment = new(0.25m, automatic) }).Fold("2024-01-01");

        Assert.Equal(["75.00", "75.00", "75.00", "75.00"], state.Rows.Select(row => Text(row.Due)));
        Assert.Equal($"{due} {outstanding}", $"{Text(state.DueNow)} {Text(state.Rows[0].Outstanding)}");
        Assert.Equal(automatic ? 1 : 0, state.Receipts.Count);
    }

    [Fact]
    public void Every_payout_has_its_down_payment()
    {
        // 300: 75 down, 75 a month; 100 more on 10 February: 25 down, 75 over the two that are left: 37.50 each
        var state = (Free with { DownPayment = new(0.25m) }).Fold("2024-02-10", "lend 2024-02-10 100");

        Assert.Equal(
            ["75.00", "75.00", "25.00", "112.50", "112.50"], state.Rows.Select(row => Text(row.Due)));
    }

    [Theory]
    [InlineData("30", null)]
    [InlineData("30.01", "lending.payouts_over_limit")]
    public void Payouts_go_as_far_as_the_contract_lets_them(string more, string? code)
    {
        var terms = Free with { Limit = new(OverShare: 0.1m) };

        var state = LoanFold.TryFold(terms, Events(terms, $"lend 2024-01-05 {more}"), terms.StartDate);

        Assert.Equal(code, state.Refused?.Code);
    }

    [Fact]
    public void A_reversed_payout_makes_room()
    {
        var terms = Free with { Limit = new(OverAmount: Yuan(50), MostPayouts: 2) };
        string[] events = ["lend 2024-01-05 50", "reverse 2024-01-06 1", "lend 2024-01-07 50"];

        Assert.True(LoanFold.TryFold(terms, Events(terms, events), terms.StartDate).IsDone);
        Assert.Equal("lending.payouts_over_limit", LoanFold.TryFold(
            terms, Events(terms, "lend 2024-01-05 50", "lend 2024-01-07 50"), terms.StartDate).Refused?.Code);
        Assert.Equal("lending.payouts_too_many", LoanFold.TryFold(
            terms, Events(terms, "lend 2024-01-05 20", "lend 2024-01-07 20"), terms.StartDate).Refused?.Code);
    }

    [Theory]
    // 1 000 at 1 % a month in two: 10.00 + 497.51, then 5.02 + 502.49
    [InlineData(ChargeTime.Instalment, ChargeBase.Flat, "3.00 3.00")]
    [InlineData(ChargeTime.Instalment, ChargeBase.Principal, "4.98 5.02")]
    [InlineData(ChargeTime.Instalment, ChargeBase.Interest, "0.10 0.05")]
    [InlineData(ChargeTime.Instalment, ChargeBase.PrincipalAndInterest, "5.08 5.08")]
    [InlineData(ChargeTime.Payout, ChargeBase.Flat, "3.00 0.00")]
    [InlineData(ChargeTime.Payout, ChargeBase.Principal, "10.00 0.00")]
    public void Charges_of_the_contract(ChargeTime time, ChargeBase basis, string fees)
    {
        var terms = Loan(1000, "0.12", 2) with { Charges = [new("service", time, basis, Yuan(3), 0.01m)] };

        Assert.Equal(fees, string.Join(' ', Scheduling.Plan(terms).Instalments.Select(row => Text(row.Fees))));
        Assert.Equal(fees, string.Join(' ', terms.Fold("2024-01-01").Rows.Select(row => Text(row.Fees))));
    }

    [Fact]
    public void A_charge_falls_due_with_the_instalment_and_after_the_last_at_once()
    {
        var state = Free.After("2024-04-10",
            _ => new Charged(1, Loans.Day("2024-02-10"), Loans.Day("2024-02-10"), "copy", Yuan(5)),
            day => new Charged(2, day, day, "mileage", Yuan(40)));

        Assert.Equal(["0.00", "5.00", "0.00", "40.00"], state.Rows.Select(row => Text(row.Fees)));
        Assert.Equal(Loans.Day("2024-04-10"), state.Rows[3].DueDate);
    }

    [Fact]
    public void A_fee_for_paying_off_early_depends_on_how_long_is_left()
    {
        // 1 % while twelve months are left, else half of it; 1 200 in 24 months, two paid: 1 100 × 1 %
        var terms = Loan(1200, "0", 24) with { Payoff = new(Fees: [new(0, 0.005m), new(12, 0.01m)]) };
        string[] paid = ["pay 2024-02-01 50", "pay 2024-03-01 50"];
        var quote = Settlement.Quote(terms, Events(terms, paid), Loans.Day("2024-03-01"));

        Assert.Equal("11.00", Text(quote.Part(Settlement.PayoffFee)));
        Assert.True(terms.Fold("2024-03-01", [.. paid, $"settle 2024-03-01 {Text(quote.Total)}"]).IsClosed);
        // of 24, seven are not due on 1 June of the next year: 350 × 0.5 %
        Assert.Equal("1.75", Text(Settlement.Quote(
            terms, Events(terms, "pay 2024-02-01 300"), Loans.Day("2025-06-01")).Part(Settlement.PayoffFee)));
    }

    [Fact]
    public void The_rule_of_78_gives_back_less()
    {
        // 1 200 at 12 % in 12: 106.62 a month, 79.43 of interest. On 1 March two are paid: 10 × 11 / (12 × 13) of it is
        // given back: 56.01, so 23.42 is the cost; 12.00 + 11.05 = 23.05 has accrued: 0.37 more
        var terms = Loan(1200, "0.12", 12) with { Payoff = new(PayoffMethod.RuleOf78) };
        var quote = Settlement.Quote(
            terms, Events(terms, "pay 2024-02-01 106.62", "pay 2024-03-01 106.62"), Loans.Day("2024-03-01"));

        Assert.Equal("0.37", Text(quote.Part(Settlement.PayoffInterest)));
    }

    [Fact]
    public void The_rule_of_78_is_for_short_level_loans()
    {
        var terms = Loan(1200, "0.12", 62) with { Payoff = new(PayoffMethod.RuleOf78) };

        Assert.Equal("lending.rule_of_78_too_long", Assert.Single(terms.Check()).Code);
        Assert.Equal("lending.rule_of_78_needs_level", Assert.Single(
            (terms with { Instalments = 12, Amortisation = Amortisation.EqualPrincipal }).Check()).Code);
    }

    [Fact]
    public void Deferred_income_is_earned_by_the_day_and_all_of_it_at_the_end()
    {
        // 50.00 over 91 days to 1 April
        var buyDown = new BuyDownPaid(1, Free.StartDate, Free.StartDate, Yuan(50));
        string[] days = ["2024-01-02", "2024-01-03", "2024-02-01", "2024-04-01"];
        var earned = days.Select(day => Text(Assert.Single(Free.After(day, _ => buyDown).Deferrals).Earned));

        Assert.Equal(["0.55", "1.10", "17.03", "50.00"], earned);
        Assert.Equal("50.00", Text(Free.After("2024-01-02", _ => buyDown, day => new EarlySettled(
            2, day, day, Yuan(300))).Deferrals[0].Earned));
    }

    [Fact]
    public void A_charge_off_without_interest_stops_the_clock()
    {
        // 10.00 for January, nothing after
        var state = Loan(1000, "0.12", 2).After("2024-03-01", _ => new ChargedOff(
            1, Loans.Day("2024-02-01"), Loans.Day("2024-02-01"), ChargeOffBehaviour.ZeroInterest));

        Assert.Equal("10.00 2024-02-01", $"{Text(state.InterestAccrued)} {state.ChargedOffOn:yyyy-MM-dd}");
    }
}
