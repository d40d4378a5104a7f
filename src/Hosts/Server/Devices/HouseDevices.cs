using Wheelhouse.Gateway;
using Wheelhouse.Telematics;

namespace Wheelhouse.Server.Devices;

/// <summary>Which devices may speak: those that the lenders registered.</summary>
sealed class HouseDevices(IDeviceDoor door) : IDevices
{
    public async ValueTask<KnownDevice?> Find(string number, CancellationToken cancel) =>
        await door.Find(number, cancel) is { } device
            ? new(device.Number, device.Model, device.CodeHash, device.Header)
            : null;

    public async ValueTask<bool> Give(string number, ReadOnlyMemory<byte> codeHash, CancellationToken cancel) =>
        await door.Give(number, codeHash, cancel);
}
