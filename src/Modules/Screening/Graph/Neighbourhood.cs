using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;

namespace Wheelhouse.Screening.Graph;

/// <summary>What surrounds an applicant in the lender's own records.</summary>
/// <param name="Bad">The known bad among the people.</param>
/// <param name="IsCut">There is more than was read.</param>
sealed record Surroundings(IReadOnlyList<Tie> Ties, IReadOnlySet<string> Bad, bool IsCut);

/// <summary>Reads the ties around an applicant, ring by ring, until nobody new is met or enough is known.</summary>
/// <remarks>
/// An identifier that many people name ties nobody: a large employer, the shop's own tablet. Ties older than
/// <see cref="Years"/> years are forgotten.
/// </remarks>
sealed class Neighbourhood(House house)
{
    internal const int Years = 3;

    /// <summary>More people than this are read for no applicant.</summary>
    internal const int MostPeople = 200;

    const int MostSharing = 20;
    const int MostColleagues = 5;

    /// <summary>The network's address and the car tie nobody: one is rented by thousands, the other is sold
    /// on.</summary>
    static readonly TraitKind[] Tying =
    [
        TraitKind.Phone, TraitKind.Card, TraitKind.Device, TraitKind.Address, TraitKind.Employer, TraitKind.Contact,
        TraitKind.Place,
    ];

    static readonly PreparedQuery<Id<Organisation>, string[], DateOnly, string> Listed = new(
        (house, lender, hashes, day) => house.Set<ListingRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(l => l.Organisation == lender && hashes.Contains(l.Hash) && l.EndedAt == null && l.ExpiresOn > day
                && (l.ObjectedAt == null || l.AnsweredAt != null))
            .Select(l => l.Hash).Distinct());

    static readonly PreparedQuery<Id<Organisation>, string[], string> Failed = new((house, lender, people) =>
        house.Set<ConductRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.Organisation == lender && people.Contains(c.Person) && (c.EarlyDefault || c.WrittenOff))
            .Select(c => c.Person).Distinct());

    internal static bool Ties(TraitKind kind) => Array.IndexOf(Tying, kind) >= 0;

    /// <summary>Whether so many people are too many to be tied by it.</summary>
    internal static bool IsHub(TraitKind kind, int people) =>
        people > (kind == TraitKind.Employer ? MostColleagues : MostSharing);

    /// <param name="own">What the applicant names himself.</param>
    internal async Task<Surroundings> Around(
        Id<Organisation> lender, string applicant, IReadOnlyList<Tie> own, DateTimeOffset since, DateOnly day,
        CancellationToken cancel)
    {
        var ties = own.Where(t => Ties(t.Kind)).ToHashSet();
        var (met, asked) = (new HashSet<string>(StringComparer.Ordinal) { applicant }, new HashSet<string>());
        var (frontier, isCut) = (Frontier(ties, asked), false);
        while (frontier.Length > 0 && !isCut)
        {
            var joined = await Joined(lender, frontier, since, cancel);
            var newcomers = joined.Select(t => t.Person).Where(p => !met.Contains(p)).Distinct()
                .Order(StringComparer.Ordinal).ToList();
            isCut = met.Count + newcomers.Count > MostPeople;
            newcomers = [.. newcomers.Take(MostPeople - met.Count)];
            met.UnionWith(newcomers);
            ties.UnionWith(joined.Where(t => met.Contains(t.Person)));
            var theirs = await Of(lender, newcomers, since, cancel);
            frontier = Frontier(theirs, asked);
            ties.UnionWith(theirs);
        }

        var shared = await Unshared(lender, ties, applicant, since, cancel);
        return new(shared, await Bad(lender, met, shared, day, cancel), isCut);
    }

    static string[] Frontier(IEnumerable<Tie> ties, HashSet<string> asked) =>
        [.. ties.Select(t => t.Hash).Distinct().Where(asked.Add)];

    /// <summary>Who else names these identifiers, without those that too many name.</summary>
    async Task<List<Tie>> Joined(
        Id<Organisation> lender, string[] hashes, DateTimeOffset since, CancellationToken cancel)
    {
        var tying = await NotHubs(lender, hashes, since, cancel);
        return tying.Length == 0
            ? []
            : await Rows(lender, since).Where(t => tying.Contains(t.Hash))
                .Select(t => new Tie(t.Person, t.Kind, t.Hash)).Distinct().ToListAsync(cancel);
    }

    async Task<string[]> NotHubs(
        Id<Organisation> lender, string[] hashes, DateTimeOffset since, CancellationToken cancel)
    {
        var counted = await Rows(lender, since).Where(t => hashes.Contains(t.Hash))
            .GroupBy(t => new { t.Hash, t.Kind })
            .Select(g => new { g.Key.Hash, g.Key.Kind, People = g.Select(t => t.Person).Distinct().Count() })
            .ToListAsync(cancel);
        return
        [
            .. counted.GroupBy(c => c.Hash).Where(g => !g.Any(c => IsHub(c.Kind, c.People))).Select(g => g.Key),
        ];
    }

    async Task<List<Tie>> Of(
        Id<Organisation> lender, List<string> people, DateTimeOffset since, CancellationToken cancel) =>
        people.Count == 0
            ? []
            : await Rows(lender, since).Where(t => people.Contains(t.Person))
                .Select(t => new Tie(t.Person, t.Kind, t.Hash)).Distinct().ToListAsync(cancel);

    /// <summary>What is left when identifiers that too many name are taken away.</summary>
    async Task<List<Tie>> Unshared(
        Id<Organisation> lender, HashSet<Tie> ties, string applicant, DateTimeOffset since, CancellationToken cancel)
    {
        if (ties.All(t => t.Person == applicant))
        {
            return [.. ties];
        }

        var counted = await NotHubs(lender, [.. ties.Select(t => t.Hash).Distinct()], since, cancel);
        var tying = counted.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ties.Where(t => tying.Contains(t.Hash) || t.Person == applicant)
                .OrderBy(t => t.Person, StringComparer.Ordinal).ThenBy(t => t.Kind)
                .ThenBy(t => t.Hash, StringComparer.Ordinal),
        ];
    }

    /// <summary>Who is listed by something of his own, or failed a finance here.</summary>
    async Task<HashSet<string>> Bad(
        Id<Organisation> lender, HashSet<string> people, List<Tie> ties, DateOnly day, CancellationToken cancel)
    {
        var own = ties.Where(t => t.Kind is TraitKind.Phone or TraitKind.Card or TraitKind.Device)
            .ToLookup(t => t.Hash, t => t.Person);
        var hashes = own.Select(g => g.Key).Concat(people).ToArray();
        var listed = await Listed.All(house, lender, hashes, day, cancel);
        var failed = await Failed.All(house, lender, [.. people], cancel);
        return [.. failed, .. listed.Where(people.Contains), .. listed.SelectMany(h => own[h])];
    }

    IQueryable<TraitRow> Rows(Id<Organisation> lender, DateTimeOffset since) =>
        house.Set<TraitRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(t => t.Organisation == lender && t.At >= since && Tying.Contains(t.Kind));
}
