using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Storage;

/// <summary>How an agreement stands that is not simply performing: bucket, stage and class as the last night found
/// them.</summary>
/// <remarks>Those that are current, in stage 1 and of the normal class have no row. So the lists of late and classified
/// agreements have their indexes, and the night that changes a million accounts' figures changes few rows
/// here.</remarks>
sealed class StandingRow : IOwned, IVersioned
{
    public required Id<Organisation> Organisation { get; init; }

    public required int Part { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public Bucket Bucket { get; set; }

    public Stage Stage { get; set; }

    /// <summary>The first day of the probation of the stage; null while its signs are there.</summary>
    public DateOnly? StageCuringSince { get; set; }

    public AssetClass Class { get; set; }

    public DateOnly? ClassCuringSince { get; set; }

    public long Version { get; set; }

    internal CreditStanding Standing => CreditStanding.From(Stage, StageCuringSince, Class, ClassCuringSince);

    /// <summary>Nothing need be kept of it.</summary>
    internal static bool IsPlain(Bucket bucket, in CreditStanding standing) =>
        bucket == Bucket.Current && standing.Stage.Stage == Stage.One && standing.Class.Class == AssetClass.Normal;

    /// <summary>Takes over a night's finding. Returns whether anything is another than before.</summary>
    internal bool Keep(Bucket bucket, in CreditStanding found)
    {
        var same = Bucket == bucket && Stage == found.Stage.Stage && StageCuringSince == found.Stage.CuringSince
            && Class == found.Class.Class && ClassCuringSince == found.Class.CuringSince;
        (Bucket, Stage, StageCuringSince) = (bucket, found.Stage.Stage, found.Stage.CuringSince);
        (Class, ClassCuringSince) = (found.Class.Class, found.Class.CuringSince);
        return !same;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<StandingRow>
    {
        public void Configure(EntityTypeBuilder<StandingRow> builder)
        {
            builder.ToTable("servicing_standings");
            builder.HasKey(s => new { s.Organisation, s.Part, s.Agreement });
            builder.HasIndex(s => new { s.Organisation, s.Bucket });
            builder.HasIndex(s => new { s.Organisation, s.Class });
        }
    }
}
