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

/// <summary>Somebody who has a bank pay by files. What goes his way is not paid at once: it waits for its file and for
/// the bank's answer.</summary>
public interface IPaysByFile
{
    /// <summary>Whether a payout of this currency to somebody goes into a file.</summary>
    Task<bool> Takes(Id<Organisation> lender, Id<Organisation> to, Currency currency, CancellationToken cancel);
}

/// <summary>A bank that exists only here: it confirms at once every order that goes into no file. No real money moves.
/// </summary>
sealed class SimulatedBank(Confirmation confirmation, BankSettings settings, IEnumerable<IPaysByFile> files)
    : IHear<PayoutOrdered>
{
    public async Task<Outcome<Unit>> Hear(PayoutOrdered fact, CancellationToken cancel)
    {
        if (!settings.Simulated || await GoesByFile(fact, cancel))
        {
            return default(Unit);
        }

        var confirm = new ConfirmPayout(fact.Payout, $"SIM-{fact.Payout.ToString()[^12..]}");
        var outcome = await confirmation.Confirm(confirm, simulated: true, cancel);

        // a person was quicker than the bank: nothing is left to confirm
        return outcome.Refused is { Code: not "origination.wrong_state" } refused ? refused : default(Unit);
    }

    /// <summary>A customer who sells his own car is paid at once: his account is in no file.</summary>
    async Task<bool> GoesByFile(PayoutOrdered fact, CancellationToken cancel)
    {
        foreach (var one in files)
        {
            if (fact.To == Payee.Supplier
                && await one.Takes(fact.Organisation, fact.Dealer, fact.Amount.Currency, cancel))
            {
                return true;
            }
        }

        return false;
    }
}
