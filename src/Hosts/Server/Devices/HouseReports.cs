using Wheelhouse.Gateway;
using Wheelhouse.Telematics;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Server.Devices;

/// <summary>Brings what the gateways heard into the house.</summary>
sealed class HouseReports(IDeviceDoor door) : IReportStore
{
    /// <summary>Makers use the bits that the standard reserves for the case that was opened and for being taken off.
    /// </summary>
    const Alarms TakenOff = Alarms.CaseOpened | Alarms.Removed;

    const Alarms NoAntenna = Alarms.AntennaCut | Alarms.AntennaShort;

    /// <summary>Places that cannot be taken as they stand.</summary>
    const Doubts Placeless = Doubts.NoFix | Doubts.NullIsland | Doubts.OffTheEarth | Doubts.Shifted;

    public Task Keep(IReadOnlyList<ReceivedReport> reports, CancellationToken cancel)
    {
        var taken = new DeviceReport[reports.Count];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = Of(reports[i]);
        }

        return door.Keep(taken, cancel);
    }

    /// <summary>A report without a time is one of a clock that was never set.</summary>
    internal static DeviceReport Of(in ReceivedReport report)
    {
        var position = report.Position;
        return new(
            report.Device, position.At ?? DateTimeOffset.UnixEpoch, position.LatitudeMicro, position.LongitudeMicro,
            IsFixed: (position.Doubts & Placeless) == 0, IsLive: !position.Resent, position.SpeedTenths,
            position.Course, position.Ignition,
            report.TellsCircuit ? Has(position, Statuses.CircuitCut) : null,
            report.TellsCircuit ? Has(position, Statuses.FuelCut) : null,
            (position.Readings.VehicleOdometerMetres ?? position.Readings.OdometerMetres) / 100, AlarmsOf(position),
            OwnOdometer: position.Readings.VehicleOdometerMetres is not null);
    }

    static bool Has(in Position position, Statuses status) => (position.Statuses & status) != 0;

    static DeviceAlarms AlarmsOf(in Position position)
    {
        var alarms = position.Alarms;
        return ((alarms & Alarms.MainPowerOff) != 0 ? DeviceAlarms.MainPowerOff : 0)
            | ((alarms & TakenOff) != 0 || position.Readings.TakenOff == 1 ? DeviceAlarms.Removed : 0)
            | ((alarms & Alarms.IllegalDisplacement) != 0 ? DeviceAlarms.Displaced : 0)
            | ((alarms & NoAntenna) != 0 ? DeviceAlarms.AntennaCut : 0);
    }
}
