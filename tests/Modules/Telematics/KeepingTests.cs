using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Wheelhouse.Telematics;
using Wheelhouse.Telematics.Keeping;
using Wheelhouse.Telematics.Storage;
using Xunit;

namespace Wheelhouse.Modules.Tests.Telematics;

/// <summary>Places are forgotten when their time is over, on the schema that the migrations make.</summary>
public sealed class KeepingTests
{
    static readonly ManualClock Clock = new(new(2029, 6, 15, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Whole_months_are_kept() => Assert.Equal(
        new(2025, 11, 1, 0, 0, 0, TimeSpan.Zero),
        new PositionKeeping().Start(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));

    /// <summary>May 2028 has a table of its own and goes with it; June 2028 is the oldest that stays; June 2029 came
    /// into the table for the rest, for the migrations made none for it.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_older_is_gone_and_months_to_come_have_a_table(bool postgres)
    {
        Assert.SkipWhen(postgres && PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        var database = DatabaseChoice.Parse(await TestDatabases.Empty(postgres));
        try
        {
            await using var premises = Premises.Open(database, Clock, keys: null);
            var houses = premises.Services.GetRequiredService<IDbContextFactory<House>>();
            await using var house = await houses.CreateDbContextAsync(TestContext.Current.CancellationToken);
            await house.Database.MigrateAsync(TestContext.Current.CancellationToken);
            house.EnterAsHouse();
            DateTimeOffset[] at = [Day(2028, 5, 31), Day(2028, 6, 1), Day(2029, 6, 15), Day(2029, 12, 1)];
            house.AddRange(at.Select(Place));
            await house.SaveChangesAsync(TestContext.Current.CancellationToken);

            var months = premises.Services.GetRequiredService<PositionMonths>();
            await months.Tend(TestContext.Current.CancellationToken);
            await months.Tend(TestContext.Current.CancellationToken);

            Assert.Equal(at[1..], await house.Set<PositionRow>().IgnoreQueryFilters().OrderBy(p => p.At)
                .Select(p => p.At).ToListAsync(TestContext.Current.CancellationToken));
            if (postgres)
            {
                Assert.Equal([0, 1, 1], await Counts(house, "2028_05", "2029_06", "rest"));
            }
        }
        finally
        {
            await TestDatabases.Drop(database);
        }
    }

    /// <summary>Rows by partition; 0 where there is none of that name.</summary>
    static async Task<IReadOnlyList<int>> Counts(House house, params string[] names)
    {
        var found = await house.Database.SqlQuery<string>(
            $"select tableoid::regclass::text as \"Value\" from telematics_positions").ToListAsync();
        return [.. names.Select(name => found.Count(f => f == $"telematics_positions_{name}"))];
    }

    static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 23, 0, 0, TimeSpan.Zero);

    static PositionRow Place(DateTimeOffset at) => new()
    {
        Organisation = Id<Organisation>.New(Clock),
        Device = Id<Device>.New(Clock),
        At = at,
        Vin = "LKLAB3E11TA118306",
        ReceivedAt = at,
        Latitude = 30_501_000,
        Longitude = 114_301_000,
        SpeedTenths = 0,
        Course = null,
        Ignition = false,
        IsLive = true,
        OdometerTenths = null,
    };
}
