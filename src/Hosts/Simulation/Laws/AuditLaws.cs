using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Simulation.Laws;

/// <summary>The audit log recomputes to its signed heads: nothing in it was altered, taken out or put in.</summary>
public static class AuditLaws
{
    public static async Task<IReadOnlyList<string>> Check(Premises premises, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(premises);
        var database = premises.Services.GetRequiredService<DatabaseChoice>();
        var keys = premises.Services.GetRequiredService<KeyRing>();
        var outcome = await AuditVerifier.Verify(database, keys, kept: null, cancel);
        return outcome.Refused is { } refusal ? [refusal.Sentence]
            : outcome.Value.Fault is { } fault ? [fault.Says]
            : [];
    }
}
