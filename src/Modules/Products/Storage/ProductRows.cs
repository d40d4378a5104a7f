using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Products.Storage;

/// <summary>A version as it was drafted. Not filtered by owner: what is published is there for everybody to
/// read.</summary>
sealed class VersionRow : IAppendOnly
{
    public required Id<Product> Product { get; init; }

    public required int Version { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required string Code { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required ProductDocument Document { get; init; }

    public required Id<User> DraftedBy { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    internal ProductVersion ToVersion() => new(
        Product, Code, Version, Organisation, Document.Name, Document.Kind, ValidFrom, ValidTo, Document.Ends,
        Document.Terms);

    internal sealed class Configuration : IEntityTypeConfiguration<VersionRow>
    {
        public void Configure(EntityTypeBuilder<VersionRow> builder)
        {
            builder.ToTable("products_versions");
            builder.HasKey(v => new { v.Product, v.Version });
            builder.Property(v => v.Code).HasMaxLength(60);
            builder.Property(v => v.Document).IsDocument();
            builder.HasIndex(v => new { v.Organisation, v.Code, v.Version }).IsUnique();
        }
    }
}

/// <summary>That a second person published a version.</summary>
sealed class PublicationRow : IAppendOnly
{
    public required Id<Product> Product { get; init; }

    public required int Version { get; init; }

    public required Id<User> PublishedBy { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PublicationRow>
    {
        public void Configure(EntityTypeBuilder<PublicationRow> builder)
        {
            builder.ToTable("products_publications");
            builder.HasKey(p => new { p.Product, p.Version });
            builder.HasOne<VersionRow>().WithOne().HasForeignKey<PublicationRow>(p => new { p.Product, p.Version })
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}
