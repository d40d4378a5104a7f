using Wheelhouse.Platform;
using Wheelhouse.Rooms;
using Wheelhouse.Server.Contract;
using Wheelhouse.Server.Devices;
using Wheelhouse.Server.Door;
using Wheelhouse.Server.Operations;
using Wheelhouse.Trust;

namespace Wheelhouse.Server;

/// <summary>The server as it is put together, before it listens.</summary>
static class Composition
{
    /// <param name="args">As on the command line.</param>
    /// <param name="more">What a caller changes before it is built.</param>
    internal static async Task<(WebApplication App, Settings Settings)> Compose(
        string[] args, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var settings = Settings.Read(builder.Configuration, args);

        if (settings.Clock is { } start)
        {
            builder.Services.AddSingleton<TimeProvider>(new DemoClock(start));
        }

        builder.AddDoor(settings);
        builder.AddOperations();
        builder.Services
            .AddContract()
            .AddHouse(settings.Database)
            .AddRooms()
            .AddSingleton(settings.Positions)
            .AddDevices(settings.Devices)
            .AddHostedService<OutboxDelivery>();
        more?.Invoke(builder);

        var app = builder.Build();

        await app.PrepareDatabase();
        app.UseDoor();
        app.UsePortal(settings);
        app.UseTrust();
        app.MapRooms();
        app.MapContract();
        app.MapOperations();
        app.MapProblemPages();
        app.MapPortal(settings);
        return (app, settings);
    }
}
