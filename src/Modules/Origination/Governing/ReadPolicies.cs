using Microsoft.EntityFrameworkCore;
using System.Text;
using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Governing;

/// <summary>A version of a policy in a list.</summary>
/// <param name="Id">Null for one that ships with the house.</param>
/// <param name="Hash">SHA-256 of the file, lower-case hex.</param>
/// <param name="Seat">Where it sits today.</param>
/// <param name="Share">Of a challenger.</param>
public sealed record PolicyItem(
    Id<PolicyVersion>? Id, string Family, int Version, string? Purpose, string Hash, string? DraftedBy,
    DateTimeOffset? DraftedAt, PolicySeat Seat, decimal? Share)
{
    internal static PolicyItem Of(PolicyVersionRow row, Seating seating) => new(
        row.Id, row.Family, row.Version, row.Purpose, row.Hash, row.DraftedByName, row.DraftedAt, seating.Of(row.Id),
        seating.Challenger?.Policy == row.Id ? seating.Challenger.Share : null);

    internal static PolicyItem Shipped(string family, int version, Seating? seating) => new(
        null, family, version, null, Hashing.Of(Encoding.UTF8.GetBytes(PolicyBook.File(family, version)!)), null, null,
        seating is { Champion: null } ? PolicySeat.Champion : PolicySeat.None, null);
}

/// <summary>Who decides in a family today.</summary>
public sealed record PolicyFamily(string Family, DateOnly Day, PolicyItem Champion, PolicyItem? Challenger);

/// <summary>A seat that was given.</summary>
public sealed record PublicationView(
    PolicySeat Seat, decimal? Share, DateOnly From, string PublishedBy, DateTimeOffset At);

/// <summary>A version whole.</summary>
/// <param name="File">The file as it is kept.</param>
/// <param name="Findings">What keeps it from being published.</param>
/// <param name="Fields">What a case of the bench may fill; empty while the file does not read.</param>
public sealed record PolicyView(
    PolicyItem Item, string File, IReadOnlyList<PolicyFinding> Findings, IReadOnlyList<PublicationView> Publications,
    IReadOnlyList<PolicyFieldView> Fields);

/// <summary>A field of a policy.</summary>
public sealed record PolicyFieldView(
    string Name, FieldKind Kind, FieldUnit Unit, Text Label, decimal? Min, decimal? Max, IReadOnlyList<string> Options,
    bool Optional);

