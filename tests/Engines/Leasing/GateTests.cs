using Wheelhouse.Leasing;
using Xunit;
using static Wheelhouse.Engines.Tests.Leasing.Leases;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Leasing;

/// <summary>What must be proved before a lease is ended for arrears, or a leaseback made.</summary>
public sealed class GateTests
{
    static readonly ArrearsRule[] Rules =
    [
        new(Day("2014-03-01"), Day("2020-12-31"), 2, 0.15m, 15, "2014 interpretation, art. 12(3)", false),
        new(Day("2021-01-01"), null, 2, 0.15m, 15, "2020 interpretation, art. 5(2)", false),
    ];

    static readonly LeasebackRule[] Leasebacks =
    [
        new(Day("2023-08-11"), null,
            [EvidenceKind.OriginalInvoice, EvidenceKind.Registration, EvidenceKind.Appraisal, EvidenceKind.Payment],
            1.2m, "NFRA order 2023 no. 1", false),
    ];

    static readonly LeaseTerms Leaseback = Monthly with
    {
        Kind = LeaseKind.SaleAndLeaseback,
        Class = LeaseClass.FinancialAsset,
        Price = Yuan(90_000),
        Rental = Yuan(3_000),
    };

    [Theory]
    [InlineData("2025-04-20", "leasing.not_demanded", "pay 2025-02-01 1000")]
    [InlineData("2025-04-20", "leasing.time_to_pay", "pay 2025-02-01 1000", "demand 2025-04-05")]
    [InlineData("2025-04-21", "done", "pay 2025-02-01 1000", "demand 2025-04-05")]
    [InlineData("2025-04-21", "leasing.arrears_below_rule", "pay 2025-02-01 1001", "demand 2025-04-05")]
    [InlineData("2025-04-21", "leasing.arrears_below_rule", "pay 2025-02-01 1000", "demand 2025-03-20")]
    [InlineData("2025-04-21", "leasing.rent_accelerated", "demand 2025-04-05", "accelerate 2025-04-20")]
    [InlineData("2025-04-21", "leasing.not_running", "demand 2025-04-05", "arrears 2025-04-20 9000")]
    public void Only_demanded_rent_of_two_periods_left_unpaid_ends_a_lease(
        string day, string code, params string[] events) =>
        Refused(code, ArrearsGate.MayTerminate(Monthly, Events(Monthly, events), Day(day), Rules));

    [Fact]
    public void Fifteen_in_a_hundred_of_all_rent_does_as_well()
    {
        // 15 % of 36 000 is 5 400: nine rentals of 600 short by 600 each would do, but none is wholly unpaid
        var terms = Monthly with { Arrears = new(Periods: 99, CureDays: 10, ShareOfRent: 0.15m) };
        var just = ArrearsGate.MayTerminate(terms, Events(terms, "pay 2025-02-01 600", "demand 2025-07-01"),
            Day("2025-08-01"), Rules);
        var less = ArrearsGate.MayTerminate(terms, Events(terms, "pay 2025-02-01 601", "demand 2025-07-01"),
            Day("2025-08-01"), Rules);

        Assert.Equal("5400.00 0.15 contract; art. 5(1)",
            $"{Text(just.Value.Unpaid)} {just.Value.ShareOfRent} {just.Value.Source}");
        Refused("leasing.arrears_below_rule", less);
    }

    [Fact]
    public void A_payment_booked_late_takes_the_ground_away()
    {
        var events = Events(Monthly, "demand 2025-04-05");
        Assert.True(ArrearsGate.MayTerminate(Monthly, events, Day("2025-04-21"), Rules).IsDone);
        events.Add(new RentReceived(9, Day("2025-04-10"), Day("2025-05-01"), Yuan(3_000)));

        Refused("leasing.arrears_below_rule", ArrearsGate.MayTerminate(Monthly, events, Day("2025-04-21"), Rules));
    }

    [Fact]
    public void After_a_judgment_that_was_not_obeyed_the_lease_may_end()
    {
        var events = Events(Monthly, "demand 2025-04-05", "accelerate 2025-04-22");

        Refused("leasing.rent_accelerated", ArrearsGate.MayTerminate(Monthly, events, Day("2025-12-01"), Rules));
        Assert.True(ArrearsGate.MayTerminate(Monthly, events, Day("2025-12-01"), Rules, judgmentUnpaid: true).IsDone);
    }

    [Fact]
    public void No_rule_no_termination() =>
        Refused("leasing.no_arrears_rule",
            ArrearsGate.MayTerminate(Monthly, Events(Monthly, "demand 2025-04-05"), Day("2025-06-01"), Rules[..1]));

    [Fact]
    public void Damages_are_unpaid_rent_less_what_the_car_is_worth()
    {
        // art. 11: 33 rentals to come, 100 to buy it, less 20 000; three are owed
        var quote = EarlyTermination.Quote(
            Monthly, Events(Monthly), Day("2025-04-01"), TerminationCause.Arrears, Yuan(20_000)).Value;

        Assert.Equal("future_rent 33000.00, purchase_price 100.00, vehicle -20000.00", Parts(quote));
        Assert.Equal("3000.00 16100.00", $"{Text(quote.Owed)} {Text(quote.Total)}");
        Assert.Equal(quote.Total, LeaseExplain.Termination(quote).Total);
        var state = Monthly.Fold("2025-04-01", "arrears 2025-04-01 20000");
        Assert.Equal("16100.00", Text(state.DueNow));
    }

