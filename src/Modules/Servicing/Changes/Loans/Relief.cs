using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>What the lender may give up: how much one person may, and never more than is owed.</summary>
static class Relief
{
    /// <summary>In major units of any currency: above it a second person must agree.</summary>
    const decimal Alone = 500m;

    internal static bool NeedsSecond(Money amount) => amount.Major > Alone;

    /// <summary>Refuses an amount beyond what settles the agreement today: the rest would be the customer's.</summary>
    internal static Refusal? CheckOwed(LoanAccount loan, Money amount)
    {
        var owed = Settlement.Of(loan.State).Total;
        return amount > owed
            ? new(
                "servicing.more_than_owed", $"{owed} of it is owed today; take at most that.", RefusalKind.Conflict,
                Values.Of("owed", owed))
            : null;
    }
}
