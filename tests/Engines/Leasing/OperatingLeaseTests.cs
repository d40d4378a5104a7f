using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Xunit;
using static Wheelhouse.Engines.Tests.Leasing.Leases;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Leasing;

/// <summary>Operating leases, long rentals and repurchase leases, against figures worked by hand.</summary>
public sealed class OperatingLeaseTests
{
    /// <summary>A car of 100 000 for a year of 365 days, 2 000 a month in advance, 64 000 expected at the
    /// end.</summary>
    static readonly LeaseTerms Year = new()
    {
        Kind = LeaseKind.LongRental,
        Class = LeaseClass.Operating,
        Price = Yuan(100_000),
        StartDate = Day("2025-01-01"),
        Rentals = 12,
        Rental = Yuan(2_000),
        InAdvance = true,
        UnguaranteedResidual = Yuan(64_000),
        Exits = new(Buy: Yuan(65_000), ReturnFee: Yuan(300)),
        EarlyEnd = new(EarlyEndMethod.ShareOfRentals, Share: 0.5m, Fee: Yuan(200)),
        Usage = new(60_000, 500, Yuan(650), Yuan(500),
            new Dictionary<string, Money> { ["scratch"] = Yuan(400), ["rim"] = Yuan(700) }, Yuan(100), 5_000),
    };

    [Fact]
    public void Rent_and_wear_run_evenly_by_the_day()
    {
        // 31 January: 30/365 of 24 000 and of 36 000; 2 000 billed, so 27.40 deferred
        var state = Year.Fold("2025-01-31");

        Assert.Equal("1972.60 97041.10", $"{Text(state.Income)} {Text(state.Carrying)}");
        Assert.Equal("-27.40", Text(state.Balances[LeaseAccount.DeferredRent]));
    }

    [Fact]
    public void Costs_of_the_lease_are_spread_with_the_car()
    {
        // IFRS 16.83: 365 of costs are 1.00 a day
        var state = (Year with { InitialDirectCosts = Yuan(365) }).Fold("2025-01-31");

        Assert.Equal("97376.10", Text(state.Carrying)); // 100 365 − 2 958.90 − 30
    }

    [Fact]
    public void A_lower_residual_is_worn_down_from_then_on()
    {
        // on 2 July, 182 of 365 days: 17 950.68 gone; 82 049.32 − 60 000 over the 183 left
        var state = Year.Fold("2025-07-03", "review 2025-07-02 60000");

        Assert.Equal("81928.83", Text(state.Carrying)); // 82 049.32 − 22 049.32/183
        Assert.Equal("60000.00", Text(Year.Fold("2026-01-01", "review 2025-07-02 60000").Carrying));
    }

    [Fact]
    public void At_the_end_the_car_is_bought_at_the_price_of_the_first_day()
    {
        var state = Year.Fold("2026-01-02", "pay 2025-01-01 24000", "buy 2026-01-01", "pay 2026-01-02 65000");

        Assert.True(state.IsClosed);
        Assert.Equal("Cash 89000.00, Supplier -100000.00, LeaseIncome -24000.00, Depreciation 36000.00, "
            + "DisposalResult -1000.00", Books(state.Balances));
    }

    [Fact]
    public void At_the_end_the_car_comes_back_with_its_kilometres_and_damage()
    {
        // 63 500 km driven, 60 000 included, 500 tolerated: 3 000 at 650 a thousand; 1 100 of damage, 500 free
        var state = Year.Fold("2026-01-20", "pay 2025-01-01 24000", "return 2026-01-01 64000",
            "inspect 2026-01-01 63510 scratch rim");

        Assert.Equal(["ReturnFee 300.00 2026-01-01", "Mileage 1950.00 2026-01-11", "Wear 600.00 2026-01-11"],
            state.Rows.Where(row => row.Rental == 0)
                .Select(row => $"{row.Kind} {Text(row.Amount)} {row.DueDate:yyyy-MM-dd}"));
        Assert.Equal("2850.00", Text(state.DueNow));
    }

