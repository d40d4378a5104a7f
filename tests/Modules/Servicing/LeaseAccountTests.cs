using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Accounting;
using Wheelhouse.Servicing.Leases;
using Xunit;
using Account = Wheelhouse.Servicing.LeaseAccount;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Accounts of leases and subscriptions: what the house asks of them, by figures worked by hand.</summary>
public sealed class LeaseAccountTests
{
    static readonly DateOnly Start = new(2026, 1, 5);

    /// <summary>A car of 10 000 at 10 % a year: three yearly rentals of 3 000, 3 380 left.</summary>
    static readonly LeaseTerms Small = new()
    {
        Kind = LeaseKind.DirectFinance,
        Class = LeaseClass.Finance,
        Price = Cny(10_000),
        StartDate = Start,
        Rentals = 3,
        Rental = Cny(3_000),
        Every = 12,
        UnguaranteedResidual = Cny(3_380),
        Deposit = Cny(500),
    };

    static readonly Commenced Begun = new(1, Start, Start);

    [Fact]
    public void A_lease_on_its_first_day_owes_the_deposit_and_nothing_else()
    {
        var lease = Lease([Begun], Start);

        Assert.Equal((Cny(500), Cny(10_000)), (lease.DueNow, lease.Exposure));
        Assert.Equal(
            [
                ("bank", Cny(-10_000)), ("deposits.held", Cny(-500)), ("lease.investment", Cny(10_000)),
                ("rent.receivable", Cny(500)),
            ],
            lease.Position.Select(l => (l.Account, l.Amount)).OrderBy(l => l.Account, StringComparer.Ordinal));
        Assert.Equal(Start.AddYears(1), lease.WorkOn);
    }

    /// <summary>After a year 1 000 are earned and 3 000 have fallen due: 8 000 are invested.</summary>
    [Fact]
    public void Income_is_recognised_by_the_day_the_books_are_on()
    {
        var lease = Lease([Begun], Start.AddYears(1));

        Assert.Equal(Cny(8_000), lease.Exposure);
        Assert.Equal(Cny(-1_000), lease.Position.Single(l => l.Account == "lease.finance.income").Amount);
        Assert.Equal(Cny(3_500), lease.DueNow);
    }

    [Fact]
    public void Money_beyond_what_is_due_is_the_customers_and_waits()
    {
        var paid = new RentReceived(2, Start, Start, Cny(700));
        var lease = Lease([Begun, paid], Start);

        Assert.Equal((Cny(0), Cny(200)), (lease.DueNow, lease.Credit));
        Assert.Equal(Cny(-200), lease.Position.Single(l => l.Account == "customer.credit").Amount);
        Assert.Equal((Cny(0), Cny(500), Cny(200)), Split(lease.SplitOf(2)!));
    }

    [Fact]
    public void A_lease_is_active_until_the_car_that_came_back_is_sold()
    {
        var end = Start.AddYears(3);
        LeaseEvent[] events =
        [
            Begun, new RentReceived(2, end, end, Cny(9_500)), new CarReturned(3, end, end, Cny(3_380)),
            new DepositUsed(4, end, end, Cny(500)), new LeaseCreditRefunded(5, end, end, Cny(500)),
        ];

        Assert.Equal(AgreementState.Active, Lease(events, end).Standing);
        LeaseEvent[] sold = [.. events, new CarSold(6, end, end, Cny(3_000))];
        Assert.Equal(AgreementState.Settled, Lease(sold, end).Standing);
        Assert.Equal(AgreementState.Closed, Lease(sold, end.AddDays(1)).Standing);
        Assert.Equal(Cny(380), Lease(sold, end).Position.Single(l => l.Account == "disposal.result").Amount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(365)]
    [InlineData(800)]
    [InlineData(1200)]
    public void Every_position_sums_to_zero(int days)
    {
        var day = Start.AddDays(days);
        var lines = Lease([Begun, new RentReceived(2, Start, Start, Cny(4_321))], day).Position
            .Concat(Subscribed([new SubscriptionBegun(1, Start, Start, "VIN")], day).Position);

        Assert.Equal(0, lines.Sum(l => l.Amount.MinorUnits));
    }

    [Fact]
    public void Rules_that_leave_an_account_out_do_not_load() => Assert.Throws<InvalidDataException>(() =>
        Scheme.Read("""{"accounts":{"bank":"cash","rent.receivable":"lessee"}}""", RentBooks.Words));

    /// <summary>3 100 in January; a subscription waits for the first of each month.</summary>
    [Fact]
    public void A_subscription_bills_by_the_month_and_waits_for_the_next()
    {
        var day = Start.AddDays(3);
        var account = Subscribed([new SubscriptionBegun(1, Start, Start, "VIN")], day);

        Assert.Equal((Cny(3_100), Cny(3_100)), (account.DueNow, account.Exposure));
        Assert.Equal(Start.AddMonths(1), account.WorkOn);
        Assert.Equal(Cny(-400), account.Position.Single(l => l.Account == "rent.income").Amount); // 4 of 31 days
        Assert.Equal(Cny(-2_700), account.Position.Single(l => l.Account == "rent.deferred").Amount);
    }

    static (Money, Money, Money) Split(PaymentSplit split) => (split.Rent, split.Fees, split.Credit);

    static Account Lease(IReadOnlyList<LeaseEvent> events, DateOnly asOf) =>
        Account.Fold(new(Agreed) { Terms = Small }, events, asOf);

    static SubscriptionAccount Subscribed(IReadOnlyList<SubscriptionEvent> events, DateOnly asOf) =>
        SubscriptionAccount.Fold(
            new(Agreed)
            {
                Terms = new()
                {
                    Plans = [new("compact", Cny(3_100), 1_000, Cny(800))],
                    Plan = "compact",
                    StartDate = Start,
                },
            },
            events, asOf);

    static Deal Agreed => new()
    {
        Id = default,
        Organisation = default,
        Number = "WH-2026-000001",
        Vin = "LKLAB3E11TA118306",
        Product = new("租", "Lease"),
        Model = new("车", "Car"),
        PaidOn = Start,
        Commission = Cny(0),
    };

    static Money Cny(long major) => new(major * 100, Currency.Cny);
}
