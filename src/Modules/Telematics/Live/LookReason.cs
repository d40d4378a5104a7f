using Wheelhouse.Kernel;

namespace Wheelhouse.Telematics.Live;

/// <summary>What somebody looks at the map for. It is told to everybody whose car the look shows.</summary>
enum LookReason
{
    /// <summary>A device told something that has to be looked at.</summary>
    Alarm,

    /// <summary>A case of collections is worked on.</summary>
    Collection,

    /// <summary>The customer asked where the car is, as after a theft.</summary>
    CustomerAsked,

    /// <summary>The lender makes sure that its security is there.</summary>
    AssetCheck,
}

static class LookReasons
{
    internal static readonly Refusal Missing = new(
        "telematics.say_what_for",
        "Say what you look at the map for: alarm, collection, customerAsked or assetCheck.", RefusalKind.Invalid);

    /// <summary>As the subject reads it in the list of who saw what.</summary>
    internal static string What(string seen, LookReason reason) => $"{seen}: " + reason switch
    {
        LookReason.Alarm => "alarm",
        LookReason.Collection => "collection",
        LookReason.CustomerAsked => "customer asked",
        _ => "asset check",
    };
}
