using Wheelhouse.Gateway;
using Wheelhouse.Telematics;

namespace Wheelhouse.Server.Devices;

/// <summary>The doors of this server, for its administrators.</summary>
sealed class OpenDoors(Doors doors, Sessions sessions, ReportQueue queue) : IDoors
{
    public DoorState State => new(
        doors.Speaks, sessions.Count, queue.Waiting,
        [
            .. sessions.Refused.OrderBy(r => r.Key, StringComparer.Ordinal)
                .Select(r => new RefusedAtDoor(r.Key, r.Value)),
        ]);

    public IReadOnlyList<StrangerAtDoor> Strangers =>
        [.. sessions.Strangers.Select(s => new StrangerAtDoor(s.Number, s.Times, s.LastAt))];
}
