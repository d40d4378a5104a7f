using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Modules.Tests.Collections;
using Wheelhouse.Platform;
using Wheelhouse.Telematics;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telematics.Live;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Telematics.Reports;
using Wheelhouse.Telematics.Tracks;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Telematics;

/// <summary>What a desk and a customer read of cars: by consent, on record, and nothing of other lenders.</summary>
public sealed class LookingTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_look_at_the_map_is_on_record_and_a_withdrawn_consent_is_dark(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        await town.Park();
        var seen = await Look(town, town.Clerk);
        var place = Assert.Single(seen.Items);
        Assert.Equal((Overdue.Vin, 30_501_000, 0), (place.Vin, place.Place.Latitude, seen.Dark));
        Assert.Equal([("place on the map: alarm", true)], await Records(town));

        await Withdraw(town);
        seen = await Look(town, town.Clerk);
        Assert.Empty(seen.Items);
        Assert.Equal(1, seen.Dark);
        Assert.Equal(
            [("place on the map: alarm", true), ("place on the map: alarm", false)], await Records(town));

        var other = await Look(town, town.House.Newcomer(Role.Servicing));
        Assert.Equal((0, 0), (other.Items.Count, other.Dark));
    }

    [Fact]
    public async Task Nobody_looks_without_saying_what_for()
    {
        await using var town = await Overdue.Open(postgres: false);
        await town.Install();
        await town.Park();
        var answer = await town.House.In(town.Clerk, p => ReadLivePlaces.Get(
            null, null, null, p.GetRequiredService<House>(), p.GetRequiredService<ISensitive>(), town.House.Clock,
            default));
        Assert.Equal(422, Assert.IsType<ProblemHttpResult>(answer.Result).StatusCode);
        Assert.Empty(await Records(town));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_track_is_cut_into_trips_stops_gaps_and_what_was_sent_late(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        var start = town.House.Clock.GetUtcNow().AddHours(-5);
        await town.Report([.. Day(start)]);
        var day = await Journeys(town, town.Clerk);
        var trip = Assert.Single(day!.Trips);
        Assert.Equal(start.AddMinutes(30), trip.From, TimeSpan.FromMinutes(1));
        Assert.InRange(trip.Metres, 19_000, 21_000); // 20 fixes a minute apart, 0.009 degrees of 111,195 m each
        Assert.Equal(2, day.Stops.Count);
        var gap = Assert.Single(day.Gaps);
        Assert.Equal(TimeSpan.FromMinutes(90), gap.To - gap.From);
        Assert.Equal(10, Assert.Single(day.Resent).Fixes);
        Assert.Equal((120_000, 120_200), (day.OdometerFirstTenths, day.OdometerLastTenths));
        Assert.NotNull(await Journeys(town, town.Customer));
        Assert.Null(await Journeys(town, town.House.Newcomer(Role.Servicing)));

        await Withdraw(town);
        Assert.Null(await Journeys(town, town.Clerk));
        Assert.NotNull(await Journeys(town, town.Customer)); // one's own always
        Assert.Equal([true, true, false, true], (await Records(town)).Select(r => r.Granted));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Where_a_car_stands_again_is_a_frequent_place_with_its_nights(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        var start = town.House.Clock.GetUtcNow().AddHours(-5);
        foreach (var days in new[] { -3, -2, -1 })
        {
            await town.Report([.. Day(start.AddDays(days)), .. Night(start.AddDays(days))]);
        }

        var places = await Places(town, town.Clerk);
        Assert.Contains(places!.Places, p => p is { Visits: > 1, Nights: 3 });
        await Withdraw(town);
        Assert.Null(await Places(town, town.Clerk));
        Assert.Null(await Places(town, town.House.Newcomer(Role.Servicing)));
        Assert.Equal([true, false], (await Records(town)).Select(r => r.Granted));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Where_a_car_sleeps_it_may_be_left_unless_the_map_says_no(bool postgres)
    {
        const int garage = 30_600_000; // 11 km north of the lender's own parking
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        await Sleep(town, nights: 2, garage);
        Assert.Equal(PlaceKind.Unknown, await Standing(town));

        await Sleep(town, nights: 3, garage);
        Assert.Equal(PlaceKind.Parking, await Standing(town));
        await town.Report(Fix(town.House.Clock.GetUtcNow().AddSeconds(10), garage + 3_000)); // 334 m away
        Assert.Equal(PlaceKind.Unknown, await Standing(town));

        await town.Report(Fix(town.House.Clock.GetUtcNow().AddSeconds(20), garage));
        Point[] around = [Corner(-1, -1), Corner(-1, 1), Corner(1, 1), Corner(1, -1)];
        _ = (await town.House.Run<AddFence, FenceCard>(town.Admin, new(FenceKind.NoStop, "Tunnel", around))).Value;
        Assert.Equal(PlaceKind.NoStop, await Standing(town));

        await Withdraw(town);
        Assert.Null(await Standing(town));

        static Point Corner(int north, int east) => new(garage + (north * 5_000), 114_301_000 + (east * 5_000));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Cars_of_one_customer_gather_with_nobody_and_parking_is_left_out(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        await Stand(town, 30_700_000);
        var found = await Gatherings(town, town.Clerk);
        Assert.Equal((0, 1, 0), (found.Items.Count, found.Cars, found.Dark));
        Assert.Equal([("whether it stands with others: alarm", true)], await Records(town));

        await Withdraw(town);
        Assert.Equal(0, (await Gatherings(town, town.Clerk)).Cars);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_event_is_noted_once_and_found_by_it(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        await town.Park();
        var cut = Fix(town.House.Clock.GetUtcNow().AddSeconds(30)) with { Alarms = DeviceAlarms.MainPowerOff };
        Assert.Equal(1, (await town.Report(cut)).Told);
        var card = Assert.Single(await Seen(town, town.Clerk, open: true));
        Assert.Equal((DeviceEventKind.PowerCut, null), (card.Kind, card.Note));

        Assert.Equal("telematics.note_missing", await Note(town, town.Clerk, card.Id, " "));
        Assert.Equal(
            "telematics.no_such_event", await Note(town, town.House.Newcomer(Role.Servicing), card.Id, "mine"));
        Assert.Null(await Note(town, town.Clerk, card.Id, "Battery was changed; the customer rang."));
        Assert.Equal("telematics.event_noted", await Note(town, town.Senior, card.Id, "again"));
        Assert.Empty(await Seen(town, town.Clerk, open: true));
        Assert.Equal(
            (town.Clerk.User, "Battery was changed; the customer rang."),
            (await Seen(town, town.Clerk, open: false))[0].Note is { } note ? (note.By, note.Text) : default);
        Assert.Empty(await Seen(town, town.House.Newcomer(Role.Servicing), open: null));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_device_is_counted_in_one_state(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        _ = await town.House.Run<RegisterDevice, DeviceCard>(
            town.Admin, new("013977777777", "W1", DeviceKind.Wireless, CanInhibit: false));
        Assert.Equal((1, 1), (await Count(town, FleetState.NeverHeard), await Count(town, FleetState.InStock)));
        await town.Report(Fix(town.House.Clock.GetUtcNow()) with { Alarms = DeviceAlarms.AntennaCut });
        Assert.Equal((1, 0), (await Count(town, FleetState.Fault), await Count(town, FleetState.Heard)));
        await town.Report(Fix(town.House.Clock.GetUtcNow().AddSeconds(5)));
        Assert.Equal((0, 1), (await Count(town, FleetState.Fault), await Count(town, FleetState.Heard)));
        town.House.Clock.Advance(TimeSpan.FromHours(25));
        await town.Do(town.Admin, async p =>
        {
            await p.GetRequiredService<ITelematics>().Watch(town.Clerk.Organisation, default);
            return null;
        });
        Assert.Equal((1, 0), (await Count(town, FleetState.Silent), await Count(town, FleetState.Heard)));
        Assert.Empty((await town.House.In(town.House.Newcomer(Role.Servicing), p =>
            Fleet.Get(null, null, null, null, p.GetRequiredService<House>(), default))).Value!.Items);
    }

    [Fact]
    public async Task A_car_that_stands_for_a_week_is_told_once()
    {
        await using var town = await Overdue.Open(postgres: false);
        await town.Install();
        await Stand(town, 30_501_000, days: 8);
        Assert.Equal(1, await Watch(town));
        Assert.Equal(0, await Watch(town));
        Assert.Equal(DeviceEventKind.NoMovement, Assert.Single(await Seen(town, town.Clerk, open: null)).Kind);
    }

    [Fact]
    public async Task A_customer_knows_of_every_device_and_nobody_else_of_his()
    {
        await using var town = await Overdue.Open(postgres: false);
        await town.Install();
        await town.Park();
        var mine = Assert.Single(await Mine(town, town.Customer));
        Assert.Equal(
            (Overdue.Vin, town.Clerk.Organisation, DeviceKind.Wired, true),
            (mine.Vin, mine.Lender, mine.Kind, mine.HeardAt is not null));
        Assert.Empty(await Mine(town, town.House.Newcomer(Role.Customer)));
    }

    static DeviceReport Fix(DateTimeOffset at, int latitude = 30_501_000) => new(
        Overdue.Terminal, at, latitude, 114_301_000, IsFixed: true, SpeedTenths: 0, Ignition: false,
        OdometerTenths: 120_000);

    /// <summary>Half an hour at home, twenty minutes of driving north, half an hour there of which ten minutes came
    /// late, an hour and a half without a word, and there again.</summary>
    static IEnumerable<DeviceReport> Day(DateTimeOffset start)
    {
        for (var minute = 0; minute <= 200; minute++)
        {
            var driven = Math.Clamp(minute - 30, 0, 20);
            if (minute is <= 80 or >= 170)
            {
                yield return Fix(start.AddMinutes(minute), 30_501_000 + (driven * 9_000)) with
                {
                    SpeedTenths = minute is > 30 and <= 50 ? 600 : 0,
                    Ignition = minute is > 30 and <= 50,
                    IsLive = minute is < 60 or >= 70,
                    OdometerTenths = 120_000 + (driven * 10),
                };
            }
        }
    }

    /// <summary>From 20:00 to 04:00 UTC, that is four to noon in China, at home.</summary>
    static IEnumerable<DeviceReport> Night(DateTimeOffset start) =>
        Enumerable.Range(0, 17).Select(half => Fix(Midnight(start).AddMinutes(half * 30)));

    /// <summary>Tells so many last nights at a place, and that it stands there now.</summary>
    static async Task Sleep(Overdue town, int nights, int latitude)
    {
        var now = town.House.Clock.GetUtcNow();
        await town.Report(
        [
            .. Enumerable.Range(1, nights).SelectMany(ago => Night(now.AddDays(-ago)))
                .Select(fix => fix with { Latitude = latitude }),
            Fix(now, latitude),
        ]);
    }

    /// <summary>Null where it is refused.</summary>
    static Task<PlaceKind?> Standing(Overdue town) => town.House.In(town.Clerk, async p =>
    {
        var now = await p.GetRequiredService<ITelematics>().Now(
            Overdue.Vin, town.Clerk.Organisation, town.Customer.Organisation, default);
        return now.IsDone ? now.Value!.Place : (PlaceKind?)null;
    });

    /// <summary>23:00 in China.</summary>
    static DateTimeOffset Midnight(DateTimeOffset day) => new(day.Year, day.Month, day.Day, 15, 0, 0, TimeSpan.Zero);

    static async Task Stand(Overdue town, int latitude, int days = 2)
    {
        for (var half = 0; half <= days * 48; half++)
        {
            await town.Report(Fix(town.House.Clock.GetUtcNow(), latitude));
            town.House.Clock.Advance(TimeSpan.FromMinutes(30));
        }
    }

    static Task<LivePlaces> Look(Overdue town, Actor by) => town.House.In(by, async p =>
        Assert.IsType<Ok<LivePlaces>>((await ReadLivePlaces.Get(
            new(LookReason.Alarm), null, null, p.GetRequiredService<House>(), p.GetRequiredService<ISensitive>(),
            town.House.Clock, default)).Result).Value!);

    static Task<GatheringsFound> Gatherings(Overdue town, Actor by) => town.House.In(by, async p =>
        Assert.IsType<Ok<GatheringsFound>>((await ReadGatherings.Get(
            new(LookReason.Alarm), p.GetRequiredService<House>(), p.GetRequiredService<ISensitive>(),
            town.House.Clock, default)).Result).Value!);

    /// <summary>Null where it is refused.</summary>
    static Task<CarJourneys?> Journeys(Overdue town, Actor by) => town.House.In(by, async p =>
        ((await ReadJourneys.Get(
            Overdue.Vin, null, null, p.GetRequiredService<House>(), p.GetRequiredService<Caller>(),
            p.GetRequiredService<ISensitive>(), town.House.Clock, default)).Result as Ok<CarJourneys>)?.Value);

    static Task<CarPlaces?> Places(Overdue town, Actor by) => town.House.In(by, async p =>
        ((await ReadFrequentPlaces.Get(
            Overdue.Vin, p.GetRequiredService<House>(), p.GetRequiredService<Caller>(),
            p.GetRequiredService<ISensitive>(), town.House.Clock, default)).Result as Ok<CarPlaces>)?.Value);

    static Task<IReadOnlyList<EventCard>> Seen(Overdue town, Actor by, bool? open) => town.House.In(by, async p =>
        (await Events.Get(
            null, null, null, open, null, null, null, null, p.GetRequiredService<House>(),
            p.GetRequiredService<IConsents>(), p.GetRequiredService<Caller>(), default)).Value!.Items);

    static Task<IReadOnlyList<MyDevice>> Mine(Overdue town, Actor by) => town.House.In(by, async p =>
        (await ListMyDevices.Get(
            null, null, p.GetRequiredService<House>(), p.GetRequiredService<Caller>(), default)).Value!.Items);

    /// <summary>Counted, and listed alike.</summary>
    static Task<int> Count(Overdue town, FleetState state) => town.House.In(town.Clerk, async p =>
    {
        var house = p.GetRequiredService<House>();
        var counts = (await Fleet.GetCounts(house, default)).Value!;
        var listed = (await Fleet.Get(new Word<FleetState>(state), null, null, null, house, default)).Value!.Items;
        Assert.Equal(counts.States[state], listed.Count);
        Assert.All(listed, d => Assert.Equal(state, d.State));
        Assert.Equal(2, counts.All);
        return listed.Count;
    });

    static async Task<string?> Note(Overdue town, Actor by, Id<DeviceEvent> what, string text) =>
        (await town.House.Run<NoteEvent, EventNote>(by, new(what, text))).Refused?.Code;

    static async Task<int> Watch(Overdue town)
    {
        var told = 0;
        await town.Do(town.Admin, async p =>
        {
            told = await p.GetRequiredService<ITelematics>().Watch(town.Clerk.Organisation, default);
            return null;
        });
        return told;
    }

    static async Task Withdraw(Overdue town)
    {
        await town.Do(town.Customer, async p => (await p.GetRequiredService<IConsents>().Withdraw(
            town.Customer.Organisation, town.Clerk.Organisation, Purpose.Location, default)).Refused);
        await town.House.Drain();
    }

    static async Task<IReadOnlyList<(string What, bool Granted)>> Records(Overdue town) =>
        (await town.House.Read(town.Customer, h => h.Set<DisclosureRow>().AsNoTracking().OrderBy(d => d.Id)
            .Where(d => d.Purpose == Purpose.Location).ToListAsync()))
        .ConvertAll(d => (d.What, d.Granted));
}
