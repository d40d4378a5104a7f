using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Origination.Governing;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination.Governing;

public sealed class SeatingTests
{
    static readonly Id<PolicyVersion> First = Version(1);

    static readonly Id<PolicyVersion> Second = Version(2);

    /// <summary>1001 champion from 1 March, 1002 challenger from 10 March and champion from 1 April, out on 1 May.
    /// </summary>
    static readonly Published[] Story =
    [
        Given(First, 1001, PolicySeat.Champion, 3, 1),
        Given(Second, 1002, PolicySeat.Challenger, 3, 10, 0.1m),
        Given(Second, 1002, PolicySeat.Champion, 4, 1),
        Given(Second, 1002, PolicySeat.None, 5, 1),
    ];

    [Theory]
    [InlineData("2026-02-28", null, null)]
    [InlineData("2026-03-01", 1001, null)]
    [InlineData("2026-03-15", 1001, 1002)]
    [InlineData("2026-04-02", 1002, null)]
    [InlineData("2026-05-01", null, null)]
    public void Whoever_was_seated_last_sits(string day, int? champion, int? challenger)
    {
        var seating = Seating.On(Story, DateOnly.Parse(day, CultureInfo.InvariantCulture));

        Assert.Equal((champion, challenger), (seating.Champion?.Version, seating.Challenger?.Version));
    }

    [Fact]
    public void A_version_sits_on_one_seat_and_the_order_of_the_rows_does_not_matter()
    {
        for (var day = new DateOnly(2026, 2, 1); day < new DateOnly(2026, 6, 1); day = day.AddDays(1))
        {
            var seating = Seating.On(Story, day);
            Assert.Equal(seating, Seating.On(Story.Reverse(), day));
            Assert.True(seating.Champion is null || seating.Champion.Policy != seating.Challenger?.Policy);
        }
    }

    [Fact]
    public void After_its_last_day_a_version_leaves_its_seat()
    {
        var ends = Given(First, 1001, PolicySeat.Champion, 3, 1) with { To = new(2026, 3, 31) };

        Assert.Equal(1001, Seating.On([ends], new(2026, 3, 31)).Champion?.Version);
        Assert.Null(Seating.On([ends], new(2026, 4, 1)).Champion);
    }

    /// <summary>SHA-256 worked elsewhere: the lot hangs on the two ids and on nothing else.</summary>
    [Theory]
    [InlineData(1, 8111)]
    [InlineData(2, 8266)]
    [InlineData(3, 3133)]
    public void The_lot_of_an_application_never_changes(int application, int lot)
    {
        var id = Id<Application>.Parse($"app_{application:x32}");

        Assert.Equal(lot, Lots.Of(First, id));
        Assert.True(Lots.Falls(First, id, (lot + 1) / 10_000m));
        Assert.False(Lots.Falls(First, id, lot / 10_000m));
    }

    /// <summary>Forty thousand lots at a tenth: the deviation is 0.15 of a hundredth, and five of those are 0.75.
    /// </summary>
    [Fact]
    public void A_tenth_of_many_applications_is_a_tenth()
    {
        const int Many = 40_000;
        var fell = Enumerable.Range(1, Many).Count(n => Lots.Falls(First, Id<Application>.Parse($"app_{n:x32}"), 0.1m));

        Assert.InRange((double)fell / Many, 0.0925, 0.1075);
    }

    [Fact]
    public void Another_challenger_draws_anew()
    {
        const int Many = 10_000;
        var both = Enumerable.Range(1, Many).Select(n => Id<Application>.Parse($"app_{n:x32}"))
            .Count(id => Lots.Falls(First, id, 0.5m) && Lots.Falls(Second, id, 0.5m));

        Assert.InRange((double)both / Many, 0.225, 0.275); // a quarter where the draws know nothing of each other
    }

    static Id<PolicyVersion> Version(int number) => Id<PolicyVersion>.Parse($"plv_{number:x32}");

    static Published Given(
        Id<PolicyVersion> policy, int version, PolicySeat seat, int month, int day, decimal? share = null) => new(
            policy, version, seat, share, new(2026, month, day), null, new(2026, 1, month, day % 24, 0, 0, default));
}
