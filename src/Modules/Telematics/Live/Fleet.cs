using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telematics.Storage;

namespace Wheelhouse.Telematics.Live;

/// <summary>How a device is. Each device is in one of these.</summary>
enum FleetState
{
    Heard,

    /// <summary>Quiet for longer than its kind ever is, as the last watch found.</summary>
    Silent,

    /// <summary>Heard, and it says that it was unplugged, taken off, moved or its antenna cut.</summary>
    Fault,

    /// <summary>In a car, and nothing was ever heard of it.</summary>
    NeverHeard,

    /// <summary>In stock: in no car.</summary>
    InStock,
    Retired,
}

/// <summary>A device and its health; nothing of where it is.</summary>
/// <param name="Paired">A device of the other kind is in the same car.</param>
/// <param name="Apart">The two of a car were last seen apart.</param>
/// <param name="Alarms">What it last said is wrong.</param>
/// <param name="HasCode">It was given the code that it shows at the door.</param>
sealed record FleetCard(
    Id<Device> Id, string Terminal, string Model, DeviceKind Kind, string? Vin, FleetState State,
    DateTimeOffset? HeardAt, DeviceAlarms Alarms, bool Paired, bool Apart, bool CanInhibit, bool? CircuitCut,
    bool HasCode, DateTimeOffset RegisteredAt, long Version) : IHasVersion;

/// <summary>How many devices are in each state.</summary>
sealed record FleetCounts(int All, IReadOnlyDictionary<FleetState, int> States);

/// <summary>A lender's devices by how they are.</summary>
static class Fleet
{
    static readonly Sheet<FleetCard> Export = new Sheet<FleetCard>("devices", new("设备", "Devices"))
        .Text("终端号", "Terminal", d => d.Terminal)
        .Text("型号", "Model", d => d.Model)
        .Text("种类", "Kind", d => d.Kind.ToString())
        .Text("车架号", "VIN", d => d.Vin)
        .Text("状态", "State", d => d.State.ToString())
        .Instant("最近上线", "Heard", d => d.HeardAt)
        .Text("告警", "Alarms", d => d.Alarms == DeviceAlarms.None ? null : d.Alarms.ToString())
        .Words("成对", "Paired", d => d.Paired ? new("是", "yes") : new("否", "no"))
        .Instant("登记时间", "Registered", d => d.RegisteredAt);

    /// <param name="q">The beginning of a terminal's number or of a VIN.</param>
    internal static async Task<Ok<Page<FleetCard>>> Get(
        Word<FleetState>? state, string? q, int? limit, string? after, House house, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, state?.Value, q, new(limit, after), cancel));

    internal static async Task<IResult> GetExport(
        Word<FleetState>? state, string? q, string? lang, House house, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => Read(house, state?.Value, q, page, cancel)), lang);

    internal static async Task<Ok<FleetCounts>> GetCounts(House house, CancellationToken cancel)
    {
        var counts = new Dictionary<FleetState, int>();
        foreach (var state in Enum.GetValues<FleetState>())
        {
            counts[state] = await In(house, state).CountAsync(cancel);
        }

        return TypedResults.Ok(new FleetCounts(counts.Values.Sum(), counts));
    }

    static async Task<Page<FleetCard>> Read(
        House house, FleetState? state, string? q, PageRequest request, CancellationToken cancel)
    {
        var rows = In(house, state);
        if (q is { Length: > 0 })
        {
            rows = rows.Where(d => d.Terminal.StartsWith(q)
                || house.Set<BindingRow>().Any(b => b.Device == d.Id && b.Until == null && b.Vin.StartsWith(q)));
        }

        var page = await rows.ToPage(d => d.Id, request, cancel);
        var ids = page.Items.Select(d => d.Id).ToArray();
        var cars = await house.Set<BindingRow>().AsNoTracking()
            .Where(b => ids.Contains(b.Device) && b.Until == null).ToDictionaryAsync(b => b.Device, b => b.Vin, cancel);
        var vins = cars.Values.Distinct().ToArray();
        var pairs = (await house.Set<BindingRow>().AsNoTracking()
            .Where(b => b.Until == null && vins.Contains(b.Vin))
            .GroupBy(b => b.Vin).Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync(cancel)).ToHashSet();
        return page.Select(d => Of(d, cars.GetValueOrDefault(d.Id), pairs));
    }

    static FleetCard Of(DeviceRow row, string? vin, HashSet<string> pairs) => new(
        row.Id, row.Terminal, row.Model, row.Kind, vin,
        row.RetiredAt is not null ? FleetState.Retired
            : vin is null ? FleetState.InStock
            : row.HeardAt is null ? FleetState.NeverHeard
            : row.Silent ? FleetState.Silent
            : row.HasFault ? FleetState.Fault
            : FleetState.Heard,
        row.HeardAt, row.Now?.Alarms ?? DeviceAlarms.None, vin is not null && pairs.Contains(vin), row.Apart,
        row.CanInhibit, row.Now?.CircuitCut, row.CodeHash is not null, row.RegisteredAt, row.Version);

    /// <summary>The devices in a state; all of them for null. As <see cref="Of"/> tells it of one.</summary>
    static IQueryable<DeviceRow> In(House house, FleetState? state)
    {
        var all = house.Set<DeviceRow>().AsNoTracking();
        var bound = all.Where(d => d.RetiredAt == null
            && house.Set<BindingRow>().Any(b => b.Device == d.Id && b.Until == null));
        return state switch
        {
            FleetState.Retired => all.Where(d => d.RetiredAt != null),
            FleetState.InStock => all.Where(d => d.RetiredAt == null
                && !house.Set<BindingRow>().Any(b => b.Device == d.Id && b.Until == null)),
            FleetState.NeverHeard => bound.Where(d => d.HeardAt == null),
            FleetState.Silent => bound.Where(d => d.HeardAt != null && d.Silent),
            FleetState.Fault => bound.Where(d => d.HeardAt != null && !d.Silent && d.HasFault),
            FleetState.Heard => bound.Where(d => d.HeardAt != null && !d.Silent && !d.HasFault),
            _ => all,
        };
    }
}
