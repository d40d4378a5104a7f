using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Xunit;
using static Wheelhouse.Engines.Tests.Leasing.Leases;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Leasing;

/// <summary>The lessor's books of a finance lease, against figures worked by hand.</summary>
public sealed class FinanceLeaseTests
{
    [Fact]
    public void The_investment_earns_the_same_rate_every_year()
    {
        var path = InvestmentPath.Of(Small).Value;

        Assert.Equal(0.1m, decimal.Round(path.PerPeriod, 20, MidpointRounding.ToEven));
        Assert.Equal(["8000.00", "5800.00", "3380.00"], path.Rows.Skip(1).Select(row => Text(row.Closing)));
        Assert.Equal(["1000.00", "800.00", "580.00"], path.Rows.Skip(1).Select(row => Text(row.Income)));
        Assert.Equal("12380.00 2380.00", $"{Text(path.Gross)} {Text(path.TotalIncome)}");
    }

    [Fact]
    public void Direct_costs_lower_the_implicit_rate()
    {
        // IFRS 16.69: 10 000 and 300 of costs against the same payments: 10 300 × 1.08 … the rate falls below 10 %
        var path = InvestmentPath.Of(Small with { InitialDirectCosts = Yuan(300) }).Value;

        Assert.Equal("2080.00", Text(path.TotalIncome));
        Assert.True(path.PerPeriod < 0.09m);
    }

    [Fact]
    public void Paid_in_advance_the_first_rental_earns_nothing()
    {
        // 10 000 − 3 000 = 7 000 in the first year; 3 000 after one and two years, the rest after three
        var path = InvestmentPath.Of(Small with { InAdvance = true, UnguaranteedResidual = Yuan(2_387) }).Value;

        // 7 000 × 1.1 − 3 000 = 4 700; × 1.1 − 3 000 = 2 170; × 1.1 = 2 387
        Assert.Equal(["7000.00", "4700.00", "2170.00", "2387.00"], path.Rows.Select(row => Text(row.Closing)));
        Assert.Equal(Day("2028-01-01"), path.Rows[^1].Through);
    }

    [Fact]
    public void The_last_rental_may_be_paid_at_the_start()
    {
        // 10 000 − 500 − 3 000 = 6 500; × 1.1 − 3 000 = 4 150; × 1.1 − 3 000 = 1 565; × 1.1 = 1 721.50
        var terms = Small with
        {
            InitialPayment = Yuan(500),
            RentalsUpFront = 1,
            UnguaranteedResidual = Yuan(1_721.50m),
        };
        var path = InvestmentPath.Of(terms).Value;

        Assert.Equal(["6500.00", "4150.00", "1565.00", "1721.50"], path.Rows.Select(row => Text(row.Closing)));
        var start = terms.Fold("2025-01-01");
        Assert.Equal(["InitialPayment 500.00", "Rental 3000.00"],
            start.Rows.Take(2).Select(row => $"{row.Kind} {Text(row.Amount)}"));
        Assert.Equal("3500.00", Text(start.DueNow));
    }

