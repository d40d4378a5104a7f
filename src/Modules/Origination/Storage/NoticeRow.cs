using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Notices;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Storage;

/// <summary>A notice of an adverse answer, as it was made. Written once; only its key rotates.</summary>
sealed class NoticeRow : IShared
{
    /// <summary>The field's name for the cipher.</summary>
    internal const string Field = "origination.notice";

    public required Id<Notice> Id { get; init; }

    public required Id<Application> Application { get; init; }

    /// <summary>The lender.</summary>
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>Always null: the notice is between the lender and the customer.</summary>
    public Id<Organisation>? Dealer { get; init; }

    public Id<Organisation>? Customer { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The HTML, encrypted: its reasons tell of the customer's finances.</summary>
    public required string Html { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string Hash { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<NoticeRow>
    {
        public void Configure(EntityTypeBuilder<NoticeRow> builder)
        {
            builder.ToTable("origination_notices");
            builder.HasKey(n => n.Id);
            builder.Property(n => n.Hash).HasMaxLength(64);
            builder.HasIndex(n => n.Application);
            builder.HasIndex(n => n.Customer);
        }
    }
}
