using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Reports;

/// <summary>An event as a desk reads it: that it happened, never where.</summary>
sealed record EventCard(Id<DeviceEvent> Id, Id<Device> Device, string? Vin, DeviceEventKind Kind, DateTimeOffset At);

/// <summary>Events of devices, written and read.</summary>
static class Events
{
    /// <summary>Those that tell where somebody is: without his consent nobody reads them.</summary>
    static readonly DeviceEventKind[] OfPlaces =
    [
        DeviceEventKind.PairSeparated, DeviceEventKind.Towed, DeviceEventKind.FenceEntered,
        DeviceEventKind.SecondPledge, DeviceEventKind.RegionLeft, DeviceEventKind.NoMovement,
    ];

    internal static void Add(
        House house, IWork work, TimeProvider clock, Id<Organisation> lender, Id<Device> device, string? vin,
        Id<Organisation>? subject, DeviceEventKind kind, DateTimeOffset at, DateTimeOffset received)
    {
        var id = Id<DeviceEvent>.New(clock);
        house.Append(new DeviceEventRow
        {
            Id = id,
            Organisation = lender,
            Device = device,
            Vin = vin,
            Subject = subject,
            Kind = kind,
            At = at,
            ReceivedAt = received,
        });
        work.Publish(new DeviceEventTold(lender, id, device, vin, kind, at), device.ToString());
    }

    /// <summary>Newest first. Those that tell of a place are left out for whoever took his consent back.</summary>
    internal static async Task<Ok<Page<EventCard>>> Get(
        Word<DeviceEventKind>? kind, string? vin, int? limit, string? after, House house, IConsents consents,
        Caller caller, CancellationToken cancel)
    {
        var rows = house.Set<DeviceEventRow>().AsNoTracking();
        rows = kind is { } wanted ? rows.Where(e => e.Kind == wanted.Value) : rows;
        rows = vin is { } car ? rows.Where(e => e.Vin == car) : rows;
        var page = await rows.ToPage(e => e.Id, new(limit, after), cancel);
        var subjects = page.Items.Where(e => OfPlaces.Contains(e.Kind)).Select(e => e.Subject)
            .OfType<Id<Organisation>>().Distinct().ToList();
        var seen = await consents.Holding(subjects, caller.Actor.Organisation, Purpose.Location, cancel);
        return TypedResults.Ok(new Page<EventCard>(
            [
                .. page.Items.Where(e =>
                        !OfPlaces.Contains(e.Kind) || (e.Subject is { } subject && seen.Contains(subject)))
                    .Select(e => new EventCard(e.Id, e.Device, e.Vin, e.Kind, e.At)),
            ],
            page.Next));
    }
}
