using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Payoff;

/// <summary>What an insurer must know of the finance on a car: to the customer whose it is, and to its lender.
/// </summary>
sealed class LossPayees(House house, ISettlements settlements) : ILossPayees
{
    public async Task<LossPayee?> Of(string vin, Id<Organisation> customer, CancellationToken cancel) =>
        await house.Set<AgreementRow>().AsNoTracking()
            .Where(a => a.Vin == vin && a.Customer == customer && a.Account.State != AgreementState.Closed)
            .Select(a => new { a.Organisation, a.Id }).FirstOrDefaultAsync(cancel) is { } live
            ? new(live.Organisation, live.Id.ToString())
            : null;

    public async Task<Outcome<Money>> Payoff(string agreement, CancellationToken cancel) =>
        (await settlements.Quote(Id<Agreement>.Parse(agreement), on: null, cancel)).Select(quote => quote.Total);
}
