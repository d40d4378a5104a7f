using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Sources.Storage;

/// <summary>One question to one source, and the answer as the decision saw it. Belongs to the lender alone.</summary>
/// <remarks>Written once; only the key of its answer rotates.</remarks>
sealed class CallRow : IOwned
{
    /// <summary>The field's name for the cipher.</summary>
    internal const string Field = "sources.answer";

    public required Id<SourceCall> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required string About { get; init; }

    public required SourceKind Kind { get; init; }

    public required CallOutcome Outcome { get; init; }

    /// <summary>Blind index of what was asked: the same question finds its kept answer.</summary>
    public required string Asked { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required int TookMs { get; init; }

    public required int Attempts { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public Id<Consent>? Consent { get; init; }

    public required bool Simulated { get; init; }

    /// <summary>The answer as JSON, encrypted; null without one.</summary>
    public string? Answer { get; init; }

    internal SourceCall ToCall() => new(Kind, Outcome, AskedAt, TookMs, Attempts, AnsweredAt, Consent, Simulated);

    internal sealed class Configuration : IEntityTypeConfiguration<CallRow>
    {
        public void Configure(EntityTypeBuilder<CallRow> builder)
        {
            builder.ToTable("sources_calls");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.About).HasMaxLength(60);
            builder.Property(c => c.Asked).HasMaxLength(43);
            builder.HasIndex(c => new { c.Organisation, c.About });
            builder.HasIndex(c => new { c.Organisation, c.Asked, c.AnsweredAt });
        }
    }
}
