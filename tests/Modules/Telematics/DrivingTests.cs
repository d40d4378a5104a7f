using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Modules.Tests.Collections;
using Wheelhouse.Platform;
using Wheelhouse.Telematics;
using Wheelhouse.Telematics.Driving;
using Wheelhouse.Telematics.Tracks;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Telematics;

/// <summary>How one's own car was driven.</summary>
public sealed class DrivingTests
{
    /// <summary>22:50 in China.</summary>
    static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 50, 0, TimeSpan.Zero);

    static readonly Id<Device> Terminal = Id<Device>.New(TimeProvider.System);

    /// <summary>Half an hour at 60 km/h, of which twenty minutes after 23:00; the odometer is set back on the way:
    /// 10.0 and 19.5 km are told.</summary>
    [Fact]
    public void A_drive_into_the_night_by_fixes_half_a_minute_apart()
    {
        var driven = Of(spacing: 30);

        Assert.Equal((29.5m, true, 30), (driven.Kilometres, driven.ByOdometer, driven.SpacingSeconds));
        Assert.InRange(driven.ScoredKilometres, 29.5m, 30.5m);
        Assert.InRange(driven.NightShare!.Value, 0.63m, 0.70m);
        Assert.Equal(0, driven.FastShare);
        Assert.Null(driven.HarshPer100Km); // of a braking of a second they show nothing
        Assert.Equal(1, driven.DaysHeard);
    }

    /// <summary>From rest to 60 km/h within a second, once in 30 km: 3.33 on 100 km.</summary>
    [Fact]
    public void Fixes_a_second_apart_show_the_harsh_start() => Assert.Equal(3.33m, Of(spacing: 1).HarshPer100Km);

    [Fact]
    public void Without_a_report_nothing_is_said()
    {
        var driven = ReadDriving.Of("LKLAB3E11TA118306", new(2026, 3, 1), new(2026, 3, 31), []);

        Assert.Equal((0, 0m, false), (driven.DaysHeard, driven.Kilometres, driven.ByOdometer));
        Assert.Equal((null, null, null), (driven.NightShare, driven.FastShare, driven.HarshPer100Km));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task It_is_read_by_the_customer_alone_and_the_look_is_on_record(bool postgres)
    {
        await using var town = await Overdue.Open(postgres);
        await town.Install();
        await town.Report([.. Enumerable.Range(0, 60).Select(minute => Report(
            town.House.Clock.GetUtcNow().AddMinutes(minute - 90), Math.Clamp(minute - 20, 0, 20)))]);

        var mine = await Read(town, town.Customer);
        Assert.InRange(Assert.IsType<Ok<DrivenSpan>>(mine).Value!.ScoredKilometres, 19, 21);
        Assert.IsType<ProblemHttpResult>(await Read(town, town.Clerk)); // located by consent, but not for this
        Assert.IsType<ProblemHttpResult>(await Read(town, town.House.Newcomer(Role.Customer)));
        Assert.IsType<ProblemHttpResult>(await Read(town, town.Customer, days: 32));
        Assert.Equal(
            [("driving", true)],
            (await town.House.Read(town.Customer, h => h.Set<DisclosureRow>().AsNoTracking()
                .Where(d => d.Purpose == Purpose.Location).ToListAsync())).Select(d => (d.What, d.Granted)));
    }

    static DrivenSpan Of(int spacing) => ReadDriving.Of(
        "LKLAB3E11TA118306", new(2026, 3, 2), new(2026, 3, 3), [.. Drive(spacing)]);

    /// <summary>Ten minutes at rest, half an hour north, ten minutes at rest.</summary>
    static IEnumerable<Fix> Drive(int spacing)
    {
        for (var second = -600; second <= 2_400; second += spacing)
        {
            var way = Math.Clamp(second, 0, 1_800);
            yield return new(
                Terminal, Start.AddSeconds(second), 30_501_000 + (way * 150), 114_301_000,
                second is > 0 and <= 1_800 ? 600 : 0, IsLive: true,
                way <= 600 ? 120_000 + (way / 6) : way / 6);
        }
    }

    static DeviceReport Report(DateTimeOffset at, int driven) => new(
        Overdue.Terminal, at, 30_501_000 + (driven * 9_000), 114_301_000, IsFixed: true,
        SpeedTenths: driven is > 0 and < 20 ? 600 : 0, Ignition: true);

    static Task<object> Read(Overdue town, Actor by, int days = 30) => town.House.In(by, async p =>
    {
        var until = DateOnly.FromDateTime(town.House.Clock.GetUtcNow().UtcDateTime).AddDays(2);
        return (object)(await ReadDriving.Get(
            Overdue.Vin, until.AddDays(-days), until, p.GetRequiredService<House>(), p.GetRequiredService<Caller>(),
            p.GetRequiredService<ISensitive>(), town.House.Clock, default)).Result;
    });
}
