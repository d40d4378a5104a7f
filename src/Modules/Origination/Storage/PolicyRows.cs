using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Storage;

/// <summary>A version of a lender's own policy, as it was drafted.</summary>
sealed class PolicyVersionRow : IOwned, IAppendOnly
{
    public required Id<PolicyVersion> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    /// <summary>The policy's name, as in <c>car-loan</c>.</summary>
    public required string Family { get; init; }

    public required int Version { get; init; }

    /// <summary>The file, to the byte.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file's bytes in UTF-8, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Why it was drafted, in the author's words.</summary>
    public required string Purpose { get; init; }

    public required Id<User> DraftedBy { get; init; }

    public required string DraftedByName { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PolicyVersionRow>
    {
        public void Configure(EntityTypeBuilder<PolicyVersionRow> builder)
        {
            builder.ToTable("origination_policies");
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Family).HasMaxLength(60);
            builder.Property(p => p.Hash).HasMaxLength(64);
            builder.Property(p => p.Purpose).HasMaxLength(500);
            builder.Property(p => p.DraftedByName).HasMaxLength(120);
            builder.HasIndex(p => new { p.Organisation, p.Family, p.Version }).IsUnique();
        }
    }
}

/// <summary>That a second person gave a version a seat from a day on.</summary>
sealed class PolicyPublicationRow : IOwned, IAppendOnly
{
    public required Id<PolicyPublication> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<PolicyVersion> Policy { get; init; }

    public required string Family { get; init; }

    public required int Version { get; init; }

    public required PolicySeat Seat { get; init; }

    public decimal? Share { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public required Id<User> PublishedBy { get; init; }

    public required string PublishedByName { get; init; }

    public required DateTimeOffset At { get; init; }

    internal Published ToPublished() => new(Policy, Version, Seat, Share, From, To, At);

    internal sealed class Configuration : IEntityTypeConfiguration<PolicyPublicationRow>
    {
        public void Configure(EntityTypeBuilder<PolicyPublicationRow> builder)
        {
            builder.ToTable("origination_policy_publications");
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Family).HasMaxLength(60);
            builder.Property(p => p.PublishedByName).HasMaxLength(120);
            builder.HasOne<PolicyVersionRow>().WithMany().HasForeignKey(p => p.Policy)
                .OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => new { p.Organisation, p.Family });
        }
    }
}
