using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Leasing.Leases;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Leasing;

/// <summary>Nonsense is refused by name.</summary>
public sealed class LeaseCheckTests
{
    public static TheoryData<string, LeaseTerms> Nonsense => new()
    {
        { "leasing.price_out_of_range", Small with { Price = Yuan(0) } },
        { "leasing.amount_out_of_range", Small with { Deposit = Yuan(-1) } },
        { "leasing.amount_out_of_range", Small with { Deposit = new Money(1, Currency.Usd) } },
        { "leasing.rentals_out_of_range", Small with { Rentals = 0 } },
        { "leasing.rental_missing", Small with { Rental = Yuan(0) } },
        { "leasing.period_out_of_range", Small with { Unit = PeriodUnit.HalfMonth } },
        { "leasing.first_due_out_of_range", Small with { FirstDueDate = Small.StartDate } },
        { "leasing.up_front_out_of_range", Small with { RentalsUpFront = 3 } },
        { "leasing.steps_out_of_order", Small with { Steps = [new(2, Yuan(1)), new(2, Yuan(1))] } },
        { "leasing.class_not_for_kind", Small with { Kind = LeaseKind.Operating } },
        { "leasing.class_not_for_kind", Small with { Class = LeaseClass.FinancialAsset } },
        { "leasing.exits_incomplete", Small with { Kind = LeaseKind.LongRental } },
        { "leasing.buybacks_incomplete", Small with { Kind = LeaseKind.Repurchase } },
        { "leasing.residual_out_of_range", Small with { GuaranteedResidual = Yuan(7_000) } },
        { "leasing.purchase_unpriced", Small with { PurchaseCertain = true } },
        { "leasing.start_covers_price", Small with { InitialPayment = Yuan(10_000) } },
        { "leasing.early_end_out_of_range", Small with { EarlyEnd = new(Share: 2) } },
        { "leasing.clause_out_of_range", Small with { Arrears = new(0, 0) } },
        { "leasing.rounding_unknown", Small with { Rounding = (MidpointRounding)9 } },
        { "leasing.returns_less_than_price", Small with { UnguaranteedResidual = null } },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Terms_that_make_no_lease_are_refused(string code, LeaseTerms terms)
    {
        Assert.Contains(terms.Check(), wrong => wrong.Code == code);
        Assert.False(LeaseFold.TryFold(terms, [], terms.StartDate).IsDone);
    }

    [Theory]
    [InlineData("leasing.event_before_start", "charge 2024-12-31 1")]
    [InlineData("leasing.event_amount_out_of_range", "pay 2025-02-01 0")]
    [InlineData("leasing.usage_not_agreed", "inspect 2026-01-01 100")]
    [InlineData("leasing.ended_twice", "return 2028-01-01 1", "agree 2028-02-01 1")]
    [InlineData("leasing.exit_not_agreed", "buy 2028-01-01")]
    [InlineData("leasing.exit_not_agreed", "buyback 2028-01-01")]
    [InlineData("leasing.exit_not_agreed", "extend 2027-01-01")]
    [InlineData("leasing.term_not_over", "return 2027-12-31 3000")]
    [InlineData("leasing.vehicle_not_held", "sell 2027-12-31 3000")]
    [InlineData("leasing.deposit_exceeded", "deposit 2027-12-31 1")]
    [InlineData("leasing.residual_out_of_range", "review 2026-01-01 10001")]
    [InlineData("leasing.reversal_of_nothing", "reverse 2026-01-01 7")]
    public void Events_that_cannot_have_happened_are_refused(string code, params string[] events) =>
        Refused(code, LeaseFold.TryFold(Small, Events(Small, events), Day("2029-01-01")));

    [Fact]
    public void A_rate_beyond_all_measure_is_refused_and_not_thrown() => Refused("lending.apr_no_rate",
        LeaseFold.TryFold(Small with { Rental = Yuan(10_000_000_000) }, [], Day("2025-01-01")));

    [Fact]
    public void Nothing_happens_before_the_car_is_handed_over()
    {
        var charge = new LeaseCharged(1, Day("2025-02-01"), Day("2025-02-01"), "fine", Yuan(1), Day("2025-02-01"));
        var late = new Commenced(0, Day("2025-01-02"), Day("2025-01-02"));

        Refused("leasing.not_commenced", LeaseFold.TryFold(Small, [charge], Day("2025-03-01")));
        Refused("leasing.commenced_off_start", LeaseFold.TryFold(Small, [late], Day("2025-03-01")));
        var state = LeaseFold.Fold(Small, [], Day("2026-06-01"));
        Assert.Equal((LeaseStatus.Agreed, 0), (state.Status, state.Entries.Count));
        Assert.True(state.DueNow.IsZero);
    }
}
