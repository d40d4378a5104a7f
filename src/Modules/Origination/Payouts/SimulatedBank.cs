using Microsoft.Extensions.Configuration;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Payouts;

/// <summary>Whether the simulated bank pays by itself: setting <c>SimulatedBank</c>, true where absent.</summary>
/// <remarks>Switched off, payouts wait until the treasury confirms what its own bank says.</remarks>
sealed record BankSettings(bool Simulated)
{
    internal static BankSettings From(IConfiguration configuration) =>
        new(!string.Equals(configuration["SimulatedBank"], "false", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A bank that exists only here: it confirms every order at once. No real money moves.</summary>
sealed class SimulatedBank(Confirmation confirmation, BankSettings settings) : IHear<PayoutOrdered>
{
    public async Task<Outcome<Unit>> Hear(PayoutOrdered fact, CancellationToken cancel)
    {
        if (!settings.Simulated)
        {
            return default(Unit);
        }

        var confirm = new ConfirmPayout(fact.Payout, $"SIM-{fact.Payout.ToString()[^12..]}");
        var outcome = await confirmation.Confirm(confirm, simulated: true, cancel);

        // a person was quicker than the bank: nothing is left to confirm
        return outcome.Refused is { Code: not "origination.wrong_state" } refused ? refused : default(Unit);
    }
}
