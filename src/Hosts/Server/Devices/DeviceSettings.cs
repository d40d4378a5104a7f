using System.Globalization;
using System.Net;
using Wheelhouse.Gateway;

namespace Wheelhouse.Server.Devices;

/// <summary>Where devices come in, and what they are allowed: <c>--Gateway:Jt808 127.0.0.1:8808</c>,
/// <c>--Gateway:Gb32960 8960</c>, <c>--Gateway:ConnectionsPerAddress 100</c>, ….</summary>
sealed record DeviceSettings(DoorPlan Doors, GatewayOptions Allows)
{
    internal static DeviceSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Gateway");
        try
        {
            return new(
                new(Where(section, "Jt808"), Where(section, "Gb32960")), section.Get<GatewayOptions>() ?? new());
        }
        catch (InvalidOperationException wrong)
        {
            throw new UnreadableSettingException($"--{wrong.InnerException?.Message ?? wrong.Message}");
        }
    }

    /// <summary>A port alone is on loopback: a door to the world is opened by naming where.</summary>
    static IPEndPoint? Where(IConfiguration section, string name)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return null;
        }

        var port = ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var alone)
            ? new IPEndPoint(IPAddress.Loopback, alone)
            : null;
        return port ?? (IPEndPoint.TryParse(text, out var place) && text.Contains(':', StringComparison.Ordinal)
            ? place
            : throw new UnreadableSettingException(
                $"--Gateway:{name}: '{text}' is no port and no address like 127.0.0.1:8808."));
    }
}

/// <summary>Puts the doors for devices into the server.</summary>
static class DeviceRegistration
{
    internal static IServiceCollection AddDevices(this IServiceCollection services, DeviceSettings settings) =>
        settings.Doors.IsAny
            ? services
                .AddSingleton<IDevices, HouseDevices>()
                .AddSingleton<IReportStore, HouseReports>()
                .AddGateway(settings.Allows)
                .AddDoors(settings.Doors)
                .AddHostedService<CommandSender>()
                .AddSingleton<Telematics.IDoors, OpenDoors>()
            : services;
}
