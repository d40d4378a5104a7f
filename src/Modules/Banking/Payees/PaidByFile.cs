using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Payouts;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Payees;

/// <summary>Who is paid by pain.001: those with an account that two persons agreed to, where the lender has an account
/// to pay from.</summary>
sealed class PaidByFile(House house) : IPaysByFile
{
    public Task<bool> Takes(
        Id<Organisation> lender, Id<Organisation> to, Currency currency, CancellationToken cancel) =>
        house.Set<PayeeRow>().AnyAsync(
            p => p.Organisation == lender && p.Payee == to && p.ApprovedAt != null && p.ReplacedAt == null
                && house.Set<BankAccountRow>().Any(
                    a => a.Organisation == lender && a.Pays && a.Currency == currency),
            cancel);
}
