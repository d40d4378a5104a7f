using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Views;

/// <summary>Agreements that are so late.</summary>
public sealed record BucketCount(Bucket Bucket, int Agreements);

/// <summary>Agreements of one of the five classes.</summary>
public sealed record ClassCount(AssetClass Class, int Agreements);

/// <summary>Agreements of a stage of expected loss.</summary>
public sealed record StageCount(Stage Stage, int Agreements);

/// <summary>How many agreements stand where, as the last night found them.</summary>
/// <param name="AsOf">The day to which that night brought the books.</param>
/// <param name="Agreements">All that have not ended; each list adds up to it.</param>
public sealed record AgreementCounts(
    DateOnly AsOf, int Agreements, IReadOnlyList<BucketCount> Buckets, IReadOnlyList<ClassCount> Classes,
    IReadOnlyList<StageCount> Stages);

/// <summary>Counts beside the filters of the list of agreements.</summary>
static class CountAgreements
{
    internal static async Task<Ok<AgreementCounts>> Get(
        House house, Desk desk, IBusinessDays days, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, await days.Of(desk.Actor.Organisation, cancel), cancel));

    internal static async Task<AgreementCounts> Read(House house, DateOnly today, CancellationToken cancel)
    {
        var open = house.Set<AgreementRow>().AsNoTracking().Where(a => a.Account.State != AgreementState.Closed);
        var all = await open.CountAsync(cancel);
        var found = await house.Set<StandingRow>().AsNoTracking()
            .Where(s => open.Any(a => a.Id == s.Agreement))
            .GroupBy(s => new { s.Bucket, s.Class, s.Stage })
            .Select(g => new { g.Key.Bucket, g.Key.Class, g.Key.Stage, Count = g.Count() }).ToListAsync(cancel);

        // what is current, normal and in stage 1 at once has no row
        var plain = all - found.Sum(g => g.Count);
        return new(
            today, all,
            [.. Enum.GetValues<Bucket>().Select(b => new BucketCount(
                b, found.Where(g => ListAgreements.Bands(b).Contains(g.Bucket)).Sum(g => g.Count)
                    + (b == Bucket.Current ? plain : 0)))],
            [.. Enum.GetValues<AssetClass>().Select(c => new ClassCount(
                c, found.Where(g => g.Class == c).Sum(g => g.Count) + (c == AssetClass.Normal ? plain : 0)))],
            [.. Enum.GetValues<Stage>().Select(s => new StageCount(
                s, found.Where(g => g.Stage == s).Sum(g => g.Count) + (s == Stage.One ? plain : 0)))]);
    }
}
