using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Reflection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation.Laws;

/// <summary>An organisation's records are seen by it, those it shares with, a regulator, and nobody else.</summary>
/// <remarks>Asks of every owned record type in the model, so a new one is covered from its first day.</remarks>
public static class StrangerLaws
{
    static readonly MethodInfo Counting =
        typeof(StrangerLaws).GetMethod(nameof(Count), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <param name="actors">Those who look; a stranger, who must see nothing, is added.</param>
    /// <param name="part">Looks at every <paramref name="part"/>-th type only; 1 for all.</param>
    /// <param name="first">The type that it begins with.</param>
    public static async Task<IReadOnlyList<string>> Check(
        Premises premises, IReadOnlyList<Actor> actors, int part, int first, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(premises);
        ArgumentNullException.ThrowIfNull(actors);
        var (nowhere, nobody) = (Id<Organisation>.New(premises.Clock), Id<User>.New(premises.Clock));
        var stranger = new Actor(nowhere, nobody, Role.Admin, "stranger");
        var houses = premises.Services.GetRequiredService<IDbContextFactory<House>>();
        await using var house = await houses.CreateDbContextAsync(cancel);
        var types = house.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(IOwned)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal).Where((_, i) => i % part == first % part).ToList();
        var breaches = new List<string>();
        foreach (var type in types)
        {
            var counting = Counting.MakeGenericMethod(type);
            foreach (var actor in actors.Append(stranger).Where(a => !a.SeesEveryone))
            {
                house.Enter(actor);
                var foreign = await (Task<int>)counting.Invoke(null, [house, actor.Organisation, cancel])!;
                if (foreign > 0)
                {
                    breaches.Add(
                        $"{actor.Role} of {actor.Organisation} sees {foreign} foreign records of {type.Name}.");
                }
            }
        }

        return breaches;
    }

    /// <summary>How many records one sees that are neither one's own nor shared with one.</summary>
    static Task<int> Count<T>(House house, Id<Organisation> me, CancellationToken cancel)
        where T : class, IOwned
    {
        var mine = house.Set<T>().AsNoTracking().Where(r => r.Organisation != me);
        return typeof(T).IsAssignableTo(typeof(IShared))
            ? mine.Where(r => ((IShared)r).Dealer != me && ((IShared)r).Customer != me).CountAsync(cancel)
            : mine.CountAsync(cancel);
    }
}
