using System.Globalization;
using Wheelhouse.Modules.Tests.Gateway;
using Wheelhouse.Simulation.Roads;
using Wheelhouse.Telemetry;
using Xunit;

namespace Wheelhouse.Transcripts.Tests;

/// <summary><c>wheelhouse devices simulate</c> as a process of its own, at real gateways.</summary>
public sealed class DevicePlayTests
{
    const string Vin = "LKLAB3E11TA118306";

    readonly string folder = Directory.CreateTempSubdirectory("wheelhouse-devices-").FullName;

    [Fact]
    public async Task Played_devices_report_where_their_car_is_and_obey()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var gateways = await Gateways.Open();
        gateways.Devices.Know("13912345678", "W15L");
        gateways.Devices.Know("13912345679");
        await using (await Play(gateways))
        {
            await Until(() => gateways.Store.Kept.Values.Any(r => r.Position.Resent) && Live("13912345678").Any()
                && Live("13912345679").Any());
            var first = Live("13912345678").First();
            var car = new CarLife(Vin).At(first.At!.Value);
            Assert.InRange(first.LatitudeMicro, car.Spot.Latitude - 1_000, car.Spot.Latitude + 1_000);
            Assert.Equal(Alarms.MainPowerOff, Live("13912345679").First().Alarms);

            var order = Dialect.Of("W15L").InhibitStart!;
            Assert.Equal(ReplyResult.Done, await gateways.Sessions.Send(
                "13912345678", order.Message, order.Body, TimeSpan.FromDays(1), cancel));
            await Until(() => Live("13912345678").Any(p => (p.Statuses & Statuses.CircuitCut) != 0));
        }

        gateways.Store.Kept.Clear();
        await using (await Play(gateways)) // with the codes that were kept
        {
            await Until(() => Live("13912345678").Any());
        }

        Directory.Delete(folder, recursive: true);

        IEnumerable<Position> Live(string number) => gateways.Store.Kept.Values
            .Where(r => r.Device == number && !r.Position.Resent).Select(r => r.Position)
            .OrderBy(p => p.Seconds);
    }

    async Task<Playing> Play(Gateways gateways)
    {
        var list = Path.Combine(folder, "devices.csv");
        await File.WriteAllLinesAsync(list, [
            "terminal,model,kind,vin", $"013912345678,W15L,wired,{Vin}", $"013912345679,standard,wireless,{Vin}",
        ]);
        var port = gateways.Jt808Port.ToString(CultureInfo.InvariantCulture);
        return new(Wheelhouse.Start(
            "devices", "simulate", "--devices", list, "--door", $"127.0.0.1:{port}", "--codes",
            Path.Combine(folder, "codes.json"), "--blind", "30", "--every", "1", "--alarm", "013912345679=powerCut"));
    }

    /// <summary>Waits however long it takes; the test's own limit ends it.</summary>
    static async Task Until(Func<bool> state)
    {
        while (!state())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    sealed class Playing(System.Diagnostics.Process process) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
