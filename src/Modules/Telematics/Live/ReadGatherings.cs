using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Places;
using Wheelhouse.Telematics.Storage;
using Wheelhouse.Telemetry;
using Wheelhouse.Trust;

namespace Wheelhouse.Telematics.Live;

/// <summary>A place where cars of several customers stand long: a lot of pledged cars looks like this, and so does a
/// market. For a person to look at, nothing more.</summary>
sealed record GatheringCard(Point Place, IReadOnlyList<string> Vins, long Seconds);

/// <summary>Places where a lender's cars gather now.</summary>
/// <param name="Cars">How many stand for a day and longer, outside the lender's own places for parking.</param>
/// <param name="Dark">Standing cars that no consent lets be seen.</param>
sealed record GatheringsFound(IReadOnlyList<GatheringCard> Items, int Cars, int Dark, DateTimeOffset At);

/// <summary>Looks for places where several cars stand at this moment. Past stays are not gone through: a lot that was
/// emptied is nothing to look at.</summary>
static class ReadGatherings
{
    /// <summary>Standing this long is more than a night and a day at work.</summary>
    static readonly TimeSpan Long = TimeSpan.FromDays(1);

    /// <summary>As near as cars of one lot stand; the engine's own measure.</summary>
    const double Metres = 100;

    /// <summary>The standing cars of a big lender are more than a page, and fewer than this.</summary>
    const int Most = 5_000;

    internal static async Task<Results<Ok<GatheringsFound>, ProblemHttpResult>> Get(
        Word<LookReason>? reason, House house, ISensitive sensitive, TimeProvider clock, CancellationToken cancel)
    {
        if (reason is not { } why)
        {
            return LookReasons.Missing.ToProblem();
        }

        var now = clock.GetUtcNow();
        var before = now - Long;
        var listed = Area.Map(await house.Set<FenceRow>().AsNoTracking()
            .Where(f => f.Kind == FenceKind.Parking).ToListAsync(cancel));
        var rows = await house.Set<BindingRow>().AsNoTracking().Where(b => b.Until == null)
            .Join(
                house.Set<DeviceRow>().AsNoTracking().Where(d => d.StandsSince < before), b => b.Device, d => d.Id,
                (b, d) => new { b.Vin, b.Subject, d.Now })
            .OrderBy(r => r.Vin).Take(Most).ToListAsync(cancel);
        var standing = rows.Where(r => r.Now?.StandsAt is { } at && !listed.Any(a => a.Holds(at)))
            .DistinctBy(r => r.Vin).ToList();
        var seen = await sensitive.ReadEach(
            [.. standing.Select(r => r.Subject)], Purpose.Location,
            LookReasons.What("whether it stands with others", why.Value), _ => default(Unit), cancel);
        var shown = standing.Where(r => seen.ContainsKey(r.Subject)).ToList();
        var stays = shown.ConvertAll(r => new LongStay(
            r.Vin,
            new(r.Now!.StandsSince!.Value.ToUnixTimeSeconds(), now.ToUnixTimeSeconds(), r.Now.StandsAt!.Value.Place)));
        var found = Gatherings.Find(stays, Metres).Select(g => new GatheringCard(
            Tracks.ReadJourneys.PointOf(g.Place),
            [
                .. stays.Where(s => s.Stop.Place.MetresTo(g.Place) <= 2 * Metres).Select(s => s.Agreement)
                    .Order(StringComparer.Ordinal),
            ],
            g.Seconds));
        return TypedResults.Ok(new GatheringsFound([.. found], shown.Count, standing.Count - shown.Count, now));
    }
}