    [Fact]
    public void A_first_period_of_another_length_is_counted_back_from_the_first_rental()
    {
        // 20 January to 1 March: one month and 12 of January's 31 days. 1 000 at 1 %: × (1 + 0.01·12/31) × 1.01
        var terms = Small with
        {
            Price = Yuan(1_000),
            StartDate = Day("2025-01-20"),
            FirstDueDate = Day("2025-03-01"),
            Every = 1,
            Rentals = 1,
            Rental = Yuan(1_013.91m),
            UnguaranteedResidual = null,
        };
        var path = InvestmentPath.Of(terms).Value;

        Assert.Equal("0.0100", decimal.Round(path.PerPeriod, 4, MidpointRounding.ToEven).ToString("F4",
            System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_life_without_trouble_leaves_only_cash_and_result()
    {
        var state = Small.Fold("2028-02-01", "pay 2026-01-01 3000", "pay 2027-01-01 3000", "pay 2028-01-01 3000",
            "return 2028-01-01 3380", "sell 2028-02-01 3500");

        Assert.Equal(LeaseStatus.Returned, state.Status);
        Assert.True(state.IsClosed);
        Assert.Equal(
            "Cash 12500.00, Supplier -10000.00, FinanceIncome -2380.00, DisposalResult -120.00", Books(state.Balances));
    }

    [Fact]
    public void Income_grows_by_the_day_between_rentals()
    {
        // 1 000 of the year × 31/365 = 84.93
        var state = Small.Fold("2025-02-01");

        Assert.Equal("84.93", Text(state.Income));
        Assert.Equal("10084.93", Text(state.Carrying));
        Assert.Equal("2025-01-01 NetInvestment 10000.00, Supplier -10000.00",
            Entries(state, LeaseEntryKind.Commencement));
    }

    [Fact]
    public void A_lower_residual_costs_at_once_what_was_accrued_too_much()
    {
        var state = Small.Fold("2028-01-01", "review 2026-01-01 3180");

        Assert.Equal("2026-01-01 ResidualLoss 75.55, NetInvestment -75.55",
            Entries(state, LeaseEntryKind.ResidualReview));
        Assert.Equal("3180.00", Text(state.Carrying));
        Assert.Equal("2255.55", Text(state.Income)); // 1 000 + 732.58 + 522.97
    }

    [Fact]
    public void A_higher_residual_is_no_income() =>
        Assert.Equal("3380.00", Text(Small.Fold("2028-01-01", "review 2026-01-01 3900").Carrying));

    [Theory]
    [InlineData("3100", "VehiclesHeld 3100.00, ResidualLoss 280.00, NetInvestment -3380.00")]
    [InlineData("2500", "Guarantor 500.00, VehiclesHeld 2500.00, ResidualLoss 380.00, NetInvestment -3380.00")]
    [InlineData("4000", "VehiclesHeld 3380.00, NetInvestment -3380.00")]
    public void The_guarantor_pays_what_the_car_lacks(string value, string entry)
    {
        var terms = Small with
        {
            GuaranteedResidual = Yuan(3_000),
            UnguaranteedResidual = Yuan(380),
            Guarantor = Payer.Guarantor,
        };
        var state = terms.Fold("2028-01-01", $"return 2028-01-01 {value}");

        Assert.Equal($"2028-01-01 {entry}", Entries(state, LeaseEntryKind.Derecognition));
    }

    [Fact]
    public void A_purchase_that_is_certain_leaves_no_result()
    {
        var state = Monthly.Fold("2028-01-01", "pay 2027-12-31 36000", "buy 2028-01-01", "pay 2028-01-01 100");

        Assert.True(state.IsClosed);
        Assert.Equal("Cash 36100.00, Supplier -30000.00, FinanceIncome -6100.00", Books(state.Balances));
    }

    [Fact]
    public void An_extension_is_taken_at_the_rate_first_implied()
    {
        // one more year of 1 500 and 2 000 left: 3 500/1.1 = 3 181.82 instead of 3 380; then 3 181.82 × 10 % = 318.18
        var terms = Small with { Exits = new(Extensions: [new(1, Yuan(1_500), Yuan(2_000), Yuan(2_100))]) };
        var state = terms.Fold("2029-01-01", "extend 2027-11-01", "buy 2029-01-01");

        Assert.Equal("2028-01-01 NetInvestment -198.18, ExtensionResult 198.18",
            Entries(state, LeaseEntryKind.Extension));
        Assert.Equal("2698.18", Text(state.Income));
        Assert.Equal("2029-01-01 Lessee 2100.00, DisposalResult -100.00, NetInvestment -2000.00",
            Entries(state, LeaseEntryKind.Derecognition));
    }

    [Fact]
    public void A_leaseback_that_was_no_sale_is_a_financial_asset()
    {
        var terms = Monthly with { Kind = LeaseKind.SaleAndLeaseback, Class = LeaseClass.FinancialAsset };
        var state = terms.Fold("2025-01-01");

        Assert.Equal("LeasebackAsset 30000.00, Supplier -30000.00",
            string.Join(", ", Books(state.Balances).Split(", ").Order()));
        Assert.Equal("IFRS 16.103(b)", state.Entries[0].Source);
    }

    [Fact]
    public void The_deposit_is_set_off_and_the_rest_goes_back()
    {
        var terms = Small with { Deposit = Yuan(1_000) };
        var state = terms.Fold("2028-01-10", "pay 2025-01-01 1000", "pay 2026-01-01 3000", "pay 2027-01-01 3000",
            "pay 2028-01-01 2400", "return 2028-01-01 3380", "deposit 2028-01-05 1000", "refund 2028-01-06 400");

        Assert.True(state.IsClosed);
        Assert.Equal("0.00", Text(state.DepositHeld));
    }

    [Fact]
    public void Maturities_tie_to_the_net_investment()
    {
        // IFRS 16.94, after a year: 6 000 to come, 3 380/1.21 = 2 793.39 unguaranteed, 793.39 unearned
        var analysis = MaturityAnalysis.Of(Small, Events(Small, "pay 2026-01-01 3000"), Day("2026-01-01")).Value;

        Assert.Equal(["3000.00", "3000.00", "0.00", "0.00", "0.00", "0.00"],
            analysis.Lines.Select(line => Text(line.Payments)));
        Assert.Equal("6000.00 793.39 2793.39 8000.00", string.Join(' ', new[]
        {
            analysis.Payments, analysis.Unearned, analysis.UnguaranteedWorth, analysis.NetInvestment,
        }.Select(Text)));
    }

    [Fact]
    public void Payments_clear_the_oldest_rent_first()
    {
        var state = Monthly.Fold("2025-04-11", "pay 2025-02-01 1000", "pay 2025-03-20 300");

        Assert.Equal("1700.00 1700.00 41", $"{Text(state.DueNow)} {Text(state.OverdueAmount)} {state.DaysPastDue}");
        Assert.Equal("700.00", Text(state.Rows[1].Outstanding));
        Assert.Equal(Day("2025-02-01"), state.Rows[0].PaidOn);
    }

    [Fact]
    public void Explanations_add_up()
    {
        var events = Events(Small, "pay 2026-01-01 3000", "review 2026-06-01 3000");
        var carrying = LeaseExplain.Carrying(Small, events, Day("2026-09-01")).Value;

        Assert.Equal(carrying.Total, Money.Sum(carrying.Parts.Select(part => part.Amount), Currency.Cny));
        Assert.All(carrying.Parts, part => Assert.NotEqual("", LeaseWords.Of(part.Label).En));
        Assert.Equal("8000.00 × 10.000000%", LeaseExplain.Income(Small, 2).Value.Parts[0].Formula);
    }
}
