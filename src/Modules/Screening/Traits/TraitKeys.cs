using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Screening.Traits;

/// <summary>An identifier as it is compared: a keyed hash, never the value.</summary>
sealed record Trait(TraitKind Kind, string Hash);

/// <summary>Makes keyed hashes of identifiers.</summary>
/// <remarks>
/// HMAC-SHA-256 under the installation's index key, bound to the lender and to what the value is: the same phone at two
/// lenders gives two hashes that nobody can hold against each other. A contact's phone has the hash of a phone, so that
/// a contact who applies himself is met.
/// </remarks>
sealed class TraitKeys(IFieldCipher cipher)
{
    internal string Of(Id<Organisation> lender, TraitKind kind, string value) =>
        cipher.BlindIndex($"screening.{Space(kind)}.{lender}", Normal.Of(kind, value));

    /// <summary>The applicant: the hash of his identity number.</summary>
    internal string Person(ScreeningSubject subject) =>
        Of(subject.Lender, TraitKind.IdNumber, subject.Person.IdNumber);

    /// <summary>All that an application names, but the place: whether that counts depends on the dealer's.</summary>
    internal IReadOnlyList<Trait> Of(ScreeningSubject subject)
    {
        var device = subject.Brought?.Device;
        var named = new List<(TraitKind Kind, string? Value)>
        {
            (TraitKind.IdNumber, subject.Person.IdNumber),
            (TraitKind.Phone, subject.Person.Phone),
            (TraitKind.Card, subject.Person.Account),
            (TraitKind.Device, device?.Fingerprint),
            (TraitKind.Ip, device?.Ip),
            (TraitKind.Address, subject.Brought?.HomeAddress),
            (TraitKind.Employer, subject.Employer),
            (TraitKind.Vin, subject.Vin),
        };
        named.AddRange((subject.Brought?.Contacts ?? []).Select(c => (TraitKind.Contact, (string?)c.Phone)));
        return
        [
            .. named.Where(n => Normal.Of(n.Kind, n.Value ?? "").Length > 0)
                .Select(n => new Trait(n.Kind, Of(subject.Lender, n.Kind, n.Value!))).Distinct(),
        ];
    }

    /// <summary>The cell of a place: a thousandth of a degree each way, 111 m from south to north.</summary>
    internal string Cell(Id<Organisation> lender, GeoPoint place) => Cell(lender, place, 0, 0);

    /// <summary>The cell of a place and the eight around it: whoever stands within 100 m is in one of them, up to 60
    /// degrees from the equator within 55 m.</summary>
    internal IReadOnlyList<string> Around(Id<Organisation> lender, GeoPoint place) =>
    [
        .. from north in new[] { -1, 0, 1 }
           from east in new[] { -1, 0, 1 }
           select Cell(lender, place, north, east),
    ];

    string Cell(Id<Organisation> lender, GeoPoint place, int north, int east) => Of(
        lender, TraitKind.Place,
        string.Create(
            CultureInfo.InvariantCulture, $"{Step(place.Latitude) + north}/{Step(place.Longitude) + east}"));

    static int Step(decimal degrees) => (int)decimal.Floor(degrees * 1000m);

    static TraitKind Space(TraitKind kind) => kind == TraitKind.Contact ? TraitKind.Phone : kind;
}
