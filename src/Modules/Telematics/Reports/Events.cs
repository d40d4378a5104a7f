using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Reports;

/// <summary>That somebody has looked at an event.</summary>
sealed record EventNote(Id<User> By, DateTimeOffset At, string Text);

/// <summary>An event as a desk reads it: that it happened, never where.</summary>
/// <param name="ReceivedAt">When it was told; later than it happened where nobody could tell.</param>
/// <param name="Note">Null: nobody has looked at it yet.</param>
sealed record EventCard(
    Id<DeviceEvent> Id, Id<Device> Device, string? Vin, DeviceEventKind Kind, DateTimeOffset At,
    DateTimeOffset ReceivedAt, EventNote? Note);

/// <summary>Which events are asked for.</summary>
/// <param name="Open">True: those that nobody has looked at; false: the others.</param>
/// <param name="From">When it happened; the first instant that counts.</param>
/// <param name="To">The first instant that counts no more.</param>
readonly record struct EventFilter(
    DeviceEventKind? Kind, string? Vin, Id<Device>? Device, bool? Open, DateTimeOffset? From, DateTimeOffset? To);

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

    static readonly Sheet<EventCard> Export = new Sheet<EventCard>(
            "device-events", new("设备告警", "Device alarms"))
        .Text("种类", "Kind", e => e.Kind.ToString())
        .Text("车架号", "VIN", e => e.Vin)
        .Instant("发生时间", "At", e => e.At)
        .Instant("接收时间", "Received", e => e.ReceivedAt)
        .Instant("确认时间", "Looked at", e => e.Note?.At)
        .Text("说明", "Note", e => e.Note?.Text);

    internal static async Task<Ok<Page<EventCard>>> Get(
        Word<DeviceEventKind>? kind, string? vin, Id<Device>? device, bool? open, DateTimeOffset? from,
        DateTimeOffset? to, int? limit, string? after, House house, IConsents consents, Caller caller,
        CancellationToken cancel) =>
        TypedResults.Ok(await Read(
            house, consents, caller, new(kind?.Value, vin, device, open, from, to), new(limit, after), cancel));

    internal static async Task<IResult> GetExport(
        Word<DeviceEventKind>? kind, string? vin, Id<Device>? device, bool? open, DateTimeOffset? from,
        DateTimeOffset? to, string? lang, House house, IConsents consents, Caller caller, CancellationToken cancel)
    {
        var filter = new EventFilter(kind?.Value, vin, device, open, from, to);
        return Export.Answer(
            await Paging.All(page => Read(house, consents, caller, filter, page, cancel)), lang);
    }

    /// <summary>Newest first. Those that tell of a place are left out for whoever took his consent back.</summary>
    static async Task<Page<EventCard>> Read(
        House house, IConsents consents, Caller caller, EventFilter filter, PageRequest request,
        CancellationToken cancel)
    {
        var page = await Chosen(house, filter).ToPage(e => e.Id, request, cancel);
        var ids = page.Items.Select(e => e.Id).ToArray();
        var notes = await house.Set<EventNoteRow>().AsNoTracking().Where(n => ids.Contains(n.Event))
            .ToDictionaryAsync(n => n.Event, n => new EventNote(n.By, n.At, n.Text), cancel);
        var seen = await Seen(consents, caller, page.Items, cancel);
        return new(
            [
                .. page.Items.Where(seen).Select(e => new EventCard(
                    e.Id, e.Device, e.Vin, e.Kind, e.At, e.ReceivedAt, notes.GetValueOrDefault(e.Id))),
            ],
            page.Next);
    }

    static IQueryable<DeviceEventRow> Chosen(House house, EventFilter filter)
    {
        var rows = house.Set<DeviceEventRow>().AsNoTracking();
        rows = filter.Kind is { } kind ? rows.Where(e => e.Kind == kind) : rows;
        rows = filter.Vin is { } car ? rows.Where(e => e.Vin == car) : rows;
        rows = filter.Device is { } device ? rows.Where(e => e.Device == device) : rows;
        rows = filter.From?.ToUniversalTime() is { } first ? rows.Where(e => e.At >= first) : rows;
        rows = filter.To?.ToUniversalTime() is { } last ? rows.Where(e => e.At < last) : rows;
        return filter.Open is { } open
            ? rows.Where(e => house.Set<EventNoteRow>().Any(n => n.Event == e.Id) != open)
            : rows;
    }

    /// <summary>Which of some events the caller may know of.</summary>
    internal static async Task<Func<DeviceEventRow, bool>> Seen(
        IConsents consents, Caller caller, IReadOnlyCollection<DeviceEventRow> events, CancellationToken cancel)
    {
        var subjects = events.Where(e => OfPlaces.Contains(e.Kind)).Select(e => e.Subject)
            .OfType<Id<Organisation>>().Distinct().ToList();
        var seen = await consents.Holding(subjects, caller.Actor.Organisation, Purpose.Location, cancel);
        return e => !OfPlaces.Contains(e.Kind) || (e.Subject is { } subject && seen.Contains(subject));
    }
}
