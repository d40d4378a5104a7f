using Wheelhouse.Kernel;
using Wheelhouse.Trust;

namespace Wheelhouse.Screening;

/// <summary>A place on the earth, in degrees of WGS 84.</summary>
/// <param name="Latitude">-90 to 90, north positive.</param>
/// <param name="Longitude">-180 to 180, east positive.</param>
public readonly record struct GeoPoint(decimal Latitude, decimal Longitude);

/// <summary>The device on which an application was filled in, as its browser or app reported it.</summary>
/// <param name="Fingerprint">What tells the device from others, 8 to 200 characters.</param>
/// <param name="Emulator">An emulated device; null where the app does not look.</param>
/// <param name="Rooted">Its protection is taken off.</param>
/// <param name="Proxy">Its connection goes through a proxy.</param>
/// <param name="SimDays">Days since its SIM card was put in.</param>
/// <param name="Ip">The address it came from.</param>
public sealed record DeviceFacts(
    string Fingerprint, bool? Emulator = null, bool? Rooted = null, bool? Proxy = null, int? SimDays = null,
    string? Ip = null);

/// <summary>Where an application was filled in, and where the customer says he lives and works.</summary>
public sealed record Whereabouts(GeoPoint? Here, GeoPoint? Home = null, GeoPoint? Work = null);

/// <summary>Whom the lender may call when it cannot reach the customer.</summary>
/// <param name="Phone">A mobile number of 11 digits.</param>
/// <param name="Relation">In the customer's words, as in <c>spouse</c>.</param>
public sealed record EmergencyContact(string Name, string Phone, string? Relation = null);

/// <summary>What an application form carries beside person, car and money. All of it optional; personal data, kept
/// encrypted.</summary>
public sealed record Particulars(
    DeviceFacts? Device = null, Whereabouts? Whereabouts = null, string? HomeAddress = null,
    IReadOnlyList<EmergencyContact>? Contacts = null)
{
    const int MostContacts = 5;
    const int LongestAddress = 200;
    const int LongestName = 60;
    const int LongestRelation = 30;
    const int LongestIp = 45;

    /// <summary>What is wrong with it first; null when it can be taken.</summary>
    /// <returns><c>screening.contact_malformed</c>, <c>screening.too_many_contacts</c>,
    /// <c>screening.device_malformed</c>, <c>screening.place_out_of_range</c>,
    /// <c>screening.address_long</c>.</returns>
    public Refusal? Check() =>
        Contacts is { Count: > MostContacts }
            ? new(
                "screening.too_many_contacts", $"Name at most {MostContacts} emergency contacts.", RefusalKind.Invalid,
                new RefusalValue("most", $"{MostContacts}"))
        : (Contacts ?? []).Any(c => c is null || !IsContact(c))
            ? new(
                "screening.contact_malformed",
                "An emergency contact has a name and a mobile number of 11 digits; correct or leave out the contact.",
                RefusalKind.Invalid)
        : Device is { } device && !IsDevice(device)
            ? new(
                "screening.device_malformed",
                "A device has a fingerprint of 8 to 200 characters and days of 0 or more; leave out what is not known.",
                RefusalKind.Invalid)
        : Points().Any(p => p.Latitude is < -90m or > 90m || p.Longitude is < -180m or > 180m)
            ? new(
                "screening.place_out_of_range",
                "A place has a latitude of -90 to 90 and a longitude of -180 to 180 degrees; correct or leave it out.",
                RefusalKind.Invalid)
        : HomeAddress?.Length > LongestAddress
            ? new(
                "screening.address_long", $"Give the home address in at most {LongestAddress} characters.",
                RefusalKind.Invalid, new RefusalValue("most", $"{LongestAddress}"))
        : null;

    static bool IsContact(EmergencyContact contact) =>
        contact is { Name: not null, Phone: not null } && contact.Name.Trim().Length is > 0 and <= LongestName
        && MobileNumber.IsOne(contact.Phone)
        && (contact.Relation?.Length ?? 0) <= LongestRelation;

    static bool IsDevice(DeviceFacts device) =>
        device.Fingerprint?.Trim().Length is >= 8 and <= 200 && device.SimDays is null or >= 0
        && (device.Ip?.Length ?? 0) <= LongestIp;

    IEnumerable<GeoPoint> Points() =>
        new[] { Whereabouts?.Here, Whereabouts?.Home, Whereabouts?.Work }.OfType<GeoPoint>();
}
