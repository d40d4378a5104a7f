using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Xunit;

namespace Wheelhouse.Engines.Tests.Leasing;

/// <summary>Income of a lease and revenue of a subscription as arithmetic of the days: by hand, and against the
/// fold.</summary>
public sealed class LeaseAccrualTests
{
    static readonly DateOnly Start = new(2026, 1, 5);

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
    };

    /// <summary>A car of 10 000 at 10 % a year: 1 000 of interest in the first year, 273.97 after 100 of 365 days, of
    /// which 82.19 had come after 30.</summary>
    [Fact]
    public void A_finance_lease_earns_the_interest_of_its_investment_by_the_day()
    {
        var first = Fold(Small, 0).Accrual;
        var later = Fold(Small, 30).Accrual;

        Assert.Equal((Start, Start.AddYears(1)), (first.From, first.Through));
        Assert.Equal(273_97, first.On(Start.AddDays(100)));
        Assert.Equal(273_97 - 82_19, later.On(Start.AddDays(100)));
        Assert.Equal(1_000_00, first.On(Start.AddYears(1)));
    }

    /// <summary>24 000 of rent over a year: 30 of 365 days are 1 972.60, as IFRS 16.81 spreads it, whenever it is
    /// paid.</summary>
    [Fact]
    public void An_operating_lease_earns_its_rent_evenly()
    {
        var terms = new LeaseTerms
        {
            Kind = LeaseKind.Operating,
            Class = LeaseClass.Operating,
            Price = Cny(100_000),
            StartDate = Start,
            Rentals = 12,
            Rental = Cny(1_000),
            InAdvance = true,
            InitialPayment = Cny(12_000),
            UnguaranteedResidual = Cny(64_000),
            EarlyEnd = new(EarlyEndMethod.ShareOfRentals, Share: 0.5m),
        };

        var line = Fold(terms, 0).Accrual;

        Assert.Equal(1_972_60, line.On(Start.AddDays(30)));
        Assert.Equal(24_000_00, line.On(Start.AddYears(1)));
        Assert.Equal(Start.AddYears(1), line.Through);
        Assert.Equal(0, Fold(terms, 366).Accrual.On(Start.AddYears(2)));
    }

    /// <summary>3 100 in a month of 31 days: 100 a day from the first; paused days at a fifth, until the pause
    /// ends.</summary>
    [Fact]
    public void A_subscription_earns_by_the_day_and_less_while_it_is_paused()
    {
        var terms = SubscriptionTests.Terms with
        {
            Plans = [new("compact", Cny(3_100), 1_000, Cny(800))],
            Plan = "compact",
            StartDate = Start,
            PauseShare = 0.2m,
            MostPauseDays = 60,
        };
        SubscriptionEvent[] events =
        [
            new SubscriptionBegun(0, Start, Start, "car"),
            new SubscriptionPaused(1, Start.AddDays(10), Start.AddDays(10), Start.AddDays(14)),
        ];

        var running = SubscriptionFold.Fold(terms, events, Start).Accrual;
        var paused = SubscriptionFold.Fold(terms, events, Start.AddDays(10)).Accrual;
        var again = SubscriptionFold.Fold(terms, events, Start.AddDays(14)).Accrual;

        Assert.Equal((900_00, Start.AddDays(30)), (running.On(Start.AddDays(9)), running.Through));
        Assert.Equal((80_00, Start.AddDays(14)), (paused.On(Start.AddDays(14)), paused.Through));
        Assert.Equal((100_00, Start.AddDays(30)), (again.On(Start.AddDays(15)), again.Through));
    }

    /// <summary>On every day of the line it is the income that a fold of that day has beyond the first's.</summary>
    [Fact]
    public void Line_and_fold_agree_for_all_leases() => LeaseLawTests.Holds(LeaseWorlds.Any, 2_000, world =>
    {
        var known = world with { Events = [.. world.Events.Where(one => one.ValueDate <= world.AsOf)] };
        var state = known.State();
        var line = state.Accrual;
        var end = Earlier(line.Through, state.TermEnd > world.AsOf ? state.TermEnd : world.AsOf.AddDays(40));

        Assert.Equal(world.AsOf, line.From);
        foreach (var day in Days(world.AsOf, end))
        {
            var then = (known with { AsOf = day }).State();
            Assert.Equal((then.Income - state.Income).MinorUnits, line.On(day));
        }
    });

    [Fact]
    public void Line_and_fold_agree_for_all_subscriptions() => LeaseLawTests.Holds(
        LeaseWorlds.AnySubscription, 1_000, world =>
    {
        var known = world.Events.Where(one => one.ValueDate <= world.AsOf).ToList();
        var state = SubscriptionFold.Fold(world.Terms, known, world.AsOf);
        var line = state.Accrual;

        foreach (var day in Days(world.AsOf, Earlier(line.Through, world.AsOf.AddDays(40))))
        {
            var then = SubscriptionFold.Fold(world.Terms, known, day);
            Assert.Equal((then.Earned - state.Earned).MinorUnits, line.On(day));
        }
    });

    /// <summary>9 000 of rent and nothing left for a car of 10 000: a loss by its own rate, which is brought up every
    /// day, for lines only rise.</summary>
    [Fact]
    public void A_negative_rate_is_folded_every_day()
    {
        var day = Start.AddDays(30);
        var reviewed = new ResidualReviewed(1, day, day, Cny(0));

        var line = LeaseFold.Fold(Small, [new Commenced(0, Start, Start), reviewed], day).Accrual;

        Assert.Equal((day, 0), (line.Through, line.On(day)));
    }

    /// <summary>Ten days at first, then the last ones and some between.</summary>
    static IEnumerable<DateOnly> Days(DateOnly from, DateOnly through)
    {
        for (var day = from; day <= through; day = day.AddDays(day < from.AddDays(10) ? 1 : 17))
        {
            yield return day;
        }

        yield return through < from ? from : through;
    }

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    static LeaseState Fold(LeaseTerms terms, int days) =>
        LeaseFold.Fold(terms, [new Commenced(0, Start, Start)], Start.AddDays(days));

    static Money Cny(long major) => new(major * 100, Currency.Cny);
}
