using Microsoft.EntityFrameworkCore;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;
using Wheelhouse.Screening.Traits;
using Wheelhouse.Trust;

namespace Wheelhouse.Screening.Places;

/// <summary>What was found of a place, and the cell it counts in; no cell where everybody stands.</summary>
sealed record Visited(PlaceFound? Found, string? Cell);

/// <summary>Holds the place of an application against dealer, home, work and the last place of person and
/// device.</summary>
sealed class Travels(House house, TraitKeys keys, IFieldCipher cipher)
{
    const int DaysTogether = 30;

    internal async Task<Visited> Find(
        ScreeningSubject subject, string person, DateTimeOffset now, CancellationToken cancel)
    {
        if (subject.Brought?.Whereabouts is not { Here: { } here } stated)
        {
            return new(null, null);
        }

        var usual = UsualPlace.Of(await OfDealer(subject, cancel));
        var away = usual is { } store && !Geography.IsSame(here, store);
        return new(
            new(
                usual is { } shop ? Geography.Km(here, shop) : null,
                stated.Home is { } home ? Geography.Km(here, home) : null,
                stated.Work is { } work ? Geography.Km(here, work) : null,
                await Speed(subject, person, here, now, cancel),
                away ? await Others(subject, person, here, now, cancel) : null),
            away ? keys.Cell(subject.Lender, here) : null);
    }

    async Task<IReadOnlyList<GeoPoint>> OfDealer(ScreeningSubject subject, CancellationToken cancel)
    {
        var places = await Placed(subject).Where(n => n.Dealer == subject.Dealer)
            .OrderByDescending(n => n.At).Take(UsualPlace.Most).Select(n => n.Place!).ToListAsync(cancel);
        return [.. places.Select(Open)];
    }

    /// <summary>The greater of what the person and what the device would have needed since the last time.</summary>
    async Task<decimal?> Speed(
        ScreeningSubject subject, string person, GeoPoint here, DateTimeOffset now, CancellationToken cancel)
    {
        var last = new List<NoteRow?> { await Latest(Placed(subject).Where(n => n.Person == person), cancel) };
        if (subject.Brought?.Device is { } device)
        {
            var hash = keys.Of(subject.Lender, TraitKind.Device, device.Fingerprint);
            var traits = house.Set<TraitRow>().IgnoreQueryFilters().Where(
                t => t.Organisation == subject.Lender && t.Kind == TraitKind.Device && t.Hash == hash);
            last.Add(await Latest(
                Placed(subject).Where(n => traits.Any(t => t.Application == n.Application)), cancel));
        }

        return last.OfType<NoteRow>()
            .Select(n => (decimal?)Geography.KmPerHour(Geography.Km(here, Open(n.Place!)), now - n.At)).Max();
    }

    static Task<NoteRow?> Latest(IQueryable<NoteRow> notes, CancellationToken cancel) =>
        notes.OrderByDescending(n => n.At).FirstOrDefaultAsync(cancel);

    async Task<int> Others(
        ScreeningSubject subject, string person, GeoPoint here, DateTimeOffset now, CancellationToken cancel)
    {
        var (cells, since) = (keys.Around(subject.Lender, here).ToArray(), now.AddDays(-DaysTogether));
        return await house.Set<TraitRow>().IgnoreQueryFilters()
            .Where(t => t.Organisation == subject.Lender && t.Kind == TraitKind.Place && cells.Contains(t.Hash)
                && t.At > since && t.Person != person)
            .Select(t => t.Person).Distinct().CountAsync(cancel);
    }

    /// <summary>The lender's other applications that said where they were made.</summary>
    IQueryable<NoteRow> Placed(ScreeningSubject subject) => house.Set<NoteRow>().IgnoreQueryFilters().AsNoTracking()
        .Where(n => n.Organisation == subject.Lender && n.Application != subject.Application && n.Place != null);

    GeoPoint Open(string sealedPlace) => PlaceText.Read(cipher.Decrypt(NoteRow.Field, sealedPlace));
}
