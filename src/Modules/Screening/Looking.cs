using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Blacklist;
using Wheelhouse.Screening.Dealers;
using Wheelhouse.Screening.Graph;
using Wheelhouse.Screening.Places;
using Wheelhouse.Screening.Storage;
using Wheelhouse.Screening.Traits;
using Wheelhouse.Trust;

namespace Wheelhouse.Screening;

/// <remarks>
/// Whoever runs the command sees his own records alone; these reads are the lender's, so they name it themselves, here,
/// in <see cref="Neighbourhood"/>, <see cref="Matching"/> and <see cref="DealerBook"/> and nowhere else, and stand
/// outside the context's filter.
/// </remarks>
sealed class Looking(
    House house, TraitKeys keys, Matching listings, Neighbourhood neighbourhood, DealerBook dealers, Travels travels,
    IBusinessDays days, IFieldCipher cipher, TimeProvider clock) : IScreening
{
    /// <summary>So many other customers of one dealer do not have the same friend.</summary>
    const int StaffNamedBy = 3;

    static readonly PreparedQuery<string, string> Noted = new((house, application) => house.Set<NoteRow>()
        .IgnoreQueryFilters().Where(n => n.Application == application).Select(n => n.Application));

    /// <summary>Whom an application is of and what it names: noted as it was looked at.</summary>
    sealed record Named(ScreeningSubject Subject, string Person, IReadOnlyList<Trait> Traits, PlaceFound? Place);

    Named? named;

    public async Task<ScreeningFacts> Look(ScreeningSubject subject, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var now = clock.GetUtcNow();
        var day = await days.Of(subject.Lender, cancel);
        var (_, person, traits, place) = await Name(subject, now, cancel);
        var seen = await Seen(subject, person, traits, now, cancel);
        var listed = await listings.Find(subject.Lender, traits, day, cancel);
        var own = traits.Select(t => new Tie(person, t.Kind, t.Hash)).ToList();
        var around = await neighbourhood.Around(
            subject.Lender, person, [.. own.Where(t => IsShared(t, seen))], now.AddYears(-Neighbourhood.Years), day,
            cancel);
        return new(
            [.. listed.Where(m => m.Trait.Kind != TraitKind.Contact).Select(m => m.Match)],
            [.. traits.Where(t => t.Kind != TraitKind.Contact).Select(t => Velocity(t, seen))],
            Device(subject, traits, seen),
            new IdentityGraph(person, around.Ties).Find(
                person, listed.Any(m => Matching.Marks(m)) ? around.Bad.Append(person).ToHashSet() : around.Bad,
                around.IsCut),
            Contacts(subject, traits, seen, listed), place, await Employer(subject, traits, seen, cancel),
            await dealers.Find(subject, now, cancel));
    }

    public async Task Note(ScreeningSubject subject, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (await Noted.First(house, subject.Application, cancel) is not null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var (_, person, traits, _) = await Name(subject, now, cancel);
        house.Append(new NoteRow
        {
            Organisation = subject.Lender,
            Application = subject.Application,
            Person = person,
            Dealer = subject.Dealer,
            At = now,
            Place = subject.Brought?.Whereabouts?.Here is { } here
                ? cipher.Encrypt(NoteRow.Field, PlaceText.Of(here))
                : null,
        });
        foreach (var trait in traits)
        {
            house.Append(new TraitRow
            {
                Organisation = subject.Lender,
                Application = subject.Application,
                Kind = trait.Kind,
                Hash = trait.Hash,
                Person = person,
                Dealer = subject.Dealer,
                At = now,
            });
        }
    }

    public Task Begin(
        Id<Organisation> lender, string application, string agreement, DateOnly paidOn, CancellationToken cancel) =>
        dealers.Begin(lender, application, agreement, paidOn, cancel);

    public Task<int> Tell(Id<Organisation> lender, IReadOnlyList<Conduct> conducts, CancellationToken cancel) =>
        dealers.Tell(lender, conducts, cancel);

    async Task<Named> Name(ScreeningSubject subject, DateTimeOffset now, CancellationToken cancel)
    {
        if (!ReferenceEquals(named?.Subject, subject))
        {
            var person = keys.Person(subject);
            var place = await travels.Find(subject, person, now, cancel);
            IEnumerable<Trait> cell = place.Cell is { } found ? [new(TraitKind.Place, found)] : [];
            named = new(subject, person, [.. keys.Of(subject), .. cell], place.Found);
        }

        return named!;
    }

    /// <summary>How often an identifier was named by other applications.</summary>
    sealed record Use(
        TraitKind Kind, string Hash, int Hour, int Day, int Week, int Month, int People, int OfDealer);

    async Task<ILookup<string, Use>> Seen(
        ScreeningSubject subject, string person, IReadOnlyList<Trait> traits, DateTimeOffset now,
        CancellationToken cancel)
    {
        var hashes = traits.Select(t => t.Hash).Distinct().ToArray();
        var (lender, application, dealer) = (subject.Lender, subject.Application, subject.Dealer);
        var (hour, day, week, month) = (now.AddHours(-1), now.AddDays(-1), now.AddDays(-7), now.AddDays(-30));
        var since = now.AddYears(-Neighbourhood.Years);
        var uses = await house.Set<TraitRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(t => t.Organisation == lender && hashes.Contains(t.Hash) && t.Application != application
                && t.At >= since)
            .GroupBy(t => new { t.Kind, t.Hash })
            .Select(g => new Use(
                g.Key.Kind, g.Key.Hash, g.Count(t => t.At > hour), g.Count(t => t.At > day), g.Count(t => t.At > week),
                g.Count(t => t.At > month), g.Where(t => t.Person != person).Select(t => t.Person).Distinct().Count(),
                g.Where(t => t.Person != person && t.Dealer == dealer).Select(t => t.Person).Distinct().Count()))
            .ToListAsync(cancel);
        return uses.ToLookup(u => u.Hash, StringComparer.Ordinal);
    }

    /// <summary>Whether somebody else names it, and not too many: only then is there anything to read.</summary>
    static bool IsShared(Tie tie, ILookup<string, Use> seen) =>
        seen[tie.Hash].Any(u => u.People > 0) && !seen[tie.Hash].Any(u => Neighbourhood.IsHub(u.Kind, u.People));

    static Velocity Velocity(Trait trait, ILookup<string, Use> seen) =>
        seen[trait.Hash].FirstOrDefault(u => u.Kind == trait.Kind) is { } use
            ? new(trait.Kind, use.Hour, use.Day, use.Week, use.Month, use.People)
            : new(trait.Kind, 0, 0, 0, 0, 0);

    static DeviceFound? Device(ScreeningSubject subject, IReadOnlyList<Trait> traits, ILookup<string, Use> seen) =>
        subject.Brought?.Device is { } device && traits.FirstOrDefault(t => t.Kind == TraitKind.Device) is { } trait
            ? new(Velocity(trait, seen).People, device.Emulator, device.Rooted, device.Proxy, device.SimDays)
            : null;

    static ContactsFound? Contacts(
        ScreeningSubject subject, IReadOnlyList<Trait> traits, ILookup<string, Use> seen,
        IReadOnlyList<Matched> listed)
    {
        if (subject.Brought?.Contacts is not { Count: > 0 } given)
        {
            return null;
        }

        var contacts = traits.Where(t => t.Kind == TraitKind.Contact).Select(t => t.Hash).ToList();
        var own = traits.FirstOrDefault(t => t.Kind == TraitKind.Phone)?.Hash;
        return new(
            given.Count, contacts.Contains(own!), contacts.Count(h => People(h, TraitKind.Phone) > 0),
            listed.Count(m => m.Trait.Kind == TraitKind.Contact),
            contacts.Select(h => People(h, TraitKind.Contact)).DefaultIfEmpty().Max(),
            contacts.Count(h => seen[h].Any(u => u.Kind == TraitKind.Contact && u.OfDealer >= StaffNamedBy)));

        int People(string hash, TraitKind kind) => seen[hash].FirstOrDefault(u => u.Kind == kind)?.People ?? 0;
    }

    async Task<EmployerFound?> Employer(
        ScreeningSubject subject, IReadOnlyList<Trait> traits, ILookup<string, Use> seen, CancellationToken cancel)
    {
        if (traits.FirstOrDefault(t => t.Kind == TraitKind.Employer) is not { } employer)
        {
            return null;
        }

        var others = Velocity(employer, seen).People;
        var bad = others == 0 ? 0 : await dealers.FailedOf(subject.Lender, employer.Hash, keys.Person(subject), cancel);
        return new(others, bad);
    }
}
