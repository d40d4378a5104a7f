using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Xunit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>A world that lived for some weeks, served by the real server: two lenders with deals of their
/// own.</summary>
public sealed class LivedHouse : IAsyncLifetime
{
    static readonly WorldPlan Plan = new(Seed: 5, Agreements: 10, Days: 40, WorldPlan.DemoDay);

    readonly string folder = Directory.CreateTempSubdirectory("wheelhouse-lived-").FullName;

    RunningServer? server;

    public Uri Address => server?.Address ?? throw new InvalidOperationException("The house is not open yet.");

    public async ValueTask InitializeAsync()
    {
        var (database, keys) = (Path.Combine(folder, "lived.db"), Path.Combine(folder, "keys"));
        var report = await Loading.Load(DatabaseChoice.Parse(database), keys, Plan, once: false, _ => { }, default);
        Assert.True(report.Value.Agreements > 3, "the world made hardly any agreement");
        server = await ServerHere.Start(database, keys, "--SignInsPerMinute", "10000");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
