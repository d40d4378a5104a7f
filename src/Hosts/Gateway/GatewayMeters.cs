using System.Diagnostics.Metrics;

namespace Wheelhouse.Gateway;

/// <summary>What the gateways count. No number of a device ever becomes a tag.</summary>
static class GatewayMeters
{
    static readonly Meter Meter = new("Wheelhouse.Gateway");

    internal static readonly Counter<long> Kept = Meter.CreateCounter<long>("wheelhouse.gateway.kept");

    internal static readonly Counter<long> Refused = Meter.CreateCounter<long>("wheelhouse.gateway.refused");

    internal static readonly Counter<long> Dropped = Meter.CreateCounter<long>("wheelhouse.gateway.dropped");

    internal static readonly Counter<long> Swept = Meter.CreateCounter<long>("wheelhouse.gateway.swept");
}
