using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Servicing.Accounting;

/// <summary>What of a maker's subsidy goes back because the customer paid off early.</summary>
/// <remarks>By the engine's <see cref="Subvention.Clawback"/> on the day of the settlement, as the loan stood before
/// it. Worked by hand: 120.00 at 0 % over 12 months against 6 % costs the maker 3.81; settled with the sixth instalment
/// 1.04 goes back.</remarks>
static class Clawback
{
    internal static Money Of(LoanAccount account)
    {
        var contract = account.Contract;
        var none = Money.Zero(account.Currency);
        if (!contract.ClawsBack || contract.ContractRate is not { } rate || !account.State.IsClosed)
        {
            return none;
        }

        var settled = account.Events.OfType<EarlySettled>()
            .LastOrDefault(one => account.ReversalOf(one.Sequence) is null);
        if (settled is null)
        {
            return none;
        }

        IReadOnlyList<LoanEvent> before =
        [
            .. account.Events.Where(one => one != settled && (one is not Reversed back || back.Of != settled.Sequence)),
        ];
        return Money.Min(contract.Subsidy, Subvention.Clawback(contract.Terms, rate, before, settled.ValueDate));
    }
}