    [Fact]
    public void What_the_car_is_worth_beyond_goes_back_only_to_whom_it_would_have_belonged()
    {
        // Civil Code art. 758: 33 100 + 3 000 owed − 40 000 = −3 900 for the lessee; else nothing is owed either way
        var buyer = EarlyTermination.Quote(
            Monthly, Events(Monthly), Day("2025-04-01"), TerminationCause.Arrears, Yuan(40_000)).Value;
        var user = Monthly with { PurchaseCertain = false, TitlePasses = false, Exits = new() };
        var kept = EarlyTermination.Quote(
            user, Events(user), Day("2025-04-01"), TerminationCause.Arrears, Yuan(40_000)).Value;

        Assert.Equal("-3900.00 0.00", $"{Text(buyer.Total)} {Text(kept.Total)}");
        Assert.Equal("3900.00", Text(Monthly.Fold("2025-04-01", "arrears 2025-04-01 40000").Credit));
    }

    [Fact]
    public void By_agreement_the_investment_is_settled_against_the_car()
    {
        var quote = EarlyTermination.Quote(
            Small, Events(Small), Day("2026-01-01"), TerminationCause.Agreed, Yuan(7_000)).Value;

        Assert.Equal("settlement 8000.00, vehicle -7000.00", Parts(quote));
        Assert.Equal("4000.00", Text(quote.Total));
    }

    [Fact]
    public void A_contract_may_name_another_rate_to_settle_at()
    {
        // 3 000/1.2 + 6 380/1.44 = 2 500 + 4 430.56
        var terms = Small with { EarlyEnd = new(DiscountRate: new(0.2m)) };
        var quote = EarlyTermination.Quote(
            terms, Events(terms), Day("2026-01-01"), TerminationCause.TotalLoss, Yuan(0)).Value;

        Assert.Equal("settlement 6930.56", Parts(quote));
    }

    [Fact]
    public void A_term_chosen_to_follow_is_settled_with_it()
    {
        // the year before the end: 3 000/1.1 and (1 500 + 2 000)/1.21 = 2 727.27 + 2 892.56
        var terms = Small with { Exits = new(Extensions: [new(1, Yuan(1_500), Yuan(2_000))]) };
        var quote = EarlyTermination.Quote(
            terms, Events(terms, "extend 2026-12-01"), Day("2027-01-01"), TerminationCause.TotalLoss, Yuan(0)).Value;

        Assert.Equal("settlement 5619.83", Parts(quote));
    }

    [Fact]
    public void Called_early_all_rent_is_due_and_the_books_go_on()
    {
        var state = Small.Fold("2026-06-01", "accelerate 2026-01-02");
        var paid = Small.Fold("2028-01-02", "accelerate 2026-01-02", "pay 2026-02-01 9000", "return 2028-01-01 3380");

        Assert.Equal("9000.00 -6000.00", $"{Text(state.DueNow)} {Text(state.Balances[LeaseAccount.RentsCalledEarly])}");
        Assert.Equal(InvestmentPath.Of(Small).Value.At(Day("2026-06-01")), state.Carrying);
        Assert.True(paid.IsClosed);
        Assert.Equal("2380.00", Text(paid.Income));
    }

    [Fact]
    public void A_leaseback_needs_each_piece_of_evidence()
    {
        Evidence[] all =
        [
            new(EvidenceKind.OriginalInvoice, "doc1", Day("2022-05-01")),
            new(EvidenceKind.Registration, "doc2", Day("2022-05-03")),
            new(EvidenceKind.Appraisal, "doc3", Day("2025-01-01"), Yuan(80_000)),
            new(EvidenceKind.Payment, "doc4", Day("2025-01-02"), Yuan(90_000)),
        ];
        var day = Day("2025-01-02");
        for (var without = 0; without < all.Length; without++)
        {
            var some = all.Where((_, i) => i != without).ToList();
            var refused = LeasebackGate.Decide(Leaseback, some, day, Leasebacks).Refused!;
            Assert.Equal("leasing.evidence_missing", refused.Code);
            Assert.Equal(all[without].Kind.ToString(), refused.Values[0].Value);
        }

        var found = LeasebackGate.Decide(Leaseback, all, day, Leasebacks).Value;
        Assert.Equal("FinancialAsset 10000.00", $"{found.Class} {Text(found.AdditionalFinancing)}");
        Refused("leasing.evidence_missing", LeasebackGate.Decide(Leaseback, all, Day("2025-01-01"), Leasebacks));
        Refused("leasing.leaseback_price_unpaid",
            LeasebackGate.Decide(Leaseback with { Price = Yuan(89_000) }, all, day, Leasebacks));
        all[2] = all[2] with { Amount = Yuan(70_000) };
        Refused("leasing.leaseback_over_value", LeasebackGate.Decide(Leaseback, all, day, Leasebacks));
        Refused("leasing.no_leaseback_rule", LeasebackGate.Decide(Leaseback, all, Day("2023-08-10"), Leasebacks));
    }

    static string Parts(TerminationQuote quote) => string.Join(", ",
        quote.Claim.Select(part => $"{part.Label.Split('.')[^1]} {Text(part.Amount)}"));
}
