using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products.Storage;

namespace Wheelhouse.Products;

/// <summary>Puts a drafted version on offer. The one who drafted it cannot be the one who publishes it.</summary>
public sealed record PublishProduct(Id<Product> Product, int Version)
{
    /// <summary>Null to go on.</summary>
    /// <param name="before">First day of the newest version that is published already, if any.</param>
    internal static Refusal? Decide(
        Id<User> draftedBy, Id<User> publisher, int version, DateOnly validFrom,
        (int Version, DateOnly ValidFrom)? before,
        DateOnly today)
    {
        if (draftedBy == publisher)
        {
            return new(
                "products.same_person", "You drafted this version; a second person must publish it.",
                RefusalKind.Forbidden);
        }

        if (before is not { } newest)
        {
            return null;
        }

        if (version < newest.Version)
        {
            return new(
                "products.superseded", "A later version is published; draft this one again if it should return.");
        }

        return validFrom < today || validFrom <= newest.ValidFrom
            ? new(
                "products.valid_from_too_early",
                $"A new version starts on {today:O} or later and after {newest.ValidFrom:O}; draft it so.",
                RefusalKind.Conflict, new RefusalValue("today", today.ToString("O")),
                new RefusalValue("before", newest.ValidFrom.ToString("O")))
            : null;
    }

    internal sealed class Handler(House house, Caller caller, IBusinessDays days, IWork work, TimeProvider clock)
        : IHandle<PublishProduct, ProductVersion>
    {
        public async Task<Outcome<ProductVersion>> Handle(PublishProduct command, CancellationToken cancel)
        {
            var mine = caller.Actor.Organisation;
            var versions = await house.Set<VersionRow>().AsNoTracking()
                .Where(v => v.Organisation == mine && v.Product == command.Product).ToListAsync(cancel);
            if (versions.Find(v => v.Version == command.Version) is not { } draft)
            {
                return new Refusal(
                    "products.no_such_version", "There is no such version of a product.", RefusalKind.NotFound);
            }

            var published = (await house.Set<PublicationRow>().AsNoTracking()
                .Where(p => p.Product == command.Product).Select(p => p.Version).ToListAsync(cancel)).ToHashSet();
            work.About($"{command.Product}/{command.Version}");
            if (published.Contains(command.Version))
            {
                return draft.ToVersion();
            }

            var newest = versions.Where(v => published.Contains(v.Version)).MaxBy(v => v.Version);
            var today = await days.Of(mine, cancel);
            if (Decide(
                draft.DraftedBy, caller.Actor.User, draft.Version, draft.ValidFrom,
                newest is null ? null : (newest.Version, newest.ValidFrom), today) is { } refused)
            {
                return refused;
            }

            house.Add(new PublicationRow
            {
                Product = command.Product,
                Version = command.Version,
                PublishedBy = caller.Actor.User,
                PublishedAt = clock.GetUtcNow(),
            });
            return draft.ToVersion();
        }
    }

    internal sealed record Body(int Version);

    internal static Task<Results<Ok<ProductVersion>, ProblemHttpResult>> Post(
        Id<Product> id, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<PublishProduct, ProductVersion>(new(id, body.Version), cancel);
}
