using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Telematics.Devices;

/// <summary>How a device lives.</summary>
public enum DeviceKind
{
    /// <summary>On the car's power: always on, easily found.</summary>
    Wired,

    /// <summary>On a battery of its own: wakes now and then, hidden.</summary>
    Wireless,

    /// <summary>The maker's own box, heard by way of the maker.</summary>
    BuiltIn,
}

/// <summary>A device as a desk reads it: nothing of where it is.</summary>
/// <param name="Vin">Of the car that it is in; null: in none.</param>
/// <param name="HasCode">It registered at a gateway and was given a code.</param>
/// <param name="Silent">Quiet for longer than its kind ever is, as the last watch found.</param>
public sealed record DeviceCard(
    Id<Device> Id, string Terminal, string Model, DeviceKind Kind, bool CanInhibit, bool HasCode,
    string? Vin, DateTimeOffset? HeardAt, bool Silent, DateTimeOffset? RetiredAt, long Version) : IHasVersion
{
    internal static DeviceCard Of(DeviceRow row, string? vin) => new(
        row.Id, row.Terminal, row.Model, row.Kind, row.CanInhibit, row.CodeHash is not null, vin, row.HeardAt,
        row.Silent, row.RetiredAt, row.Version);
}

/// <summary>A lender takes a device into its stock. What calls itself otherwise is not listened to.</summary>
/// <param name="CanInhibit">An installer wired the relay and tried it.</param>
/// <param name="Header">Which header it is read with; by its own flag where nothing is said.</param>
public sealed record RegisterDevice(
    string Terminal, string Model, DeviceKind Kind, bool CanInhibit, Jt808Layout Header = Jt808Layout.ByFlag)
{
    internal static Refusal? Decide(RegisterDevice asked) =>
        asked.Terminal is not { Length: >= 6 and <= 40 } || !asked.Terminal.All(char.IsAsciiLetterOrDigit)
            || asked.Terminal.All(digit => digit == '0')
            ? new(
                "telematics.terminal_malformed",
                "A device calls itself by 6 to 40 letters and digits: its phone number, IMEI or VIN.",
                RefusalKind.Invalid)
        : asked.Model is not { Length: >= 1 and <= 40 }
            ? new(
                "telematics.model_malformed", "Name the device's model in 1 to 40 characters.", RefusalKind.Invalid)
        : asked.CanInhibit && asked.Kind == DeviceKind.Wireless
            ? new(
                "telematics.wireless_inhibits_nothing",
                "A wireless device has no wire to the starter; only a wired one can inhibit it.", RefusalKind.Invalid)
        : asked.CanInhibit && Dialect.Of(asked.Model).InhibitStart is null
            ? new(
                "telematics.model_inhibits_nothing",
                "No order that inhibits the start is known for this model; register it without.", RefusalKind.Invalid)
        : null;

    internal sealed class Handler(House house, Caller caller, IWork work, TimeProvider clock)
        : IHandle<RegisterDevice, DeviceCard>
    {
        public async Task<Outcome<DeviceCard>> Handle(RegisterDevice command, CancellationToken cancel)
        {
            if (Decide(command) is { } refused)
            {
                return refused;
            }

            // across all lenders: a terminal is one device, and who else has it is nobody's business
            var number = DeviceNumber.Of(command.Terminal);
            if (await house.Set<DeviceRow>().IgnoreQueryFilters().AnyAsync(d => d.Number == number, cancel))
            {
                return new Refusal("telematics.terminal_taken", "A device of this number is registered already.");
            }

            var row = new DeviceRow
            {
                Id = Id<Device>.New(clock),
                Organisation = caller.Actor.Organisation,
                Terminal = command.Terminal,
                Number = number,
                Model = command.Model,
                Kind = command.Kind,
                CanInhibit = command.CanInhibit,
                Header = command.Header,
                RegisteredAt = clock.GetUtcNow(),
            };
            work.About(row.Id.ToString());
            house.Add(row);
            return DeviceCard.Of(row, vin: null);
        }
    }

    internal static Task<Results<Ok<DeviceCard>, ProblemHttpResult>> Post(
        RegisterDevice body, Desk desk, CancellationToken cancel) =>
        desk.Send<RegisterDevice, DeviceCard>(body, cancel);
}

/// <summary>The lender's devices and how they are, newest first.</summary>
static class ListDevices
{
    /// <param name="silent">Only those that are quiet for too long.</param>
    internal static async Task<Ok<Page<DeviceCard>>> Get(
        bool? silent, int? limit, string? after, House house, CancellationToken cancel)
    {
        var rows = house.Set<DeviceRow>().AsNoTracking();
        rows = silent is { } wanted ? rows.Where(d => d.Silent == wanted) : rows;
        var page = await rows.ToPage(d => d.Id, new(limit, after), cancel);
        var ids = page.Items.Select(d => d.Id).ToArray();
        var cars = await house.Set<BindingRow>().AsNoTracking()
            .Where(b => ids.Contains(b.Device) && b.Until == null).ToDictionaryAsync(b => b.Device, b => b.Vin, cancel);
        return TypedResults.Ok(page.Select(d => DeviceCard.Of(d, cars.GetValueOrDefault(d.Id))));
    }
}
