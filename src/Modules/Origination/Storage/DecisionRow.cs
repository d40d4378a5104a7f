using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Storage;

/// <summary>One run of rules, policy and scorecard over an application, with what is needed to run it again.</summary>
/// <remarks>Belongs to the lender alone: a dealer never sees checks. Written once; only its key rotates.</remarks>
sealed class DecisionRow : IOwned
{
    /// <summary>The field's name for the cipher.</summary>
    internal const string Field = "origination.inputs";

    public required Id<DecisionRecord> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Application> Application { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Verdict Verdict { get; init; }

    public required string Policy { get; init; }

    public required int PolicyVersion { get; init; }

    public required string Scorecard { get; init; }

    public required int ScorecardVersion { get; init; }

    public int? Score { get; init; }

    public required IReadOnlyList<ScoreLine> ScoreLines { get; init; }

    public required IReadOnlyList<CheckFound> Checks { get; init; }

    /// <summary>The inputs as JSON, encrypted: income and debts are among them.</summary>
    public required string Inputs { get; init; }

    public required string InputsHash { get; init; }

    /// <summary>What the dated rules looked at; null for decisions that were made before it was kept.</summary>
    public DealRuled? Ruled { get; init; }

    /// <summary>What the customer was told; null like <see cref="Ruled"/>.</summary>
    public IReadOnlyList<Reason>? Reasons { get; init; }

    /// <summary>As what the policy was run: its answer counted unless it was a shadow.</summary>
    public required PolicySeat Seat { get; init; }

    /// <summary>How long rules, policy and the search for changes took.</summary>
    public required long TookMicroseconds { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<DecisionRow>
    {
        public void Configure(EntityTypeBuilder<DecisionRow> builder)
        {
            builder.ToTable("origination_decisions");
            builder.HasKey(d => d.Id);
            builder.Property(d => d.Policy).HasMaxLength(60);
            builder.Property(d => d.Scorecard).HasMaxLength(60);
            builder.Property(d => d.InputsHash).HasMaxLength(64);
            builder.Property(d => d.ScoreLines).IsDocument();
            builder.Property(d => d.Checks).IsDocument();
            builder.Property(d => d.Ruled).IsDocument();
            builder.Property(d => d.Reasons).IsDocument();
            builder.HasIndex(d => new { d.Application, d.Id });
            builder.HasIndex(d => new { d.Organisation, d.At });
        }
    }
}
