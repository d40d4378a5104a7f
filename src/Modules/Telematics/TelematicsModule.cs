using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Commands;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telematics.Driving;
using Wheelhouse.Telematics.Keeping;
using Wheelhouse.Telematics.Live;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Telematics.Reports;
using Wheelhouse.Telematics.Signs;
using Wheelhouse.Telematics.Tracks;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics;

/// <summary>Devices in cars: what they say, what it means, and who may know.</summary>
public sealed class TelematicsModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton(new PositionKeeping())
        .AddSingleton<PositionMonths>()
        .AddHostedService<PositionUpkeep>()
        .AddScoped<Intake>()
        .AddScoped<InsuredDriving>()
        .AddScoped<ITelematics, Queue>()
        .AddSingleton<IDeviceDoor, DeviceDoor>()
        .AddSingleton<IDoors, NoDoors>()
        .AddScoped<ICarSigns, ReadSigns>()
        .AddHearer<ConsentWithdrawn, ForgetPlaces>()
        .AddHandler<RegisterDevice, DeviceCard, RegisterDevice.Handler>()
        .AddHandler<GiveCode, Unit, GiveCode.Handler>()
        .AddHandler<FreeDevice, DeviceCard, FreeDevice.Handler>()
        .AddHandler<MarkSending, Unit, MarkSending.Handler>()
        .AddHandler<MarkAnswer, Unit, MarkAnswer.Handler>()
        .AddHandler<BindDevice, BindingKept, BindDevice.Handler>()
        .AddHandler<UnbindDevice, BindingKept, UnbindDevice.Handler>()
        .AddHandler<TakeReports, ReportsTaken, TakeReports.Handler>()
        .AddHandler<NoteEvent, EventNote, NoteEvent.Handler>()
        .AddHandler<AddFence, FenceCard, AddFence.Handler>()
        .AddHandler<RemoveFence, Unit, RemoveFence.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/telematics").WithTags("Telematics");
        api.MapGet("/devices", ListDevices.Get).WithName("listDevices").Needs(Permission.DeviceRead);
        api.MapPost("/devices", RegisterDevice.Post).WithName("registerDevice").Needs(Permission.DeviceManage);
        api.MapPost("/devices/{device}/binding", BindDevice.Post).WithName("bindDevice").Needs(Permission.DeviceManage);
        api.MapPost("/devices/{device}/unbinding", UnbindDevice.Post)
            .WithName("unbindDevice").Needs(Permission.DeviceManage);
        api.MapPost("/devices/{device}/code-release", FreeDevice.Post)
            .WithName("freeDevice").Needs(Permission.DeviceManage);
        api.MapGet("/strangers", ListStrangers.Get).WithName("listDeviceStrangers").Needs(Permission.DoorRead);
        api.MapGet("/strangers/export.xlsx", ListStrangers.Export)
            .WithName("exportDeviceStrangers").Needs(Permission.DoorRead);
        api.MapGet("/doors", ListStrangers.GetDoors).WithName("readDeviceDoors").Needs(Permission.DoorRead);
        api.MapPost("/reports", TakeReports.Post).WithName("takeReports").Needs(Permission.DeviceReport);
        api.MapGet("/events", Events.Get).WithName("listDeviceEvents").Needs(Permission.DeviceRead);
        api.MapGet("/events/export.xlsx", Events.GetExport)
            .WithName("exportDeviceEvents").Needs(Permission.DeviceRead);
        api.MapPost("/events/{event}/note", NoteEvent.Post).WithName("noteDeviceEvent").Needs(Permission.DeviceManage);
        api.MapGet("/fences", AddFence.Get).WithName("listFences").Needs(Permission.DeviceRead);
        api.MapPost("/fences", AddFence.Post).WithName("addFence").Needs(Permission.DeviceManage);
        api.MapPost("/fences/{fence}/removal", RemoveFence.Post).WithName("removeFence").Needs(Permission.DeviceManage);
        MapReads(api);
    }

    static void MapReads(RouteGroupBuilder api)
    {
        api.MapGet("/fleet", Fleet.Get).WithName("listFleet").Needs(Permission.DeviceRead);
        api.MapGet("/fleet/export.xlsx", Fleet.GetExport).WithName("exportFleet").Needs(Permission.DeviceRead);
        api.MapGet("/fleet/counts", Fleet.GetCounts).WithName("countFleet").Needs(Permission.DeviceRead);
        api.MapGet("/places", ReadLivePlaces.Get).WithName("readLivePlaces").Needs(Permission.LocationRead);
        api.MapGet("/gatherings", ReadGatherings.Get).WithName("readGatherings").Needs(Permission.LocationRead);
        api.MapGet("/my-devices", ListMyDevices.Get).WithName("listMyDevices").Needs(Permission.LocationRead);
        api.MapGet("/cars/{vin}/track", ReadTrack.Get).WithName("readTrack").Needs(Permission.LocationRead);
        api.MapGet("/cars/{vin}/journeys", ReadJourneys.Get).WithName("readJourneys").Needs(Permission.LocationRead);
        api.MapGet("/cars/{vin}/driving", ReadDriving.Get).WithName("readDriving").Needs(Permission.LocationRead);
        api.MapGet("/cars/{vin}/frequent-places", ReadFrequentPlaces.Get)
            .WithName("readFrequentPlaces").Needs(Permission.LocationRead);
    }
}