/// <summary>The policies of the caller's organisation.</summary>
sealed class ReadPolicies(
    House house, Caller caller, PolicyBook shipped, LenderPolicies policies, IBusinessDays days)
{
    internal static readonly Refusal NoSuchPolicy = new(
        "origination.no_such_policy", "There is no such version of a policy; take one from the list.",
        RefusalKind.NotFound);

    Id<Organisation> Mine => caller.Actor.Organisation;

    internal async Task<Page<PolicyItem>> List(string? family, PageRequest request, CancellationToken cancel)
    {
        var today = await days.Of(Mine, cancel);
        var page = await house.Set<PolicyVersionRow>().AsNoTracking()
            .Where(p => family == null || p.Family == family).ToPage(p => p.Id, request, cancel);
        var seatings = new Dictionary<(Id<Organisation>, string), Seating>();
        foreach (var row in page.Items)
        {
            seatings.TryAdd(
                (row.Organisation, row.Family),
                Seating.On(await policies.Published(row.Organisation, row.Family, cancel), today));
        }

        return page.Select(row => PolicyItem.Of(row, seatings[(row.Organisation, row.Family)]));
    }

    /// <summary>Who decides today, family by family; a family none of whose policies is in force is left out.</summary>
    internal async Task<IReadOnlyList<PolicyFamily>> Families(CancellationToken cancel)
    {
        var today = await days.Of(Mine, cancel);
        var families = new List<PolicyFamily>();
        foreach (var name in PolicyBook.Names)
        {
            var seating = Seating.On(await policies.Published(Mine, name, cancel), today);
            var champion = seating.Champion is { } own
                ? await Item(own.Policy, seating, cancel)
                : shipped.On(name, today) is { IsDone: true } fallback
                    ? PolicyItem.Shipped(name, fallback.Value.Version, seating)
                    : null;
            if (champion is not null)
            {
                families.Add(new(
                    name, today, champion,
                    seating.Challenger is { } other ? await Item(other.Policy, seating, cancel) : null));
            }
        }

        return families;
    }

    internal async Task<Outcome<PolicyView>> Get(string family, int version, CancellationToken cancel)
    {
        var today = await days.Of(Mine, cancel);
        var publications = await house.Set<PolicyPublicationRow>().AsNoTracking()
            .Where(p => p.Organisation == Mine && p.Family == family).OrderByDescending(p => p.Id)
            .ToListAsync(cancel);
        var seating = Seating.On(publications.Select(p => p.ToPublished()), today);
        var row = await Row(family, version, cancel);
        if ((row?.File ?? PolicyBook.File(family, version)) is not { } file)
        {
            return NoSuchPolicy;
        }

        return new PolicyView(
            row is null
                ? PolicyItem.Shipped(family, version, shipped.On(family, today) is { IsDone: true } on
                    && on.Value.Version == version ? seating : null)
                : PolicyItem.Of(row, seating),
            file, PolicyCheck.Of(file, family, shipped),
            [
                .. publications.Where(p => p.Policy == row?.Id).Select(p => new PublicationView(
                    p.Seat, p.Share, p.From, p.PublishedByName, p.At)),
            ],
            PolicyBook.Compile(file) is { IsDone: true } read ? Fields(read.Value) : []);
    }

    internal async Task<Outcome<IReadOnlyList<PolicyDifference>>> Difference(
        string family, int version, int with, CancellationToken cancel)
    {
        var (after, before) = (await File(family, version, cancel), await File(family, with, cancel));
        if (after is null || before is null)
        {
            return NoSuchPolicy;
        }

        using var old = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);
        return Outcome(Differing.Of(old.RootElement, now.RootElement));

        static Outcome<IReadOnlyList<PolicyDifference>> Outcome(IReadOnlyList<PolicyDifference> found) =>
            found.ToArray();
    }

    /// <summary>The file of a version, the lender's own or a shipped one.</summary>
    internal async Task<string?> File(string family, int version, CancellationToken cancel) =>
        (await Row(family, version, cancel))?.File ?? PolicyBook.File(family, version);

    /// <summary>The policy that is tried: of a file as it stands, or of a version.</summary>
    internal async Task<Outcome<Policy>> Tried(PolicyTried tried, CancellationToken cancel)
    {
        if (tried.File is { ValueKind: JsonValueKind.Object } file)
        {
            return PolicyBook.Compile(DraftPolicy.Numbered(file, tried.Version ?? LenderPolicies.FirstOwn));
        }

        return tried is { Family: { } family, Version: { } version }
            && await File(family, version, cancel) is { } kept
                ? PolicyBook.Compile(kept)
                : NoSuchPolicy;
    }

    /// <summary>All fields but what the policy itself works out.</summary>
    static IReadOnlyList<PolicyFieldView> Fields(Policy policy) =>
    [
        .. PolicyInputs.Gatherable(policy).Select(name => policy.Fields.All.First(f => f.Name == name))
            .Select(f => new PolicyFieldView(
                f.Name, f.Kind, f.Unit, f.Label, f.Min, f.Max, f.Options.IsDefault ? [] : f.Options, f.Optional)),
    ];

    async Task<PolicyItem> Item(Id<PolicyVersion> id, Seating seating, CancellationToken cancel) => PolicyItem.Of(
        await house.Set<PolicyVersionRow>().AsNoTracking().SingleAsync(p => p.Id == id, cancel), seating);

    Task<PolicyVersionRow?> Row(string family, int version, CancellationToken cancel) =>
        house.Set<PolicyVersionRow>().AsNoTracking().FirstOrDefaultAsync(
            p => p.Organisation == Mine && p.Family == family && p.Version == version, cancel);
}
