using Wheelhouse.Telemetry;

namespace Wheelhouse.Gateway;

/// <summary>A device the house knows.</summary>
/// <param name="Number">As it is registered: the header's number without leading zeros, or the VIN.</param>
/// <param name="Model">Names its dialect; null speaks the standard.</param>
/// <param name="CodeHash">SHA-256 of the code it was given; empty when it has none yet.</param>
/// <param name="Layout">Which header it is read with.</param>
public sealed record KnownDevice(
    string Number, string? Model, ReadOnlyMemory<byte> CodeHash, Jt808Layout Layout = Jt808Layout.ByFlag);

/// <summary>Which devices may speak.</summary>
public interface IDevices
{
    /// <summary>The device of a number, or null: a stranger.</summary>
    ValueTask<KnownDevice?> Find(string number, CancellationToken cancel);

    /// <summary>Keeps the hash of a new code, durably, unless the device has one: whoever knows a number must not be
    /// given the code of its device. An operator frees a device that lost its code.</summary>
    /// <returns>False when it has one.</returns>
    ValueTask<bool> Give(string number, ReadOnlyMemory<byte> codeHash, CancellationToken cancel);
}

/// <summary>A report as it came in.</summary>
/// <param name="Device">Whose; see <see cref="KnownDevice.Number"/>.</param>
/// <param name="TellsCircuit">Its protocol has bits for the circuits of the car: JT/T 808 has, GB/T 32960 has
/// not.</param>
public readonly record struct ReceivedReport(
    string Device, Position Position, DateTimeOffset ReceivedAt, bool TellsCircuit);

/// <summary>Where reports are kept.</summary>
public interface IReportStore
{
    /// <summary>Keeps reports durably: when this returns, they survive a power cut, each once by device and time.
    /// Throws
    /// when it could not; the same reports are then brought again.</summary>
    Task Keep(IReadOnlyList<ReceivedReport> reports, CancellationToken cancel);
}
