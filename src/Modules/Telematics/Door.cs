using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Telematics;

/// <summary>A device as a gateway must know it.</summary>
/// <param name="Number">What it says on the line, as <see cref="DeviceNumber.Of"/> writes it.</param>
/// <param name="CodeHash">SHA-256 of the code it was given; empty when it has none yet.</param>
/// <param name="Header">Which header it is read with.</param>
public sealed record DeviceAtDoor(
    Id<Device> Device, Id<Organisation> Organisation, string Number, string Model, ReadOnlyMemory<byte> CodeHash,
    Jt808Layout Header);

/// <summary>A command that waits for its device.</summary>
/// <param name="Inhibit">True: inhibit the start; false: let it go.</param>
/// <param name="Expires">Not to be sent after this; null: a release never expires.</param>
public sealed record WaitingCommand(
    Id<DeviceCommand> Command, Id<Organisation> Organisation, string Number, string Model, bool Inhibit,
    DateTimeOffset? Expires);

/// <summary>The way in for devices: for the gateways of a host, which know no database.</summary>
public interface IDeviceDoor
{
    /// <summary>The device of a number, whoever's it is; null: a stranger. What was found, or not, may be five seconds
    /// old, so that a storm of connections is no storm of queries.</summary>
    ValueTask<DeviceAtDoor?> Find(string number, CancellationToken cancel);

    /// <summary>Keeps the hash of a new code, unless the device has one.</summary>
    /// <returns>False when it has one, or is not known.</returns>
    Task<bool> Give(string number, ReadOnlyMemory<byte> codeHash, CancellationToken cancel);

    /// <summary>Takes reports of devices of any lender; their terminal is the number on the line. When this returns
    /// they are durable, each once by device and time.</summary>
    Task Keep(IReadOnlyList<DeviceReport> reports, CancellationToken cancel);

    /// <summary>Commands that wait for one of these devices and may be sent now, oldest first.</summary>
    Task<IReadOnlyList<WaitingCommand>> Waiting(IReadOnlySet<string> numbers, CancellationToken cancel);

    /// <summary>Puts on record that a command goes out, before it does: what was sent is never sent again by somebody
    /// who did not know.</summary>
    /// <returns>False when it must not be sent: withdrawn, expired, or sent already.</returns>
    Task<bool> Sending(WaitingCommand command, CancellationToken cancel);

    /// <summary>Puts on record what the device answered; null: it did not.</summary>
    Task Answered(WaitingCommand command, bool? done, CancellationToken cancel);
}

/// <summary>Numbers of devices.</summary>
public static class DeviceNumber
{
    /// <summary>One writing for one device: headers of different editions pad the same number to different
    /// lengths, and digits above nine come as letters of either case. 013812345678 is 13812345678.</summary>
    public static string Of(string terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var number = terminal.AsSpan().TrimStart('0');
        return number.Length == terminal.Length && !terminal.AsSpan().ContainsAnyInRange('a', 'z')
            ? terminal
            : number.ToString().ToUpperInvariant();
    }
}

/// <summary>A number that was turned away at a door: not registered, or with a wrong code.</summary>
/// <param name="Times">How often it came.</param>
public sealed record StrangerAtDoor(string Number, int Times, DateTimeOffset LastAt);

/// <summary>How often something was refused at the doors since the start.</summary>
/// <param name="Why">A word: stranger, code, crowded, a fault of a frame.</param>
public sealed record RefusedAtDoor(string Why, long Times);

/// <summary>The doors of this server as an operator sees them.</summary>
/// <param name="Speaks">What is spoken where, as in <c>JT/T 808 on 127.0.0.1:8808</c>.</param>
/// <param name="Waiting">Reports that wait for the database.</param>
public sealed record DoorState(
    IReadOnlyList<string> Speaks, int Connections, int Waiting, IReadOnlyList<RefusedAtDoor> Refused);

/// <summary>What is known at the doors of this server. A host that has doors brings it.</summary>
public interface IDoors
{
    DoorState State { get; }

    /// <summary>The latest first; a bounded number.</summary>
    IReadOnlyList<StrangerAtDoor> Strangers { get; }
}
