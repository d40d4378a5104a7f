using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using Wheelhouse.Cli.Worlds;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;
using Wheelhouse.Trust;

namespace Wheelhouse.Cli.Operations;

/// <summary><c>wheelhouse decisions replay</c>: makes every stored decision again and compares the bytes.</summary>
static class ReplayDecisions
{
    public static readonly Verb Verb = new(
        "decisions replay",
        "Make every stored decision again and compare the bytes",
        [],
        [Simulate.Database, Simulate.Keys],
        """
        Takes each decision's stored inputs, the version of the policy that decided and the rules of its day, decides
        again and compares verdict, score, every check with its hash and the reasons, to the byte. Decisions of shadows
        are among them. Nothing is written; the server may be running.
        Prints {"decisions":..,"identical":..,"older":..,"differing":..,"bytes":..,"digest":..,"mismatches":[..]}: older
        are those stored before the deal's facts were, of which the policy's part is compared.
        Exit 0: all came out with the same bytes. Exit 1: some did not; the first of them are named with the place.
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
        var report = await premises.Services.GetRequiredService<IDecisionReplay>()
            .Run(null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, cancel);
        await JsonSerializer.SerializeAsync(call.Channels.Output, report, Json.Wire, cancel);
        call.Channels.Output.WriteByte((byte)'\n');
        return report.Differing == 0 ? Exit.Done : Exit.Refused;
    }
}