    [Fact]
    public void Kilometres_not_run_are_given_back_up_to_a_number()
    {
        var few = UsageCharge.Of(Year, 52_000, [], Day("2026-01-01"));
        var half = UsageCharge.Of(Year, 33_500, ["scratch"], Day("2025-07-02"));

        Assert.Equal("-5000 -500.00", $"{few.ChargedKm} {Text(few.Mileage)}");
        // 60 000 × 182/365
        Assert.Equal("29918 3082 2003.30", $"{half.AllowedKm} {half.ChargedKm} {Text(half.Mileage)}");
        Assert.Equal("0.00", Text(half.Wear));
        Assert.Equal("2003.30", Text(LeaseExplain.Use(Year, half).Total));
    }

    [Fact]
    public void An_early_end_costs_half_the_rent_to_come_and_a_fee()
    {
        // on 15 June six rentals are due, six to come: 6 000 and 200
        var quote = EarlyTermination.Quote(Year, Events(Year, "pay 2025-01-01 12000"), Day("2025-06-15"),
            TerminationCause.Agreed, Yuan(80_000)).Value;

        Assert.Equal("6200.00", Text(quote.Total));
        var state = Year.Fold("2025-06-15", "pay 2025-01-01 12000", "agree 2025-06-15 80000");
        Assert.Equal("6200.00", Text(state.DueNow));
        Assert.False(state.Balances.GetValueOrDefault(LeaseAccount.DeferredRent).MinorUnits != 0);
    }

    [Fact]
    public void An_extension_has_a_rent_of_its_own()
    {
        var terms = Year with
        {
            Exits = Year.Exits with { Extensions = [new(6, Yuan(1_500), Yuan(56_000), Yuan(57_000))] },
        };
        var state = terms.Fold("2026-07-01", "extend 2025-12-01", "buy 2026-07-01");

        Assert.Equal("33000.00", Text(state.Income));
        Assert.Equal("2026-07-01 Lessee 57000.00, DisposalResult -1000.00, VehiclesOnLease -56000.00",
            Entries(state, LeaseEntryKind.Derecognition));
    }

    [Fact]
    public void The_maker_buys_back_at_the_price_of_the_table()
    {
        var terms = Small with
        {
            Kind = LeaseKind.Repurchase,
            GuaranteedResidual = Yuan(3_380),
            UnguaranteedResidual = null,
            Guarantor = Payer.Guarantor,
            BuybackAfterUnpaid = 1,
            Buybacks = [new(0, Yuan(9_000)), new(1, Yuan(7_500)), new(2, Yuan(5_500)), new(3, Yuan(3_380))],
        };
        var early = terms.Fold("2026-03-01", "pay 2026-01-01 3000", "buyback 2026-01-01");
        var end = terms.Fold("2028-01-02", "pay 2026-01-01 9000", "buyback 2028-01-01",
            "guarantor-pays 2028-01-02 3380");

        var unpaid = BuybackGate.MayCall(terms, Events(terms), Day("2026-01-02")).Value;
        Assert.Equal("7500.00 False 1", $"{Text(unpaid.Price)} {unpaid.AtEnd} {unpaid.RentalsUnpaid}");
        Refused("leasing.buyback_too_early", BuybackGate.MayCall(terms, Events(terms), Day("2026-01-01")));
        Assert.True(BuybackGate.MayCall(terms, Events(terms, "pay 2026-01-01 9000"), Day("2028-01-01")).Value.AtEnd);
        Refused("leasing.no_buyback", BuybackGate.MayCall(Small, Events(Small), Day("2028-01-01")));
        Refused("leasing.term_not_over", LeaseFold.TryFold(terms with { BuybackAfterUnpaid = null },
            Events(terms, "buyback 2026-01-01"), Day("2026-01-01")));
        Assert.Equal("7500.00", Text(early.GuarantorOwes)); // 8 000 invested: a loss of 500
        Assert.Equal("500.00", Text(early.Balances[LeaseAccount.DisposalResult]));
        Assert.True(end.IsClosed);
        Assert.Equal("Cash 12380.00, Supplier -10000.00, FinanceIncome -2380.00", Books(end.Balances));
    }
}
