using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>The name of a partner's system that asks for tokens.</summary>
public sealed class Client : INamed
{
    public static string Prefix => "cli";
}

/// <summary>A partner's system. Its secret is kept nowhere: it is made from the key ring when it is shown and
/// checked.</summary>
sealed class ClientRow : IOwned
{
    public required Id<Client> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? Revoked { get; set; }

    /// <summary>A client acts as a user whose id has the same value.</summary>
    internal Actor ToActor() => new(Organisation, new(Id.Value), Role.Partner, Name);

    internal sealed class Configuration : IEntityTypeConfiguration<ClientRow>
    {
        public void Configure(EntityTypeBuilder<ClientRow> builder)
        {
            builder.ToTable("trust_clients");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.Name).HasMaxLength(100);
            builder.HasIndex(c => c.Organisation);
        }
    }
}

/// <summary>Finds clients and knows their secrets: HMAC-SHA-256 of the client's id under a key of the ring.</summary>
sealed class Clients(IDbContextFactory<House> houses, KeyRing ring)
{
    internal async Task<ClientRow?> Find(Id<Client> id, CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        return await house.Set<ClientRow>().IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == id, cancel);
    }

    internal string Secret(Id<Client> id) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(ring.Clients, Encoding.ASCII.GetBytes(id.ToString())));

    internal bool IsSecret(Id<Client> id, string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Secret(id)), Encoding.UTF8.GetBytes(secret));
}
