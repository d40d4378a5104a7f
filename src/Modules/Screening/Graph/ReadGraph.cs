using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;

namespace Wheelhouse.Screening.Graph;

/// <summary>Somebody of a ring. Nobody is named: who he is stands in his application.</summary>
/// <param name="Key">As in <c>p1</c>; the applicant is <c>p0</c>.</param>
/// <param name="Distance">People from the applicant.</param>
/// <param name="Bad">Listed by something of his own, or failed a finance here.</param>
/// <param name="Latest">His latest application here, as in <c>app_0199…</c>.</param>
sealed record RingMember(
    string Key, int Distance, bool Bad, int Applications, string? Latest, DateTimeOffset? LatestAt);

/// <summary>An identifier that at least two of the ring name.</summary>
/// <param name="Key">As in <c>i1</c>.</param>
/// <param name="Named">Keys of the people who name it.</param>
sealed record SharedTrait(string Key, TraitKind Kind, IReadOnlyList<string> Named);

/// <summary>The ring around an application.</summary>
sealed record GraphView(
    RingFound Ring, IReadOnlyList<RingMember> People, IReadOnlyList<SharedTrait> Shared);

/// <summary>The identity graph around an application as it is now, for the underwriter's file.</summary>
sealed class ReadGraph(House house, Neighbourhood neighbourhood, IBusinessDays days, TimeProvider clock)
{
    static readonly Refusal Unknown = new(
        "screening.not_noted", "This application was not screened here; open one that was handed in.",
        RefusalKind.NotFound);

    internal static async Task<Results<Ok<GraphView>, ProblemHttpResult>> Get(
        string application, ReadGraph graph, CancellationToken cancel) =>
        (await graph.Read(application, cancel)).ToAnswer();

    /// <remarks>The note is found through the context's filter, so another lender's application is unknown.</remarks>
    async Task<Outcome<GraphView>> Read(string application, CancellationToken cancel)
    {
        var note = await house.Set<NoteRow>().AsNoTracking()
            .FirstOrDefaultAsync(n => n.Application == application, cancel);
        if (note is null)
        {
            return Unknown;
        }

        var own = await house.Set<TraitRow>().AsNoTracking().Where(t => t.Application == application)
            .Select(t => new Tie(t.Person, t.Kind, t.Hash)).ToListAsync(cancel);
        var around = await neighbourhood.Around(
            note.Organisation, note.Person, own, clock.GetUtcNow().AddYears(-Neighbourhood.Years),
            await days.Of(note.Organisation, cancel), cancel);
        var identities = new IdentityGraph(note.Person, around.Ties);
        var ring = identities.Ring(note.Person);
        var people = ring.Select(p => p.Person).ToList();
        var applications = (await house.Set<NoteRow>().AsNoTracking()
            .Where(n => n.Organisation == note.Organisation && people.Contains(n.Person))
            .Select(n => new { n.Person, n.Application, n.At }).ToListAsync(cancel)).ToLookup(n => n.Person);
        return Show(
            identities.Find(note.Person, around.Bad, around.IsCut), ring, around,
            person => [.. applications[person].OrderBy(n => n.At).Select(n => (n.Application, n.At))]);
    }

    /// <summary>Gives everybody a key in place of his hash. Pure.</summary>
    internal static GraphView Show(
        RingFound found, IReadOnlyList<(string Person, int Distance)> ring, Surroundings around,
        Func<string, IReadOnlyList<(string Application, DateTimeOffset At)>> applications)
    {
        var keys = ring.Index().ToDictionary(p => p.Item.Person, p => $"p{p.Index}", StringComparer.Ordinal);
        return new(
            found,
            [
                .. ring.Select(p => Member(
                    keys[p.Person], p.Distance, around.Bad.Contains(p.Person), applications(p.Person))),
            ],
            [
                .. around.Ties.Where(t => keys.ContainsKey(t.Person)).GroupBy(t => t.Hash)
                    .Select(g => (Kind: g.Min(t => t.Kind), People: g.Select(t => keys[t.Person]).Distinct().ToList()))
                    .Where(s => s.People.Count > 1)
                    .OrderBy(s => s.Kind).ThenBy(s => s.People[0], StringComparer.Ordinal)
                    .Select((s, i) => new SharedTrait($"i{i + 1}", s.Kind, s.People)),
            ]);
    }

    static RingMember Member(
        string key, int distance, bool bad, IReadOnlyList<(string Application, DateTimeOffset At)> applications) =>
        applications.Count == 0
            ? new(key, distance, bad, 0, null, null)
            : new(key, distance, bad, applications.Count, applications[^1].Application, applications[^1].At);
}
