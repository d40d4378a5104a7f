using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;

namespace Wheelhouse.Telematics.Devices;

/// <summary>A number that was turned away.</summary>
/// <param name="Device">The lender's own device of that number, which showed no right code; null: nobody registered
/// it.</param>
sealed record StrangerCard(string Number, int Times, DateTimeOffset LastAt, Id<Device>? Device);

/// <summary>Who was turned away at the doors of this server, the latest first. Devices of other lenders are left out.
/// </summary>
static class ListStrangers
{
    static readonly Sheet<StrangerCard> Sheet = new Sheet<StrangerCard>("turned-away", new("被拒设备", "Turned away"))
        .Text("终端号", "Terminal", s => s.Number)
        .Number("次数", "Times", s => s.Times)
        .Instant("最近", "Last", s => s.LastAt)
        .Words("身份", "Who", s => s.Device is null
            ? new("未登记", "registered by nobody")
            : new("本机构设备，鉴权码错误", "your device, wrong code"));

    internal static async Task<Ok<Page<StrangerCard>>> Get(
        int? limit, string? after, IDoors doors, House house, Caller caller, CancellationToken cancel) =>
        TypedResults.Ok((await Read(doors, house, caller, cancel)).ToPage(s => s.Number, new(limit, after)));

    internal static async Task<IResult> Export(
        string? lang, IDoors doors, House house, Caller caller, CancellationToken cancel) =>
        Sheet.Answer(await Read(doors, house, caller, cancel), lang);

    static async Task<List<StrangerCard>> Read(
        IDoors doors, House house, Caller caller, CancellationToken cancel)
    {
        var all = doors.Strangers;
        var numbers = all.Select(s => DeviceNumber.Of(s.Number)).ToArray();
        var known = await house.Set<DeviceRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(d => numbers.Contains(d.Number)).ToDictionaryAsync(d => d.Number, cancel);
        return
        [
            .. all.Select(s => (Stranger: s, Device: known.GetValueOrDefault(DeviceNumber.Of(s.Number))))
                .Where(s => s.Device is null || s.Device.Organisation == caller.Actor.Organisation)
                .Select(s => new StrangerCard(s.Stranger.Number, s.Stranger.Times, s.Stranger.LastAt, s.Device?.Id)),
        ];
    }

    /// <summary>Connections, what waits, and how often what was refused, of this server since its start.</summary>
    internal static Ok<DoorState> GetDoors(IDoors doors) => TypedResults.Ok(doors.State);
}

/// <summary>A host without doors.</summary>
sealed class NoDoors : IDoors
{
    public DoorState State { get; } = new([], 0, 0, []);

    public IReadOnlyList<StrangerAtDoor> Strangers => [];
}
