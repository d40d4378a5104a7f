using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Telematics;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Telematics.Reports;
using Xunit;

namespace Wheelhouse.Modules.Tests.Telematics;

/// <summary>What reports tell: rising edges, once; nothing that is late is told as now.</summary>
public sealed class SignalsTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 10, 6, 0, 0, TimeSpan.Zero);

    static readonly Point Home = new(30_501_000, 114_301_000);

    static readonly Area Pledge = new(
        new(new(7, 0, 0, new byte[8])), FenceKind.Pledge,
        Area.ShapeOf([
            new(30_600_000, 114_300_000), new(30_610_000, 114_300_000), new(30_610_000, 114_310_000),
            new(30_600_000, 114_310_000),
        ])!);

    static readonly Area Region = new(
        new(new(8, 0, 0, new byte[8])), FenceKind.Region,
        Area.ShapeOf([
            new(29_000_000, 108_000_000), new(33_000_000, 108_000_000), new(33_000_000, 116_000_000),
            new(29_000_000, 116_000_000),
        ])!);

    [Fact]
    public void A_degree_of_latitude_is_111_km() =>
        Assert.Equal(111_195, new Point(30_000_000, 114_000_000).MetresTo(new(31_000_000, 114_000_000)), 1.0);

    [Theory]
    [InlineData(30_605_000, 114_305_000, true)]
    [InlineData(30_595_000, 114_305_000, false)]
    [InlineData(30_605_000, 114_311_000, false)]
    [InlineData(30_605_000, 114_299_999, false)]
    public void A_polygon_holds_what_is_inside(int latitude, int longitude, bool inside) =>
        Assert.Equal(inside, Pledge.Holds(new(latitude, longitude)));

    [Fact]
    public void A_bit_that_stays_set_is_told_once()
    {
        var cut = At(0) with { Alarms = DeviceAlarms.MainPowerOff };
        var (after, told) = Take(DeviceNow.Fresh(Now), cut);
        Assert.Equal([DeviceEventKind.PowerCut], told);
        (after, told) = Take(after, cut with { At = Now.AddMinutes(1) }, 1);
        Assert.Empty(told);
        (after, told) = Take(after, At(2), 2); // the power is back
        Assert.Empty(told);
        Assert.Equal([DeviceEventKind.PowerCut], Take(after, cut with { At = Now.AddMinutes(3) }, 3).Told);
    }

    [Fact]
    public void A_car_stands_from_its_first_fix_without_speed_and_ignition()
    {
        var (after, _) = Take(DeviceNow.Fresh(Now), At(0));
        (after, _) = Take(after, At(30), 30);
        Assert.Equal(Now, after.StandsSince);
        (after, _) = Take(after, At(70), 70); // nobody knows what was in 40 minutes
        Assert.Equal(Now.AddMinutes(70), after.StandsSince);
        (after, _) = Take(after, At(71) with { Ignition = true }, 71);
        Assert.Null(after.StandsSince);
        (after, _) = Take(after, At(72) with { Ignition = null }, 72);
        Assert.Null(after.StandsSince);
    }

    [Fact]
    public void A_car_that_moves_with_its_ignition_off_is_towed_and_told_once()
    {
        var (after, _) = Take(DeviceNow.Fresh(Now), At(0));
        var (wandered, still) = Take(after, At(5, new(30_501_900, 114_301_000)), 5); // 100 m
        Assert.Empty(still);
        var towing = At(6, new(30_510_000, 114_301_000)) with { SpeedTenths = 150 }; // 1 km
        var (towed, told) = Take(wandered, towing, 6);
        Assert.Equal([DeviceEventKind.Towed], told);
        Assert.Empty(Take(towed, towing with { At = Now.AddMinutes(7), Latitude = 30_520_000 }, 7).Told);
        Assert.Empty(Take(wandered, towing with { Ignition = true }, 6).Told);
    }

    [Fact]
    public void A_car_that_stands_elsewhere_after_hours_of_silence_was_driven_for_all_that_is_known()
    {
        var (home, _) = Take(DeviceNow.Fresh(Now), At(0));
        var (work, told) = Take(home, At(240, new(30_590_000, 114_301_000)), 240); // 10 km, four hours later
        Assert.Empty(told);
        Assert.Equal(Now.AddMinutes(240), work.StandsSince);
        var dragged = At(241, new(30_595_000, 114_301_000)) with { SpeedTenths = 150 };
        Assert.Equal([DeviceEventKind.Towed], Take(work, dragged, 241).Told);
    }

    [Fact]
    public void A_place_is_told_when_it_is_entered_and_a_region_when_it_is_left()
    {
        var (after, told) = Take(DeviceNow.Fresh(Now), At(0));
        Assert.Empty(told);
        (after, told) = Take(after, At(9, new(30_605_000, 114_305_000)) with { Ignition = true }, 9);
        Assert.Equal([DeviceEventKind.SecondPledge], told);
        (after, told) = Take(after, At(10, new(30_605_100, 114_305_000)) with { Ignition = true }, 10);
        Assert.Empty(told);
        Assert.Equal(
            [DeviceEventKind.RegionLeft],
            Take(after, At(60, new(34_000_000, 114_305_000)) with { Ignition = true }, 60).Told);
    }

    [Fact]
    public void An_odometer_that_falls_back_is_told()
    {
        var (after, _) = Take(DeviceNow.Fresh(Now), At(0) with { OdometerTenths = 500_000 });
        Assert.Empty(Take(after, At(1) with { OdometerTenths = 499_995 }, 1).Told); // half a kilometre of rounding
        var fallen = At(1) with { OdometerTenths = 300_000 };
        Assert.Equal([DeviceEventKind.RollBack], Take(after, fallen, 1).Told);
        Assert.Empty(Take(after, fallen with { OwnOdometer = false }, 1).Told); // a device that was reset counts anew
    }

    [Theory]
    [InlineData(1970, false)]
    [InlineData(2026, true)]
    [InlineData(2099, false)]
    public void A_clock_that_was_never_set_is_not_believed(int year, bool plausible) =>
        Assert.Equal(
            plausible, Signals.IsPlausible(At(0) with { At = new(year, 3, 10, 5, 0, 0, TimeSpan.Zero) }, Now));

    [Fact]
    public void Without_satellites_or_on_the_null_island_nothing_is_placed()
    {
        Assert.Null(Signals.PlaceOf(At(0) with { IsFixed = false }));
        Assert.Null(Signals.PlaceOf(At(0, new(0, 0))));
        Assert.Null(Signals.PlaceOf(At(0, new(91_000_000, 0))));
    }

    /// <summary>Whatever is late (from a blind area, older than the last fix, older than ten minutes) tells nothing and
    /// moves nothing but the hour it was heard.</summary>
    [Fact]
    public void What_is_late_tells_nothing() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(Reports.ToArbitrary(), two =>
        {
            var (before, _) = Take(DeviceNow.Fresh(Now), two.First);
            var (after, told) = Signals.Take(before, two.Second, Now.AddHours(1), [Pledge, Region]);
            return Signals.IsNow(before, two.Second, Now.AddHours(1))
                || (told.Count == 0 && after with { HeardAt = before.HeardAt } == before);
        }));

    /// <summary>The same report twice tells nothing the second time.</summary>
    [Fact]
    public void What_is_sent_twice_is_told_once() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(Reports.ToArbitrary(), two =>
        {
            var received = two.First.At.AddSeconds(5);
            var (after, _) = Signals.Take(DeviceNow.Fresh(Now), two.First, received, [Pledge, Region]);
            return Signals.Take(after, two.First, received, [Pledge, Region]).Told.Count == 0;
        }));

    static Gen<(DeviceReport First, DeviceReport Second)> Reports =>
        from first in Any
        from second in Any
        select (first, second);

    static Gen<DeviceReport> Any =>
        from minutes in Gen.Choose(-120, 65)
        from latitude in Gen.Elements(30_501_000, 30_605_000, 34_000_000)
        from live in Gen.Elements(true, true, false)
        from isFixed in Gen.Elements(true, true, false)
        from alarms in Gen.Choose(0, 15)
        from ignition in Gen.Elements<bool?>(true, false, null)
        from odometer in Gen.Elements<long?>(100, 200_000, null)
        select At(minutes, new(latitude, 114_305_000)) with
        {
            IsLive = live,
            IsFixed = isFixed,
            Alarms = (DeviceAlarms)alarms,
            Ignition = ignition,
            OdometerTenths = odometer,
        };

    static DeviceReport At(int minutes, Point? place = null) => new(
        "013912345678", Now.AddMinutes(minutes), (place ?? Home).Latitude, (place ?? Home).Longitude, IsFixed: true,
        SpeedTenths: 0, Ignition: false);

    static (DeviceNow After, IReadOnlyList<DeviceEventKind> Told) Take(
        DeviceNow before, DeviceReport report, int minutes = 0) =>
        Signals.Take(before, report, Now.AddMinutes(minutes), [Pledge, Region]);
}
