using Microsoft.Data.Sqlite;
using Npgsql;
using System.Data.Common;
using Wheelhouse.Kit;
using Wheelhouse.Modules.Tests.Gateway;
using Wheelhouse.Platform;
using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Devices;

/// <summary>The server is frozen, its database stands still, and it ends without a word, all while devices report:
/// whatever was acknowledged is in the store, once.</summary>
public sealed class RestartTests
{
    const int Devices = 6;

    [Fact]
    public async Task Every_acknowledged_report_is_in_the_store_once()
    {
        await using var house = await DeviceHouse.Open(
            ServerProcess.Start, postgres: true, Devices, "--Gateway:Waiting", "60");
        var start = TimeProvider.System.GetUtcNow().AddDays(-1).ToUnixTimeSeconds();
        var drivers = house.Cars.Select(car => new Driver(house, car, start)).ToList();

        await Drive(drivers, house, 30, () => house.House.Process.Freeze(TimeSpan.FromSeconds(1)));
        await Drive(drivers, house, 60, () => StandStill(house.House.Database, drivers));
        await Drive(drivers, house, 120, () => house.House.KillAndStart());

        foreach (var driver in drivers)
        {
            Assert.Superset(driver.Acknowledged, (await driver.Track()).ToHashSet());
        }

        await Drive(drivers, house, 150, () => Task.CompletedTask);
        foreach (var driver in drivers)
        {
            Assert.Equal(Enumerable.Range(0, 150).Select(n => start + n), driver.Acknowledged.Order());
            Assert.Equal(driver.Acknowledged.Order(), await driver.Track());
        }
    }

    /// <summary>All drive until each has so many reports acknowledged; in the midst of it something happens.</summary>
    static async Task Drive(List<Driver> drivers, DeviceHouse house, int through, Func<Task> happening)
    {
        var reached = drivers.Sum(d => d.Acknowledged.Count);
        var driving = drivers.ConvertAll(d => d.DriveThrough(through));
        while (drivers.Sum(d => d.Acknowledged.Count) == reached && driving.TrueForAll(d => !d.IsFaulted))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await happening();
        await Task.WhenAll(driving);
        Assert.Equal(Devices, house.Cars.Count);
    }

    /// <summary>Somebody holds what the store writes to: meanwhile nothing new is acknowledged.</summary>
    static async Task StandStill(string address, List<Driver> drivers)
    {
        var choice = DatabaseChoice.Parse(address);
        await using DbConnection connection =
            choice.IsPostgres ? new NpgsqlConnection(choice.Connection) : new SqliteConnection(choice.Connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = choice.IsPostgres
            ? "begin; lock table telematics_positions in access exclusive mode" : "begin immediate";
        await command.ExecuteNonQueryAsync();
        await Task.Delay(500); // what was committed already may still be on its way to the devices
        var acknowledged = drivers.Sum(d => d.Acknowledged.Count);
        await Task.Delay(2_000);
        Assert.Equal(acknowledged, drivers.Sum(d => d.Acknowledged.Count));
        command.CommandText = "rollback";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A device as devices are: it keeps what is not acknowledged and brings it again, over as many
    /// connections as it takes.</summary>
    sealed class Driver(DeviceHouse house, FleetCar car, long start)
    {
        /// <summary>Reports on their way at once.</summary>
        const int Ahead = 15;

        readonly SortedSet<long> kept = [];
        readonly HashSet<long> acknowledged = [];
        string? code;
        Terminal? terminal;

        internal HashSet<long> Acknowledged => acknowledged;

        internal Task<IReadOnlyList<long>> Track() => house.Track(car.Vin, start);

        internal async Task DriveThrough(int through)
        {
            for (var n = acknowledged.Count + kept.Count; n < through; n++)
            {
                kept.Add(start + n);
            }

            while (kept.Count > 0)
            {
                try
                {
                    await Send(terminal ??= await Connect());
                }
                catch (IOException)
                {
                    terminal?.Dispose();
                    terminal = null;
                    await Task.Delay(100);
                }
                catch (System.Net.Sockets.SocketException)
                {
                    await Task.Delay(100);
                }
            }
        }

        async Task Send(Terminal line)
        {
            var sent = new Dictionary<ushort, long>();
            foreach (var second in kept.Take(Ahead).ToList())
            {
                sent[await line.Position(second)] = second;
            }

            while (sent.Count > 0)
            {
                var reply = await line.Reply();
                if (sent.Remove(reply.Serial, out var second) && reply.Result == ReplyResult.Done)
                {
                    kept.Remove(second);
                    acknowledged.Add(second);
                }
            }
        }

        async Task<Terminal> Connect()
        {
            var line = await house.Connect(car.Phone);
            code ??= await line.Register();
            Assert.Equal(ReplyResult.Done, await line.Authenticate(code));
            return line;
        }
    }
}
