using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>A user as ASP.NET Core Identity keeps one, with the organisation and the role.</summary>
sealed class UserRow : IdentityUser<Guid>, IOwned
{
    public Id<Organisation> Organisation { get; init; }

    public Role Role { get; init; }

    public string NameZh { get; init; } = "";

    public string NameEn { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    /// <summary>Set when the user left; signs in no more, and every session ends.</summary>
    public DateTimeOffset? Disabled { get; set; }

    internal Id<User> Name => new(Id);

    internal Actor ToActor() => new(Organisation, Name, Role, NameZh);

    internal static string Normal(string signIn) => signIn.ToUpperInvariant();

    internal sealed class Configuration : IEntityTypeConfiguration<UserRow>
    {
        public void Configure(EntityTypeBuilder<UserRow> builder)
        {
            builder.ToTable("trust_users");
            builder.HasKey(u => u.Id);
            builder.Property(u => u.UserName).HasMaxLength(80);
            builder.Property(u => u.NormalizedUserName).HasMaxLength(80);
            builder.Property(u => u.NameZh).HasMaxLength(200);
            builder.Property(u => u.NameEn).HasMaxLength(200);
            builder.Property(u => u.PasswordHash).HasMaxLength(400);
            builder.Property(u => u.SecurityStamp).HasMaxLength(100);
            builder.Property(u => u.ConcurrencyStamp).HasMaxLength(100).IsConcurrencyToken();
            builder.Ignore(u => u.Email).Ignore(u => u.NormalizedEmail).Ignore(u => u.EmailConfirmed)
                .Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed).Ignore(u => u.TwoFactorEnabled);
            builder.HasIndex(u => u.NormalizedUserName).IsUnique();
            builder.HasIndex(u => u.Organisation);
        }
    }
}
