namespace Wheelhouse.Gateway;

/// <summary>What the gateways allow. Every limit is a bound on what a stranger can make the house hold.</summary>
public sealed record GatewayOptions
{
    /// <summary>Connections from one address. Mobile networks put many devices behind one.</summary>
    public int ConnectionsPerAddress { get; init; } = 2_000;

    public int Connections { get; init; } = 50_000;

    /// <summary>A new connection must have said who it is by then.</summary>
    public TimeSpan Introduction { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A frame that has begun must have ended by then.</summary>
    public TimeSpan Unfinished { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A device that says nothing for so long is gone; heartbeats are usual every minute.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>So many pieces that are no frames close a connection.</summary>
    public int BadPieces { get; init; } = 50;

    /// <summary>Reports that wait for the store. When it is full nobody is read until there is room.</summary>
    public int Waiting { get; init; } = 20_000;

    /// <summary>Reports the store takes at once.</summary>
    public int AtOnce { get; init; } = 2_000;

    /// <summary>Bytes of a connection that wait to be read, at most; the rest waits in the device. Room for any frame.
    /// </summary>
    public int Unread { get; init; } = 65_536;

    /// <summary>Bytes a connection has not taken, beyond as many that are on the way to it; more closes it. Room for
    /// the answers to thousands of reports that a device sends before it reads one.</summary>
    public int Unsent { get; init; } = 65_536;

    /// <summary>Packages of a message are asked for again after this, and given up after four times this.</summary>
    public TimeSpan AskAgain { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait before a store that failed is tried again.</summary>
    public TimeSpan StorePause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Strangers that are remembered by number; the oldest gives way.</summary>
    public int Strangers { get; init; } = 1_000;
}
