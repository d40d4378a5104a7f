using Wheelhouse.Simulation;

namespace Wheelhouse.Cli.Worlds;

/// <summary><c>wheelhouse demo reset</c>: clears the demonstration's database if all in it is simulated.</summary>
static class ResetDemo
{
    public static readonly Verb Verb = new(
        "demo reset",
        "Clear a database that holds nothing but simulated parties",
        [],
        [Simulate.Database, Simulate.Keys],
        """
        Stop the server first. A database with an organisation that is not simulated is left as it is (exit 1). The next
        ./run demo loads the world anew.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var outcome = await Loading.Clear(Simulate.Where(call), Simulate.Folder(call), cancel);
        return outcome.Refused is { } refusal ? throw new RefusedException(refusal) : Exit.Done;
    }
}
