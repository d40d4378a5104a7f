using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Collections.Selling;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Storage;

/// <summary>A recovered car on its way to being sold, and what became of the money.</summary>
sealed class DisposalRow : IOwned, IVersioned
{
    public required Id<Disposal> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required Id<Recovery> Recovery { get; init; }

    public required string Number { get; init; }

    public required string Vin { get; init; }

    public required DisposalState State { get; set; }

    public required SaleGround Ground { get; init; }

    /// <summary>SHA-256 of the document that allows the sale.</summary>
    public required string GroundDocument { get; init; }

    public required Id<User> OpenedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The letter that told the debtor.</summary>
    public Id<Contact>? Notice { get; set; }

    /// <summary>The business date of that letter: the debtor's days run from it.</summary>
    public DateOnly? NoticeOn { get; set; }

    public SalePrice? Price { get; set; }

    public SaleMade? Sale { get; set; }

    public Distribution? Proceeds { get; set; }

    /// <summary>The event of the agreement by which the proceeds were booked; null where nothing was left of them.
    /// </summary>
    public int? Event { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DisposalRow>
    {
        public void Configure(EntityTypeBuilder<DisposalRow> builder)
        {
            builder.ToTable("collections_disposals");
            builder.HasKey(d => d.Id);
            builder.Property(d => d.Number).HasMaxLength(40);
            builder.Property(d => d.Vin).HasMaxLength(17);
            builder.Property(d => d.GroundDocument).HasMaxLength(64);
            builder.Property(d => d.Price).IsDocument();
            builder.Property(d => d.Sale).IsDocument();
            builder.Property(d => d.Proceeds).IsDocument();
            builder.HasIndex(d => d.Recovery).IsUnique().HasFilter("state <> 'Cancelled'");
            builder.HasIndex(d => new { d.Organisation, d.State });
            builder.HasIndex(d => d.Agreement);
        }
    }
}

/// <summary>What somebody offered for a car; never changed.</summary>
sealed class BidRow : IOwned, IAppendOnly
{
    public required Id<Bid> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Disposal> Disposal { get; init; }

    public required string Bidder { get; init; }

    public required Money Amount { get; init; }

    public required Id<User> By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<BidRow>
    {
        public void Configure(EntityTypeBuilder<BidRow> builder)
        {
            builder.ToTable("collections_bids");
            builder.HasKey(b => b.Id);
            builder.Property(b => b.Bidder).HasMaxLength(80);
            builder.HasIndex(b => b.Disposal);
        }
    }
}
