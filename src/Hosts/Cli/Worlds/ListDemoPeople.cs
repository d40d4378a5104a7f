using Wheelhouse.Simulation.Founding;

namespace Wheelhouse.Cli.Worlds;

/// <summary><c>wheelhouse demo people</c>: the sign-in names of the demonstration's staff.</summary>
static class ListDemoPeople
{
    public static readonly Verb Verb = new(
        "demo people",
        "Sign-in names of the simulated people, and their password",
        [],
        [],
        "Prints a line for each: sign-in name, password, role, organisation. They exist in simulated worlds only.",
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(call.Channels.Output, leaveOpen: true);
        foreach (var player in Cast.All)
        {
            foreach (var seat in player.Seats)
            {
                var name = $"{player.Name.Zh} {player.Name.En}";
                var line = $"{seat.SignIn,-24} {Cast.Password}   {seat.Role,-12} {name}";
                await writer.WriteLineAsync(line.AsMemory(), cancel);
            }
        }

        return Exit.Done;
    }
}
