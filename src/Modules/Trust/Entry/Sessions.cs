using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>The name of a session.</summary>
public sealed class Session : INamed
{
    public static string Prefix => "ses";
}

/// <summary>A signed-in browser. The cookie names it; ending the row ends the cookie, wherever it was copied
/// to.</summary>
sealed class SessionRow : IOwned
{
    /// <summary>A working day; after that everybody signs in again.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public required Id<Session> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<User> User { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Until { get; init; }

    public DateTimeOffset? Ended { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SessionRow>
    {
        public void Configure(EntityTypeBuilder<SessionRow> builder)
        {
            builder.ToTable("trust_sessions");
            builder.HasKey(s => s.Id);
            builder.HasIndex(s => s.User);
        }
    }
}

/// <summary>Asks whether a session still stands; before anybody is known, so it looks past the context's
/// filter.</summary>
sealed class Sessions(IDbContextFactory<House> houses, TimeProvider clock)
{
    /// <summary>Ends the sessions of a user in the running transaction, all or all but one.</summary>
    /// <returns>How many ended that still stood.</returns>
    internal static async Task<int> End(
        House house, Id<User> user, Id<Session>? except, DateTimeOffset now, CancellationToken cancel)
    {
        var live = await house.Set<SessionRow>()
            .Where(s => s.User == user && s.Ended == null && s.Until > now && s.Id != except).ToListAsync(cancel);
        live.ForEach(session => session.Ended = now);
        return live.Count;
    }

    internal async Task<bool> IsLive(Id<Session> session, Id<User> user, CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        var row = await house.Set<SessionRow>().IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(s => s.Id == session, cancel);
        return row is { Ended: null } && row.User == user && row.Until > clock.GetUtcNow();
    }
}
