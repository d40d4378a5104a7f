using Wheelhouse.Platform;
using Wheelhouse.Rooms;
using Wheelhouse.Server;
using Wheelhouse.Server.Contract;
using Wheelhouse.Server.Devices;
using Wheelhouse.Server.Door;
using Wheelhouse.Server.Operations;
using Wheelhouse.Trust;

try
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

    await app.Serve(settings);
    return 0;
}
catch (Exception wrong) when (StartTrouble.Sentence(wrong) is { } sentence)
{
    await Console.Error.WriteLineAsync($"wheelhouse: {sentence}");
    return StartTrouble.Exit;
}
