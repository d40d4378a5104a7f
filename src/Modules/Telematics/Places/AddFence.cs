using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics.Storage;

namespace Wheelhouse.Telematics.Places;

/// <summary>A place on the lender's map, with its corners in millionths of a degree.</summary>
sealed record FenceCard(Id<Fence> Id, FenceKind Kind, string Name, IReadOnlyList<Point> Corners);

/// <summary>A lender marks a place on its map.</summary>
sealed record AddFence(FenceKind Kind, string Name, IReadOnlyList<Point> Corners)
{
    internal const int MostCorners = 500;

    /// <summary>More are not looked through with every position.</summary>
    internal const int MostFences = 200;

    internal static Refusal? Decide(AddFence asked, int fences) =>
        asked.Name?.Trim().Length is null or 0 or > 80
            ? new("telematics.fence_nameless", "Name the place in 1 to 80 characters.", RefusalKind.Invalid)
        : asked.Corners is not { Count: >= 3 and <= MostCorners } || !asked.Corners.All(c => c.IsSomewhere)
            || Area.ShapeOf(asked.Corners) is null
            ? new(
                "telematics.fence_malformed",
                $"A place has 3 to {MostCorners} corners, each a latitude of -90 to 90 and a longitude of -180 to 180 "
                    + "degrees, in millionths, and spans less than half the globe.",
                RefusalKind.Invalid, new RefusalValue("most", $"{MostCorners}"))
        : fences >= MostFences
            ? new(
                "telematics.too_many_fences", $"A map has at most {MostFences} places; remove one first.",
                RefusalKind.Conflict, new RefusalValue("most", $"{MostFences}"))
        : null;

    internal sealed class Handler(House house, Caller caller, IWork work, TimeProvider clock)
        : IHandle<AddFence, FenceCard>
    {
        public async Task<Outcome<FenceCard>> Handle(AddFence command, CancellationToken cancel)
        {
            if (Decide(command, await house.Set<FenceRow>().CountAsync(cancel)) is { } refused)
            {
                return refused;
            }

            var row = new FenceRow
            {
                Id = Id<Fence>.New(clock),
                Organisation = caller.Actor.Organisation,
                Kind = command.Kind,
                Name = command.Name.Trim(),
                Corners = command.Corners,
                By = caller.Actor.User,
            };
            work.About(row.Id.ToString());
            house.Add(row);
            return new FenceCard(row.Id, row.Kind, row.Name, row.Corners);
        }
    }

    internal static Task<Results<Ok<FenceCard>, ProblemHttpResult>> Post(
        AddFence body, Desk desk, CancellationToken cancel) => desk.Send<AddFence, FenceCard>(body, cancel);

    /// <summary>The lender's places, newest first.</summary>
    internal static async Task<Ok<Page<FenceCard>>> Get(
        int? limit, string? after, House house, CancellationToken cancel)
    {
        var page = await house.Set<FenceRow>().AsNoTracking().ToPage(f => f.Id, new(limit, after), cancel);
        return TypedResults.Ok(page.Select(f => new FenceCard(f.Id, f.Kind, f.Name, f.Corners)));
    }
}

/// <summary>A place goes off the map.</summary>
sealed record RemoveFence(Id<Fence> Fence)
{
    internal sealed class Handler(House house, IWork work) : IHandle<RemoveFence, Unit>
    {
        public async Task<Outcome<Unit>> Handle(RemoveFence command, CancellationToken cancel)
        {
            work.About(command.Fence.ToString());
            if (await house.Set<FenceRow>().FirstOrDefaultAsync(f => f.Id == command.Fence, cancel) is not { } row)
            {
                return new Refusal(
                    "telematics.no_such_fence", "There is no such place; open it from the map.", RefusalKind.NotFound);
            }

            house.Remove(row);
            return default(Unit);
        }
    }

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        Id<Fence> fence, Desk desk, CancellationToken cancel) => desk.Send<RemoveFence, Unit>(new(fence), cancel);
}
