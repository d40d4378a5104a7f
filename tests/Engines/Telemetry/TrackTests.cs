using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Engines.Tests.Telemetry;

/// <summary>Trips, stops, ways, places, fences, gatherings and scores. One thousandth of a degree of latitude is
/// 111.195 m.</summary>
public sealed class TrackTests
{
    /// <summary>2026-03-01 00:00:00 UTC, 08:00 in China.</summary>
    const long March = 1_772_323_200;

    static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Fact]
    public void A_degree_on_the_equator_is_111_km()
    {
        Assert.Equal(111_195.08, new Place(0, 0).MetresTo(new(0, 1)), 0.01);
    }

    [Fact]
    public void A_drive_between_two_stays_is_one_trip()
    {
        // ten minutes standing, ten legs of 0.005 degrees (555.975 m) in 30 s each, then ten minutes standing
        List<Position> reports = [.. Stay(0, 21, 22.5), .. Drive(630, 10, 22.505), .. Stay(930, 20, 22.55)];

        var journeys = Journeys.Cut(Track.Of(reports), new());

        var trip = Assert.Single(journeys.Trips);
        Assert.Equal(5_559.75, trip.Metres, 0.1);
        Assert.Equal(March + 600, trip.From.Seconds);
        Assert.Equal(March + 900, trip.To.Seconds);
        Assert.Equal([600L, 600L], journeys.Stops.Select(stop => stop.Seconds));
    }

    [Fact]
    public void A_red_light_ends_no_trip_and_three_minutes_do()
    {
        List<Position> light = [.. Drive(0, 10, 22.5), .. Stay(300, 5, 22.545), .. Drive(450, 10, 22.55)];
        List<Position> stop = [.. Drive(0, 10, 22.5), .. Stay(300, 8, 22.545), .. Drive(540, 10, 22.55)];

        Assert.Single(Journeys.Cut(Track.Of(light), new()).Trips);
        Assert.Equal(2, Journeys.Cut(Track.Of(stop), new()).Trips.Count);
    }

    [Fact]
    public void An_hour_without_a_fix_is_not_driven()
    {
        List<Position> reports = [.. Drive(0, 10, 22.5), .. Drive(7_500, 10, 23.5)];

        var journeys = Journeys.Cut(Track.Of(reports), new());

        Assert.Equal(2, journeys.Trips.Count);
        Assert.Equal(2 * 9 * 555.975, journeys.Metres, 0.5);
    }

    [Fact]
    public void Jumps_repeats_and_places_that_are_none_are_left_out()
    {
        List<Position> reports =
        [
            At(60, 22.501), At(0, 22.5), At(30, 48.0), At(0, 22.5), At(90, 22.502) with { Doubts = Doubts.NoFix },
        ];

        Assert.Equal([March, March + 60], Track.Of(reports).Select(point => point.Seconds));
    }

    [Fact]
    public void A_device_that_begins_again_is_no_roll_back_and_a_vehicle_is()
    {
        Position Device(long at, long metres) =>
            At(at, 22.5) with { Readings = new() { OdometerMetres = metres } };
        Position Vehicle(long at, long metres) =>
            At(at, 22.5) with { Readings = new() { VehicleOdometerMetres = metres } };

        var device = Mileage.Of([Device(0, 10_000), Device(60, 10_500), Device(120, 0), Device(180, 700)]);
        var vehicle = Mileage.Of([Vehicle(60, 61_000_000), Vehicle(0, 98_000_000), Vehicle(120, 61_002_000)]);

        Assert.Equal(1_200, device.Metres);
        Assert.Equal(OdometerFall.DeviceReset, Assert.Single(device.Breaks).Kind);
        Assert.Equal(2_000, vehicle.Metres);
        Assert.Equal(
            new OdometerBreak(March + 60, 98_000_000, 61_000_000, OdometerFall.RollBack),
            Assert.Single(vehicle.Breaks));
    }

    [Fact]
    public void A_polygon_holds_what_is_inside_its_corner()
    {
        // an L: the corner at the upper right is outside
        var fence = Fence.Polygon([new(0, 0), new(0, 2), new(1, 2), new(1, 1), new(2, 1), new(2, 0)])!;

        Assert.True(fence.Contains(new(0.5, 1.5)));
        Assert.True(fence.Contains(new(1.5, 0.5)));
        Assert.False(fence.Contains(new(1.5, 1.5)));
        Assert.False(fence.Contains(new(-0.1, 0.5)));
        Assert.Null(Fence.Polygon([new(0, 0), new(1, 1)]));
    }

    [Fact]
    public void Only_a_fix_of_now_crosses_a_fence()
    {
        var fence = Fence.Circle(new(22.5, 114), 500);
        var away = At(0, 22.6);

        Assert.Equal(FenceEdge.Left, fence.Edge(true, away));
        Assert.Equal(FenceEdge.None, fence.Edge(false, away));
        Assert.Equal(FenceEdge.Entered, fence.Edge(false, At(0, 22.5)));
        Assert.Equal(FenceEdge.None, fence.Edge(true, away with { Doubts = Doubts.NoFix }));
        Assert.Equal(FenceEdge.None, fence.Edge(true, away with { Resent = true }));
        Assert.Equal(FenceEdge.None, fence.Edge(null, away));
    }

    [Fact]
    public void Nights_are_told_by_the_local_clock()
    {
        // 14:00 to 22:30 UTC is 22:00 to 06:30 in China: one night; three hours from 02:30 are 150 minutes of it: none
        var night = new Stop(March + (14 * 3600), March + (22 * 3600) + 1800, new(22.5, 114));
        var late = new Stop(March + (18 * 3600) + 1800, March + (22 * 3600), new(22.5, 114));

        Assert.Equal([new DateOnly(2026, 3, 2)], FrequentPlaces.Nights(night, China));
        Assert.Empty(FrequentPlaces.Nights(late, China));
    }

    [Fact]
    public void Home_is_where_the_nights_are()
    {
        var stops = new List<Stop>();
        for (var day = 0; day < 5; day++)
        {
            var midnight = March - (8 * 3600) + (day * 86_400);
            stops.Add(new(midnight + (1 * 3600), midnight + (6 * 3600), new(22.5 + (day * 0.0001), 114)));
            stops.Add(new(midnight + (9 * 3600), midnight + (18 * 3600), new(22.6, 114.1)));
        }

        stops.Add(new(March, March + 3600, new(30, 120)));

        var places = FrequentPlaces.Find(stops, China);

        Assert.Equal(2, places.Count);
        Assert.Equal((5, 0), (places[0].Visits, places[0].Nights));
        Assert.Equal((5, 5), (places[1].Visits, places[1].Nights));
    }

    [Fact]
    public void Vehicles_of_three_agreements_gather_and_one_vehicle_does_not()
    {
        List<LongStay> stays =
        [
            Long("a", 22.5), Long("b", 22.5004), Long("c", 22.5008), Long("a", 22.5001),
            Long("d", 30), Long("d", 30.0001), Long("d", 30.0002), Long("e", 30.0003),
        ];

        var gathering = Assert.Single(Gatherings.Find(stays));

        Assert.Equal((3, 4), (gathering.Agreements, gathering.Stays));
        Assert.Equal(22.500325, gathering.Place.Latitude, 6);
    }

    [Fact]
    public void Fixes_thirty_seconds_apart_claim_no_harsh_event()
    {
        List<Position> braked =
        [
            .. Drive(0, 20, 22.5), At(600, 22.6) with { SpeedTenths = 600 }, At(630, 22.605) with { SpeedTenths = 0 },
        ];

        var factors = DrivingFactors.Of(braked, China);

        Assert.Null(factors.HarshPer100Km);
        Assert.Equal(HarshSource.None, factors.HarshSource);
    }

    [Fact]
    public void Every_second_shows_one_braking()
    {
        // 20 m/s for 60 s, then 4 m/s less each of 3 s (4 > 3.13), then 8 m/s on
        var reports = new List<Position>();
        var (place, speed) = (22.5, 20.0);
        for (var second = 0; second < 90; second++)
        {
            reports.Add(At(second, place) with { SpeedTenths = (ushort)(speed * 36) });
            place += speed / 111_195.08;
            speed -= second is >= 60 and < 63 ? 4 : 0;
        }

        var factors = DrivingFactors.Of(reports, China);

        Assert.Equal(HarshSource.Fixes, factors.HarshSource);
        Assert.Equal(1, factors.HarshPer100Km!.Value * factors.Kilometres / 100, 6);
    }

    static LongStay Long(string agreement, double latitude) =>
        new(agreement, new(March, March + 90_000, new(latitude, 114)));

    static IEnumerable<Position> Stay(int from, int count, double latitude) =>
        Enumerable.Range(0, count).Select(i => At(from + (30 * i), latitude));

    static IEnumerable<Position> Drive(int from, int count, double latitude) =>
        Enumerable.Range(0, count).Select(i => At(from + (30 * i), latitude + (0.005 * i)) with { SpeedTenths = 667 });

    static Position At(long after, double latitude) => new()
    {
        Statuses = Statuses.Fixed,
        LatitudeMicro = (int)Math.Round(latitude * 1e6, MidpointRounding.ToEven),
        LongitudeMicro = 114_000_000,
        Seconds = March + after,
    };
}
