using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Devices;

/// <summary>A consent to being located was taken back: the last place of its devices is forgotten at once. What was
/// tracked stays under the subject's own name, and nobody else reads it.</summary>
sealed class ForgetPlaces(House house) : IHear<ConsentWithdrawn>
{
    public async Task<Outcome<Unit>> Hear(ConsentWithdrawn fact, CancellationToken cancel)
    {
        if (fact.Purpose != Purpose.Location)
        {
            return default(Unit);
        }

        // acts for the subject; the devices are the grantee's
        var devices = await house.Set<BindingRow>().IgnoreQueryFilters()
            .Where(b => b.Subject == fact.Organisation && b.Organisation == fact.Grantee && b.Until == null)
            .Join(house.Set<DeviceRow>().IgnoreQueryFilters(), b => b.Device, d => d.Id, (b, d) => d)
            .ToListAsync(cancel);
        foreach (var device in devices)
        {
            device.Now = device.Now is { } now
                ? now with { Place = null, StandsAt = null, StandsSince = null, FixAt = null, Inside = [] }
                : null;
        }

        return default(Unit);
    }
}
