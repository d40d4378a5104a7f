using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Requests;

namespace Wheelhouse.Servicing.Storage;

/// <summary>A change that somebody asked for and that another person answers.</summary>
sealed class RequestRow : IShared, IVersioned
{
    public required Id<Request> Id { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    /// <summary>The lender, whose people answer it.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public required Id<Organisation>? Dealer { get; init; }

    public required Id<Organisation>? Customer { get; init; }

    /// <summary>The agreement's number, for the queue.</summary>
    public required string Number { get; init; }

    public required AgreementChange Change { get; init; }

    public required Id<User> By { get; init; }

    /// <summary>The customer asked, not one of the lender's people.</summary>
    public required bool ByCustomer { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The version of the agreement on which it was previewed.</summary>
    public required long SeenVersion { get; init; }

    public required RequestState State { get; set; }

    public Id<User>? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What was said to the one who asked.</summary>
    public string? Answer { get; set; }

    /// <summary>The event it became.</summary>
    public int? Event { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<RequestRow>
    {
        public void Configure(EntityTypeBuilder<RequestRow> builder)
        {
            builder.ToTable("servicing_requests");
            builder.HasKey(r => r.Id);
            builder.Property(r => r.Number).HasMaxLength(40);
            builder.Property(r => r.Change).IsDocument();
            builder.Property(r => r.Answer).HasMaxLength(200);
            builder.HasIndex(r => new { r.Organisation, r.State });
            builder.HasIndex(r => r.Agreement);
            builder.HasOne<AgreementRow>().WithMany().HasForeignKey(r => r.Agreement).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
