using System.Globalization;
using System.Text.Json;
using Wheelhouse.Cli.Worlds;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Cli.Operations;

/// <summary><c>wheelhouse audit verify</c>: recomputes the tamper-evident log and names the first record that was
/// altered.</summary>
static class VerifyAudit
{
    const string Head = "--head";

    public static readonly Verb Verb = new(
        "audit verify",
        "Recompute the audit log and name the first record that was altered",
        [],
        [
            Simulate.Database,
            Simulate.Keys,
            new(Head, "SIZE:ROOT", "a head kept elsewhere; the log must be its continuation"),
        ],
        """
        Reads every record, rebuilds the tree (RFC 6962) and compares it with every node and head, in one snapshot;
        the server may be running. With the key ring at hand the last head's signature is checked too. A log that was
        cut back to an earlier head is whole in itself: only a head kept elsewhere (--head) shows the cut.
        Prints {"size":..,"root":..,"heads":..,"pending":..,"signaturesChecked":..,"fault":null|{"kind","leaf","says"}}.
        Exit 0: everything fits. Exit 1: something does not; the fault says what.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var outcome = await AuditVerifier.Verify(Simulate.Where(call), Ring(call), Kept(call), cancel);
        if (outcome.Refused is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        await JsonSerializer.SerializeAsync(call.Channels.Output, outcome.Value, Json.Wire, cancel);
        call.Channels.Output.WriteByte((byte)'\n');
        if (outcome.Value.Fault is { } fault)
        {
            call.Channels.Messages.WriteLine(fault.Says);
            return Exit.Refused;
        }

        return Exit.Done;
    }

    /// <summary>The ring of the folder; null where nobody named a folder and the usual one has none.</summary>
    static KeyRing? Ring(Call call) => KeyRing.Find(Simulate.Folder(call)) ?? (call.Has(Simulate.Keys.Name)
        ? throw new UnreadableException($"{Simulate.Keys.Name}: there is no key ring in {Simulate.Folder(call)}.")
        : null);

    static KeptHead? Kept(Call call) => call.Setting(Head) is not { } text ? null
        : text.Split(':', 2) is [var size, { Length: 64 } root]
            && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var records)
            && root.All(char.IsAsciiHexDigit)
            ? new(records, root)
            : throw new UnreadableException(
                $"{Head}: expected the number of records, a colon and 64 hex digits, not '{text}'.");
}
