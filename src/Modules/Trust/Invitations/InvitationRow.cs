using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>The name of an invitation to choose a password.</summary>
public sealed class Invitation : INamed
{
    public static string Prefix => "inv";
}

/// <summary>A customer may choose a password with a code. The code is kept nowhere
/// (<see cref="ActivationCodes"/>).</summary>
sealed class InvitationRow : IOwned, IVersioned
{
    /// <summary>With 8 digits, five guesses of one code hit once in 20 million.</summary>
    internal const int MostTries = 5;

    /// <summary>Handed over in the store and used at home the same evening, or the next day.</summary>
    internal static readonly TimeSpan Time = TimeSpan.FromHours(24);

    public required Id<Invitation> Id { get; init; }

    /// <summary>The customer's own organisation.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public required Id<User> User { get; init; }

    /// <summary>Who handed the code over.</summary>
    public required Id<Organisation> By { get; init; }

    /// <summary>Blind index of the phone that the customer gives with the code and signs in with afterwards.</summary>
    public required string PhoneIndex { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>Wrong codes so far.</summary>
    public int Tries { get; set; }

    public DateTimeOffset? Used { get; set; }

    /// <summary>Set when a newer one took its place.</summary>
    public DateTimeOffset? Voided { get; set; }

    public long Version { get; set; }

    internal bool IsOpen(DateTimeOffset now) =>
        Used is null && Voided is null && Tries < MostTries && now < Until;

    internal sealed class Configuration : IEntityTypeConfiguration<InvitationRow>
    {
        public void Configure(EntityTypeBuilder<InvitationRow> builder)
        {
            builder.ToTable("trust_invitations");
            builder.HasKey(i => i.Id);
            builder.Property(i => i.PhoneIndex).HasMaxLength(43);
            builder.HasIndex(i => i.PhoneIndex);
            builder.HasIndex(i => i.User);
        }
    }
}
