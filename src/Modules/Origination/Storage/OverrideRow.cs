using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Storage;

/// <summary>What a person answered beside what the rules, the policy and the scorecard had said.</summary>
sealed class OverrideRow : IOwned, IAppendOnly
{
    public required Id<Override> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Application> Application { get; init; }

    public required string Number { get; init; }

    public required Id<DecisionRecord> Decision { get; init; }

    public required DateTimeOffset At { get; init; }

    public required OverrideKind Kind { get; init; }

    public required Verdict Said { get; init; }

    public required PersonAnswer Answer { get; init; }

    public int? Score { get; init; }

    public required string Policy { get; init; }

    public required int PolicyVersion { get; init; }

    public required string Reason { get; init; }

    public required Id<User> By { get; init; }

    public required string ByName { get; init; }

    public string? Second { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<OverrideRow>
    {
        public void Configure(EntityTypeBuilder<OverrideRow> builder)
        {
            builder.ToTable("origination_overrides");
            builder.HasKey(o => o.Id);
            builder.Property(o => o.Number).HasMaxLength(20);
            builder.Property(o => o.Policy).HasMaxLength(60);
            builder.Property(o => o.Reason).HasMaxLength(500);
            builder.Property(o => o.ByName).HasMaxLength(120);
            builder.Property(o => o.Second).HasMaxLength(120);
            builder.HasIndex(o => new { o.Organisation, o.At });
        }
    }
}
