using Microsoft.EntityFrameworkCore;
using System.Collections.Concurrent;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Sources;

namespace Wheelhouse.Origination.Governing;

/// <summary>Versions never change, so each is read and compiled once.</summary>
sealed class CompiledPolicies
{
    internal ConcurrentDictionary<Id<PolicyVersion>, Policy> Known { get; } = new();
}

/// <summary>Who decides on an application.</summary>
/// <param name="Shadow">Run beside it; its answer is kept and not given.</param>
sealed record Appointed(Policy Policy, PolicySeat Seat, Policy? Shadow)
{
    /// <summary>Whom to ask before they look at an application.</summary>
    internal IEnumerable<SourceKind> Needs => PolicyBook.Needed(Policy).Union(
        Shadow is null ? [] : PolicyBook.Needed(Shadow));
}

/// <summary>The policies of a lender: its own versions beside those that ship with the house.</summary>
/// <remarks>Asks for a lender by name, past the filter: a dealer or a customer submits, the lender's policy
/// decides.</remarks>
sealed class LenderPolicies(House house, PolicyBook shipped, CompiledPolicies compiled)
{
    /// <summary>A lender's own versions are numbered from here, so that none is taken for a shipped one.</summary>
    internal const int FirstOwn = 1001;

    static readonly PreparedQuery<Id<Organisation>, string, PolicyPublicationRow> Publications = new(
        (house, lender, family) => house.Set<PolicyPublicationRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => p.Organisation == lender && p.Family == family));

    /// <summary>Who decides on a product for a lender on a day: its champion, or by lot its challenger.</summary>
    /// <returns>Refused: <c>origination.no_policy</c>.</returns>
    internal async Task<Outcome<Appointed>> Appoint(
        Id<Organisation> lender, ProductKind kind, DateOnly day, Id<Application> application, CancellationToken cancel)
    {
        var seating = Seating.On(await Published(lender, PolicyBook.NameFor(kind), cancel), day);
        var champion = seating.Champion is { } own ? await Load(own.Policy, cancel) : shipped.On(kind, day);
        if (champion.Refused is { } refused || seating.Challenger is not { } other)
        {
            return champion.Select(policy => new Appointed(policy, PolicySeat.Champion, null));
        }

        var challenger = await Load(other.Policy, cancel);
        return other.Seat == PolicySeat.Shadow
            ? new Appointed(champion.Value, PolicySeat.Champion, challenger)
            : Lots.Falls(other.Policy, application, other.Share ?? 0m)
                ? new Appointed(challenger, PolicySeat.Challenger, null)
                : new Appointed(champion.Value, PolicySeat.Champion, null);
    }

    /// <summary>A version that decided before, to decide again with it.</summary>
    internal async Task<Policy?> Find(
        Id<Organisation> lender, string name, int version, CancellationToken cancel)
    {
        if (version < FirstOwn)
        {
            return shipped.Find(name, version);
        }

        var id = await house.Set<PolicyVersionRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => p.Organisation == lender && p.Family == name && p.Version == version)
            .Select(p => (Id<PolicyVersion>?)p.Id).FirstOrDefaultAsync(cancel);
        return id is { } known ? await Load(known, cancel) : null;
    }

    internal async Task<IReadOnlyList<Published>> Published(
        Id<Organisation> lender, string family, CancellationToken cancel)
    {
        var rows = await Publications.All(house, lender, family, cancel);
        return [.. rows.Select(row => row.ToPublished())];
    }

    /// <summary>Only what was checked when it was published is asked for here.</summary>
    async Task<Policy> Load(Id<PolicyVersion> id, CancellationToken cancel)
    {
        if (compiled.Known.TryGetValue(id, out var known))
        {
            return known;
        }

        var file = await house.Set<PolicyVersionRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => p.Id == id).Select(p => p.File).SingleAsync(cancel);
        return compiled.Known.GetOrAdd(id, PolicyBook.Compile(file).Value);
    }
}
