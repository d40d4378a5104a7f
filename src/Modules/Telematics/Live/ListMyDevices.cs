using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Telematics.Storage;

namespace Wheelhouse.Telematics.Live;

/// <summary>A device that tells, or told, where the caller is.</summary>
/// <param name="Lender">Whose device it is.</param>
/// <param name="Until">Null: it is in the car now.</param>
sealed record MyDevice(
    Id<DeviceBinding> Id, string Vin, Id<Organisation> Lender, DeviceKind Kind, string Model, bool CanInhibit,
    DateTimeOffset Since, DateTimeOffset? Until, DateTimeOffset? HeardAt);

/// <summary>The devices in the caller's cars and whose they are: a person knows of every one (PIPL article 17).
/// </summary>
static class ListMyDevices
{
    internal static async Task<Ok<Page<MyDevice>>> Get(
        int? limit, string? after, House house, Caller caller, CancellationToken cancel)
    {
        // the bindings are the lender's; the location that they tell is the caller's own
        var me = caller.Actor.Organisation;
        var page = await house.Set<BindingRow>().IgnoreQueryFilters().AsNoTracking().Where(b => b.Subject == me)
            .ToPage(b => b.Id, new(limit, after), cancel);
        var ids = page.Items.Select(b => b.Device).ToArray();
        var devices = await house.Set<DeviceRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        return TypedResults.Ok(page.Select(b => Of(b, devices[b.Device])));
    }

    static MyDevice Of(BindingRow car, DeviceRow device) => new(
        car.Id, car.Vin, car.Organisation, device.Kind, device.Model, device.CanInhibit, car.Since, car.Until,
        car.Until is null ? device.HeardAt : null);
}
