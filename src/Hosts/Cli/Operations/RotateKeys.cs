using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using Wheelhouse.Cli.Worlds;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Wheelhouse.Trust;

namespace Wheelhouse.Cli.Operations;

/// <summary><c>wheelhouse keys rotate</c>: a new key for encrypted fields, and every field brought to it.</summary>
static class RotateKeys
{
    const string Resume = "--resume";

    public static readonly Verb Verb = new(
        "keys rotate",
        "Make a new key for encrypted fields and bring every field to it",
        [],
        [
            Simulate.Database,
            Simulate.Keys,
            new(Resume, null, "make no new key; go on with a rotation that was stopped"),
        ],
        """
        Fields are encrypted anew in batches; stopped in the middle, --resume goes on where it was. Old keys stay in
        the ring, for copies of the database that were made before. A running server takes up the new key by itself.
        Copy the ring afterwards, away from the database. The audit log records the rotation.
        Prints {"fields":..}: how many were encrypted anew.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        if (KeyRing.Find(Simulate.Folder(call)) is null)
        {
            throw new UnreadableException($"{Simulate.Keys.Name}: there is no key ring in {Simulate.Folder(call)}.");
        }

        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        await using var premises = Premises.Open(Simulate.Where(call), clock, Simulate.Folder(call));
        var rotation = premises.Services.GetRequiredService<IFieldRotation>();
        var fields = call.Has(Resume) ? await rotation.Resume(cancel) : await rotation.Rotate(cancel);
        await JsonSerializer.SerializeAsync(call.Channels.Output, new { fields }, Json.Wire, cancel);
        call.Channels.Output.WriteByte((byte)'\n');
        return Exit.Done;
    }
}
