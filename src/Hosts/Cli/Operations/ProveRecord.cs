using System.Globalization;
using System.Text.Json;
using Wheelhouse.Cli.Worlds;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Cli.Operations;

/// <summary><c>wheelhouse audit prove</c>: that one record stands in the log, for who has not the log.</summary>
static class ProveRecord
{
    public static readonly Verb Verb = new(
        "audit prove",
        "Prove that one record stands in the audit log",
        ["LEAF"],
        [Simulate.Database],
        """
        LEAF is the record's place in the log, from 0, as the audit desk shows it. The proof is the audit path of
        RFC 6962: hash the leaf with each sibling in turn, and the result is the root of the head, which anybody who
        kept that head can compare. The record itself is not printed.
        Prints {"leaf":..,"leafHash":..,"size":..,"root":..,"path":[..]}.
        Exit 0: proven. Exit 1: there is no such record, or it does not lead to the last head.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        if (!long.TryParse(call.Operands[0], NumberStyles.None, CultureInfo.InvariantCulture, out var leaf))
        {
            throw new UnreadableException($"LEAF: expected a whole number, not '{call.Operands[0]}'.");
        }

        var outcome = await AuditProof.Of(Simulate.Where(call), leaf, cancel);
        if (outcome.Refused is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        await JsonSerializer.SerializeAsync(call.Channels.Output, outcome.Value, Json.Wire, cancel);
        call.Channels.Output.WriteByte((byte)'\n');
        return Exit.Done;
    }
}
