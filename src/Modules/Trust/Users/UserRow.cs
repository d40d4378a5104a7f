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

    /// <summary>Blind index of the mobile number a customer signs in with; null for everybody else.</summary>
    public string? PhoneIndex { get; set; }

    internal Id<User> Name => new(Id);

    /// <summary>Keeps how often the password was wrong.</summary>
    internal void Count(LockOut state, DateTimeOffset now)
    {
        (AccessFailedCount, LockoutEnd) = (state.Failures, state.Until);
        ConcurrencyStamp = Guid.CreateVersion7(now).ToString("N");
    }

    /// <summary>Takes a new password; wrong ones of the past are forgotten.</summary>
    internal void SetPassword(string hash, DateTimeOffset now)
    {
        PasswordHash = hash;
        Count(LockOut.Right(), now);
    }

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
            builder.Property(u => u.PhoneIndex).HasMaxLength(43);
            builder.HasIndex(u => u.NormalizedUserName).IsUnique();
            builder.HasIndex(u => u.PhoneIndex).IsUnique();
            builder.HasIndex(u => u.Organisation);
        }
    }
}
