using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Screening.Storage;

/// <summary>An entry of a lender's list: what is listed as a hash to meet it by and sealed to show it masked.</summary>
sealed class ListingRow : IOwned, IVersioned
{
    /// <summary>The fields' names for the cipher.</summary>
    internal const string ValueField = "screening.listed";
    internal const string ReasonField = "screening.reason";
    internal const string ObjectionField = "screening.objection";
    internal const string AnswerField = "screening.answer";

    public required Id<Listing> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required TraitKind Kind { get; init; }

    public required string Hash { get; init; }

    /// <summary>The value as it was typed, encrypted.</summary>
    public required string Value { get; init; }

    public required ListingSource Source { get; init; }

    /// <summary>Why it is listed, encrypted: it tells of a person.</summary>
    public required string Reason { get; init; }

    public required DateOnly ListedOn { get; init; }

    /// <summary>The first day on which it counts no more.</summary>
    public required DateOnly ExpiresOn { get; set; }

    public required Id<User> By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who ended it before its day, and when; null where nobody did.</summary>
    public Id<User>? EndedBy { get; set; }

    public string? EndedByName { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public DateTimeOffset? ObjectedAt { get; set; }

    public Id<User>? ObjectedBy { get; set; }

    public string? ObjectedByName { get; set; }

    /// <summary>Why the entry should not stand, in the words of the one concerned; encrypted.</summary>
    public string? Objection { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public Id<User>? AnsweredBy { get; set; }

    public string? AnsweredByName { get; set; }

    /// <summary>Why the objection was answered so; encrypted, null while it is open.</summary>
    public string? Answer { get; set; }

    public bool? Upheld { get; set; }

    public long Version { get; set; }

    internal bool IsUnderAppeal => ObjectedAt is not null && AnsweredAt is null;

    internal bool Counts(DateOnly day) => EndedAt is null && day < ExpiresOn;

    internal sealed class Configuration : IEntityTypeConfiguration<ListingRow>
    {
        public void Configure(EntityTypeBuilder<ListingRow> builder)
        {
            builder.ToTable("screening_listings");
            builder.HasKey(l => l.Id);
            builder.Property(l => l.Hash).HasMaxLength(43);
            builder.Property(l => l.ByName).HasMaxLength(80);
            builder.Property(l => l.EndedByName).HasMaxLength(80);
            builder.Property(l => l.ObjectedByName).HasMaxLength(80);
            builder.Property(l => l.AnsweredByName).HasMaxLength(80);
            builder.HasIndex(l => new { l.Organisation, l.Hash });
            builder.HasIndex(l => new { l.Organisation, l.Id });
        }
    }
}
