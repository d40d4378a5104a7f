using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Screening.Storage;

/// <summary>An application that came to a lender: who, through whom, when and where. Hashes and one sealed place.
/// </summary>
/// <remarks>Written once; only the key of the place rotates.</remarks>
sealed class NoteRow : IOwned
{
    /// <summary>The place's name for the cipher.</summary>
    internal const string Field = "screening.place";

    public required Id<Organisation> Organisation { get; init; }

    public required string Application { get; init; }

    /// <summary>Keyed hash of the identity number.</summary>
    public required string Person { get; init; }

    public required Id<Organisation> Dealer { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Where it was filled in, encrypted; null where the form did not say.</summary>
    public string? Place { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<NoteRow>
    {
        public void Configure(EntityTypeBuilder<NoteRow> builder)
        {
            builder.ToTable("screening_notes");
            builder.HasKey(n => n.Application);
            builder.Property(n => n.Application).HasMaxLength(60);
            builder.Property(n => n.Person).HasMaxLength(43);
            builder.HasIndex(n => new { n.Organisation, n.Dealer, n.At });
            builder.HasIndex(n => new { n.Organisation, n.Person, n.At });
        }
    }
}

/// <summary>That an application named an identifier.</summary>
sealed class TraitRow : IOwned, IAppendOnly
{
    public required Id<Organisation> Organisation { get; init; }

    public required string Application { get; init; }

    public required TraitKind Kind { get; init; }

    public required string Hash { get; init; }

    public required string Person { get; init; }

    public required Id<Organisation> Dealer { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<TraitRow>
    {
        public void Configure(EntityTypeBuilder<TraitRow> builder)
        {
            builder.ToTable("screening_traits");
            builder.HasKey(t => new { t.Application, t.Kind, t.Hash });
            builder.Property(t => t.Application).HasMaxLength(60);
            builder.Property(t => t.Hash).HasMaxLength(43);
            builder.Property(t => t.Person).HasMaxLength(43);
            builder.HasIndex(t => new { t.Organisation, t.Hash, t.At });
            builder.HasIndex(t => new { t.Organisation, t.Person });
        }
    }
}
