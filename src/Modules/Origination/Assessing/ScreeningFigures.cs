using Wheelhouse.Decisions;
using Wheelhouse.Screening;

namespace Wheelhouse.Origination.Assessing;

/// <summary>From what the lender knows of its own to the fields of a policy. Where nobody looked, all are missing; what
/// the form did not bring is known not to be there.</summary>
static class ScreeningFigures
{
    /// <summary>Steps to a known bad beyond which the ring has no say.</summary>
    const decimal Beyond = 3m;

    const int FreshSimDays = 7;
    const int FewestColleagues = 5;
    const int MostNamed = 3;

    /// <summary>Identifiers that an application names anew; an employer or a car is shared for good reasons.</summary>
    static readonly TraitKind[] Repeated =
        [TraitKind.IdNumber, TraitKind.Phone, TraitKind.Card, TraitKind.Device, TraitKind.Ip, TraitKind.Address];

    internal static readonly IReadOnlyDictionary<string, Func<Gathered, Datum>> All =
        new Dictionary<string, Func<Gathered, Datum>>(StringComparer.Ordinal)
        {
            ["blacklisted"] = g => Datum.Of(g.Screened?.Listed.Any(entry => !entry.UnderAppeal)),
            ["blacklistAppeal"] = g => Datum.Of(g.Screened?.Listed.Any(entry => entry.UnderAppeal)),
            ["velocityHour"] = g => Most(g, velocity => velocity.Hour),
            ["velocityDay"] = g => Most(g, velocity => velocity.Day),
            ["velocityWeek"] = g => Most(g, velocity => velocity.Week),
            ["deviceGiven"] = g => Datum.Of(g.Screened is { } known ? known.Device is not null : null),
            ["deviceOthers"] = g => Of(g, known => known.Device?.OtherPeople ?? 0),
            ["deviceFlags"] = g => Of(g, known => known.Device is { } device ? Oddities(device) : 0),
            ["ringPeople"] = g => Of(g, known => known.Ring.People),
            ["ringBadShare"] = g => Of(g, known => known.Ring.BadShare),
            ["ringDistance"] = g => Of(g, known => known.Ring.Distance ?? Beyond),
            ["contactsOdd"] = g => Of(g, known => known.Contacts is { } contacts ? Oddities(contacts) : 0),
            ["placeGiven"] = g => Datum.Of(g.Screened is { } known ? known.Place is not null : null),
            ["kmFromDealer"] = g => Datum.Of(g.Screened?.Place?.KmFromDealer),
            ["impossibleTravel"] = g => Datum.Of(
                g.Screened?.Place is { KmPerHour: not null } place ? place.Impossible : null),
            ["samePlacePeople"] = g => Datum.Of((decimal?)g.Screened?.Place?.SamePlacePeople),
            ["employerBadShare"] = g => Of(g, known => known.Employer is { OtherPeople: >= FewestColleagues } employer
                ? (decimal)employer.Bad / employer.OtherPeople
                : 0m),
            ["dealerStands"] = g => Datum.Of(g.Screened?.Dealer.Stands),
            ["dealerLow"] = g => Datum.Of(g.Screened?.Dealer.Low),
            ["dealerDay"] = g => Of(g, known => known.Dealer.Velocity.Day),
        };

    static Datum Of(Gathered g, Func<ScreeningFacts, decimal> figure) =>
        Datum.Of(g.Screened is { } known ? figure(known) : null);

    /// <summary>The most that any identifier of the application was named within a window.</summary>
    static Datum Most(Gathered g, Func<Velocity, int> window) =>
        Of(g, known => Repeated.Select(known.Of).OfType<Velocity>().Select(window).DefaultIfEmpty().Max());

    static int Oddities(DeviceFound device) => Count(
        device.Emulator == true, device.Rooted == true, device.Proxy == true, device.SimDays < FreshSimDays);

    static int Oddities(ContactsFound contacts) => Count(
        contacts.OwnPhone, contacts.Listed > 0, contacts.OfDealer > 0, contacts.NamedByOthers > MostNamed,
        contacts.Applicants > 1);

    static int Count(params ReadOnlySpan<bool> grounds) => grounds.Count(true);
}
