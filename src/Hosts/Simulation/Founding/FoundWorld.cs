using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Simulation.Founding;

/// <summary>Founds the organisations of a simulated world with their people and licences, in one transaction.</summary>
/// <param name="From">Licences run from this day.</param>
/// <param name="Through">Licences run through this day.</param>
public sealed record FoundWorld(IReadOnlyList<Player> Players, DateOnly From, DateOnly Through)
{
    /// <summary>An organisation that was founded, and who may act for it.</summary>
    public sealed record Founded(string Key, Id<Organisation> Organisation, IReadOnlyList<Actor> Actors);

    internal sealed class Handler(IOrganisations organisations, IUsers users, ILicences licences)
        : IHandle<FoundWorld, IReadOnlyList<Founded>>
    {
        public async Task<Outcome<IReadOnlyList<Founded>>> Handle(FoundWorld command, CancellationToken cancel)
        {
            var all = new List<Founded>();
            foreach (var player in command.Players)
            {
                var founded = await Found(player, command, all.Count, cancel);
                if (founded.Refused is { } refusal)
                {
                    return refusal;
                }

                all.Add(founded.Value);
            }

            return all;
        }

        async Task<Outcome<Founded>> Found(Player player, FoundWorld command, int number, CancellationToken cancel)
        {
            var organisation = organisations.Add(player.Kind, player.Name, simulated: true);
            if (player.Licence is { } kind)
            {
                var licence = new LicenceCard(
                    organisation, kind, $"SIM-{number + 1:0000}", command.From, command.Through);
                if (licences.Add(licence).Refused is { } refusal)
                {
                    return refusal;
                }
            }

            var actors = new List<Actor>();
            foreach (var seat in player.Seats)
            {
                var user = await users.Add(organisation, seat.Role, seat.SignIn, seat.Name, Cast.Password, cancel);
                if (user.Refused is { } refusal)
                {
                    return refusal;
                }

                actors.Add(new(organisation, user.Value, seat.Role, seat.Name.En));
            }

            return new Founded(player.Key, organisation, actors);
        }
    }
}
