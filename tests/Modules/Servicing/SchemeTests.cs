using Wheelhouse.Lending;
using Wheelhouse.Products;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Accounting;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.Loans;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Accounting rules are data that prove at load; what they say of each event, worked by hand.</summary>
public sealed class SchemeTests
{
    static readonly DateOnly FirstDue = new(2026, 2, 5);

    [Theory, InlineData("loan.accrual"), InlineData("loan.cash")]
    public void What_ships_proves(string name) => Assert.NotNull(Scheme.Shipped(name, LoanMeasures.Words));

    [Theory]
    [InlineData("""{"accounts":{"bank":"received"}}""", "do not sum to zero (always): [received, 1]")]
    [InlineData("""{"accounts":{"bnak":"received"}}""", "no account bnak")]
    [InlineData("""{"accounts":{"bank":"recieved"}}""", "speaks of recieved")]
    [InlineData("""{"accounts":{"bank":"goodwill","suspense":"- goodwill"},"when":{"late":{}}}""", "No state")]
    [InlineData(
        """{"accounts":{"bank":"goodwill","suspense":"- goodwill"},"when":{"chargedOff":{"bank":"0"}}}""",
        "do not sum to zero (chargedOff): [goodwill, -1]")]
    public void Rules_that_could_not_balance_do_not_load(string json, string why) => Assert.Contains(
        why, Assert.Throws<InvalidDataException>(() => Scheme.Read(json, LoanMeasures.Words)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("received +")]
    [InlineData("received goodwill")]
    [InlineData("received + - goodwill")]
    [InlineData("2 * received")]
    public void A_sum_that_does_not_read_is_refused(string text) =>
        Assert.Throws<FormatException>(() => SignedSum.Parse(text));

    // the usual loan on its first due date: 120.00 of interest and 3,960.27 of principal are due
    [Fact]
    public void Goodwill_is_an_expense_and_clears_what_a_payment_would() => Assert.Equal(
        [
            ("bank", -12_000_00L), ("goodwill.expense", 150_00), ("interest.income", -120_00),
            ("loans.principal", 11_970_00),
        ],
        Position(Usual(FirstDue, new GoodwillCredited(2, FirstDue, FirstDue, Cny(150_00)))));

    [Fact]
    public void Waived_interest_is_no_income() => Assert.Equal(
        [
            ("bank", -12_000_00L), ("interest.income", -50_00), ("interest.receivable", 50_00),
            ("loans.principal", 12_000_00),
        ],
        Position(Usual(FirstDue, new Waived(2, FirstDue, FirstDue, Component.Interest, Cny(70_00)))));

    [Fact]
    public void What_is_written_off_comes_out_of_the_allowance_and_what_is_recovered_goes_back() => Assert.Equal(
        [("bank", -11_800_00L), ("interest.income", -120_00), ("losses.allowance", 11_920_00)],
        Position(Usual(
            FirstDue.AddDays(2), new WrittenOff(2, FirstDue, FirstDue),
            new Recovered(3, FirstDue.AddDays(1), FirstDue.AddDays(1), Cny(200_00)))));

    [Fact]
    public void A_loan_charged_off_stands_in_the_allowance_and_earns_by_what_is_paid() => Assert.Equal(
        // 120.00 of interest was recognised and is taken out of income; 150.00 come in after all: 120.00 + 30.00
        [("bank", -11_850_00L), ("interest.income", -120_00), ("losses.allowance", 11_970_00)],
        Position(Usual(
            FirstDue.AddDays(2), new ChargedOff(2, FirstDue, FirstDue),
            new Repaid(3, FirstDue.AddDays(1), FirstDue.AddDays(1), Cny(150_00)))));

    [Fact]
    public void A_vehicle_given_back_is_an_asset_at_what_was_set_off() => Assert.Equal(
        // 12,120.00 owed; the car is worth 12,200.00: 80.00 belong to the customer
        [
            ("bank", -12_000_00L), ("customer.credit", -80_00), ("interest.income", -120_00),
            ("vehicles.repossessed", 12_200_00),
        ],
        Position(Usual(FirstDue, new VehicleReturned(2, FirstDue, FirstDue, Cny(12_200_00)))));

    [Fact]
    public void Capitalised_income_and_buy_down_fees_are_earned_by_the_day()
    {
        // 90.00 each from 5 January to 5 April, 90 days; by 15 January ten days: 10.00 each
        var day = new DateOnly(2026, 1, 15);

        Assert.Equal(
            [
                ("bank", -11_910_00L), ("buydown.deferred", -80_00), ("fees.income", -10_00),
                ("income.deferred", -80_00), ("loans.principal", 12_090_00), ("subsidy.income", -10_00),
            ],
            Position(Usual(
                day, new IncomeCapitalised(2, Start, Start, Cny(90_00)),
                new BuyDownPaid(3, Start, Start, Cny(90_00)))));
    }

    [Fact]
    public void Cash_rules_know_income_only_when_it_is_paid()
    {
        var cash = Contract(LoansOnTest.Usual) with { Basis = AccountingBasis.Cash };
        var payout = new Disbursed(1, Start, Start, Cny(12_000_00));
        var paid = new Repaid(2, FirstDue, FirstDue, Cny(70_00));

        Assert.Equal(
            [("bank", -12_000_00L), ("loans.principal", 12_000_00)],
            Position(LoanAccount.Fold(cash, [payout], FirstDue)));
        Assert.Equal(
            [("bank", -11_930_00L), ("interest.income", -70_00), ("loans.principal", 12_000_00)],
            Position(LoanAccount.Fold(cash, [payout, paid], FirstDue)));
    }

    [Fact]
    public void A_subsidy_is_clawed_back_as_far_as_it_is_not_earned()
    {
        // 120.00 at 0 % over 12 months against 6 % costs 3.81; after six instalments 1.04 is not earned
        var terms = LoansOnTest.Usual with { Principal = Cny(120_00), AnnualRate = new(0m), Instalments = 12 };
        var contract = Contract(terms, Cny(3_81), new(0.06m)) with { ClawsBack = true };
        var day = new DateOnly(2026, 7, 5);
        LoanEvent[] events =
        [
            new Disbursed(1, Start, Start, Cny(120_00)),
            .. Enumerable.Range(1, 6)
                .Select(n => new Repaid(n + 1, Start.AddMonths(n), Start.AddMonths(n), Cny(10_00))),
            new EarlySettled(8, day, day, Cny(60_00)),
        ];

        Assert.Equal(
            [("subsidy.income", -2_77L), ("subsidy.receivable", 2_77)],
            Position(LoanAccount.Fold(contract, events, day)));
    }

    static IEnumerable<(string, long)> Position(Account account) =>
        account.Position.Select(l => (l.Account, l.Amount.MinorUnits)).Order();
}
