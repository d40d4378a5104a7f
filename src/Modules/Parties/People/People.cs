using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <remarks>
/// A person belongs to himself, and those who know him see him too; so these queries name the caller themselves, in
/// <see cref="Visible"/> and nowhere else, and stand outside the context's filter.
/// </remarks>
sealed class People(House house, Caller caller, Fields fields, ISensitive sensitive, TimeProvider clock) : IPeople
{
    internal static readonly Refusal NoSuchPerson = new(
        "parties.no_such_person", "There is no such person on file; register the person first.", RefusalKind.NotFound);

    static readonly PreparedQuery<Id<Person>, Id<Organisation>, AcquaintanceRow> Known = new(
        (house, person, organisation) => house.Set<AcquaintanceRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(a => a.Person == person && a.Organisation == organisation));

    /// <summary>What this unit of work appends, which no query sees yet.</summary>
    readonly HashSet<(Id<Person>, Id<Organisation>)> introduced = [];

    DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The people the caller knows, and himself; all of them for a regulator.</summary>
    internal IQueryable<PersonRow> Visible
    {
        get
        {
            var (me, everyone) = (caller.Actor.Organisation, caller.Actor.SeesEveryone);
            return house.Set<PersonRow>().IgnoreQueryFilters().Where(p =>
                everyone || p.Organisation == me
                || house.Set<AcquaintanceRow>().Any(a => a.Person == p.Id && a.Organisation == me));
        }
    }

    public async Task<PersonCard?> Find(Id<Person> person, CancellationToken cancel) =>
        Card(await Row(person, cancel));

    public async Task<PersonCard?> OfOrganisation(Id<Organisation> organisation, CancellationToken cancel) => Card(
        house.Set<PersonRow>().Local.FirstOrDefault(p => p.Organisation == organisation)
        ?? await Visible.FirstOrDefaultAsync(p => p.Organisation == organisation, cancel));

    public async Task<ILookup<string, Id<Organisation>>> Named(
        IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        var byIndex = names.Distinct(StringComparer.Ordinal)
            .ToDictionary(name => fields.Index(Fields.Name, name.Trim()), StringComparer.Ordinal);
        var asked = byIndex.Keys.ToArray();
        var found = await Visible.AsNoTracking().Where(p => asked.Contains(p.NameIndex))
            .Select(p => new { p.NameIndex, p.Organisation }).ToListAsync(cancel);
        return found.ToLookup(p => byIndex[p.NameIndex], p => p.Organisation, StringComparer.Ordinal);
    }

    public async Task<Outcome<PersonFacts>> Facts(
        Id<Person> person, Purpose purpose, CancellationToken cancel, Id<Organisation>? onBehalfOf = null) =>
        await Row(person, cancel) is { } row
            ? await sensitive.Read(
                row.Organisation, purpose, "facts", () => fields.Facts(row, Today), cancel, onBehalfOf)
            : NoSuchPerson;

    public async Task<Outcome<PersonIdentity>> Identity(
        Id<Person> person, Purpose purpose, CancellationToken cancel, Id<Organisation>? onBehalfOf = null) =>
        await Row(person, cancel) is { } row
            ? await sensitive.Read(
                row.Organisation, purpose, "identity", () => fields.Identity(row), cancel, onBehalfOf)
            : NoSuchPerson;

    public async Task<Outcome<Unit>> Introduce(Id<Person> person, Id<Organisation> to, CancellationToken cancel)
    {
        if (await Row(person, cancel) is not { } row)
        {
            return NoSuchPerson;
        }

        if (!await Knows(row.Id, to, cancel) && introduced.Add((row.Id, to)))
        {
            house.Append(Acquaintance(row.Id, to));
        }

        return default(Unit);
    }

    internal async Task Know(Id<Person> person, Id<Organisation> organisation, CancellationToken cancel)
    {
        if (!await Knows(person, organisation, cancel))
        {
            house.Add(Acquaintance(person, organisation));
        }
    }

    async Task<bool> Knows(Id<Person> person, Id<Organisation> organisation, CancellationToken cancel) =>
        house.Set<AcquaintanceRow>().Local.Any(a => a.Person == person && a.Organisation == organisation)
        || await Known.First(house, person, organisation, cancel) is not null;

    AcquaintanceRow Acquaintance(Id<Person> person, Id<Organisation> organisation) =>
        new() { Organisation = organisation, Person = person, Since = clock.GetUtcNow() };

    internal PersonCard ToCard(PersonRow row) => fields.Card(row, caller.Actor.Role, Today);

    /// <summary>Of the database, or added in the running transaction.</summary>
    internal async Task<PersonRow?> Row(Id<Person> person, CancellationToken cancel) =>
        house.Set<PersonRow>().Local.FirstOrDefault(p => p.Id == person)
        ?? await Visible.FirstOrDefaultAsync(p => p.Id == person, cancel);

    PersonCard? Card(PersonRow? row) => row is null ? null : ToCard(row);
}
