using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Xunit;
using static Wheelhouse.Engines.Tests.Leasing.Leases;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Leasing;

/// <summary>Subscriptions: swap, pause, cancel, and revenue by the day, worked by hand.</summary>
public sealed class SubscriptionTests
{
    internal static readonly SubscriptionTerms Terms = new()
    {
        Plans =
        [
            new("city", Yuan(3_100), 1_000, Yuan(500)), new("family", Yuan(6_200), 2_000, Yuan(800)),
        ],
        Plan = "city",
        StartDate = Day("2025-01-01"),
        MinimumMonths = 3,
        NoticeDays = 14,
        CancellationFee = Yuan(900),
        JoiningFee = Yuan(200),
        SwapFee = Yuan(150),
        FreeSwaps = 1,
        PauseShare = 0.2m,
        MostPauseDays = 30,
    };

    [Fact]
    public void A_month_is_billed_ahead_and_earned_by_the_day()
    {
        var state = Fold("2025-01-10", "pay 2025-01-01 3300");

        Assert.Equal("3300.00 1200.00 2100.00", $"{Text(state.Billed)} {Text(state.Earned)} {Text(state.Deferred)}");
        Assert.True(state.DueNow.IsZero);
        Assert.Equal("Cash 3300.00, DeferredRent -2100.00, LeaseIncome -1000.00, ChargeIncome -200.00",
            Books(state.Balances));
    }

    [Fact]
    public void A_swap_and_a_pause_bill_their_difference_on_their_day()
    {
        // 21 days at 100 more: 2 100; ten paused days of the larger plan: 10 × (40 − 200)
        var state = Fold("2025-01-31", "swap 2025-01-11 family 0", "pause 2025-01-22 2025-01-31");

        Assert.Equal(["3100.00", "2100.00"], state.Rows.Where(row => row.Kind == DueKind.Subscription)
            .Select(row => Text(row.Amount)));
        Assert.Equal("3600.00 3600.00", $"{Text(state.Billed - Yuan(200))} {Text(state.Earned - Yuan(200))}");
        Assert.Equal("1600.00", Text(Money.Sum(state.Allocations.Where(one => one.Sequence < 0)
            .Select(one => one.Amount), Currency.Cny)));
        Assert.Equal((SubscriptionStatus.Paused, "family", "car2"), (state.Status, state.Plan, state.Vehicle));
    }

    [Fact]
    public void A_second_swap_costs_and_so_do_kilometres()
    {
        // ten days of 1 000 a month: 1 000 × 12 × 10/365 = 329 km; 429 driven: 100 at 500 a thousand
        var state = Fold("2025-01-20", "swap 2025-01-11 city 429", "swap 2025-01-11 city 0");

        Assert.Equal(["Mileage 50.00", "Charge 150.00"],
            state.Rows.Where(row => row.DueDate == Day("2025-01-11")).Select(row => $"{row.Kind} {Text(row.Amount)}"));
    }

    [Fact]
    public void Cancelled_it_ends_after_the_notice_and_the_rest_of_the_month_is_given_back()
    {
        // notice on 10 January: last day the 24th, 7 of 31 days back; before three months: 900
        var state = Fold("2025-02-10", "cancel 2025-01-10", "return 2025-01-24 500");

        Assert.Equal((SubscriptionStatus.Ended, Day("2025-01-24")), (state.Status, state.EndsOn));
        Assert.Equal("3500.00 3500.00", $"{Text(state.Billed)} {Text(state.Earned)}"); // 2 400 + 200 + 900
        Assert.Equal("900.00", Text(Fold("2025-01-10", "cancel 2025-01-10").Rows.First(
            row => row.Code == "cancellation").Amount));
    }

    [Theory]
    [InlineData("leasing.swap_not_agreed", "swap 2025-01-11 truck 0")]
    [InlineData("leasing.swap_not_agreed", "cancel 2025-01-02", "swap 2025-01-17 city 0")]
    [InlineData("leasing.pause_overlaps", "pause 2025-01-11 2025-01-15", "pause 2025-01-15 2025-01-16")]
    [InlineData("leasing.pause_too_long", "pause 2025-01-11 2025-02-10")]
    [InlineData("leasing.cancelled_twice", "cancel 2025-01-11", "cancel 2025-01-12")]
    [InlineData("leasing.not_cancelled", "return 2025-01-11 9")]
    [InlineData("leasing.odometer_backwards", "swap 2025-01-11 city -1")]
    [InlineData("leasing.event_after_return", "cancel 2025-01-11", "return 2025-01-20 9", "cancel 2025-01-21")]
    public void What_was_not_agreed_is_refused(string code, params string[] events) =>
        Refused(code, SubscriptionFold.TryFold(Terms, Events(events), Day("2025-03-01")));

    static SubscriptionState Fold(string asOf, params string[] events) =>
        SubscriptionFold.Fold(Terms, Events(events), Day(asOf));

    /// <summary>Events in words; the beginning comes of itself.</summary>
    static List<SubscriptionEvent> Events(params string[] events)
    {
        List<SubscriptionEvent> all = [new SubscriptionBegun(0, Terms.StartDate, Terms.StartDate, "car1")];
        foreach (var text in events)
        {
            var (words, at) = (text.Split(' '), all.Count);
            var day = Day(words[1]);
            all.Add(words[0] switch
            {
                "pay" => new SubscriptionPaid(at, day, day, Yuan(Number(words[2]))),
                "swap" => new VehicleSwapped(at, day, day, words[2], (int)Number(words[3]), $"car{at + 1}", 0),
                "pause" => new SubscriptionPaused(at, day, day, Day(words[2])),
                "cancel" => new SubscriptionCancelled(at, day, day),
                "return" => new SubscriptionCarReturned(at, day, day, (int)Number(words[2])),
                _ => throw new ArgumentException($"'{words[0]}' is no event.", nameof(events)),
            });
        }

        return all;
    }

    static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
