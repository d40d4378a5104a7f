using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Payouts;

/// <summary>A payout that the bank has not confirmed.</summary>
/// <param name="To">Who is to be paid.</param>
/// <param name="Number">The agreement's readable number.</param>
public sealed record OrderedPayout(
    Id<Payout> Id, Id<Agreement> Agreement, Id<Organisation> To, Payee PaidTo, string Number, Money Amount);

/// <summary>What is to be paid for cars.</summary>
public interface IPayouts
{
    /// <summary>The payouts of a lender that no bank has confirmed, oldest first.</summary>
    Task<IReadOnlyList<OrderedPayout>> Ordered(Id<Organisation> lender, CancellationToken cancel);
}

sealed class OrderedPayouts(House house) : IPayouts
{
    public async Task<IReadOnlyList<OrderedPayout>> Ordered(Id<Organisation> lender, CancellationToken cancel)
    {
        var found = await house.Set<PayoutRow>().AsNoTracking()
            .Where(p => p.Organisation == lender && p.PaidOn == null)
            .Join(
                house.Set<ApplicationRow>(), p => p.Application, a => a.Id,
                (p, a) => new { p.Id, p.Agreement, p.Dealer, a.Customer, p.PaidTo, p.Number, p.Amount })
            .OrderBy(p => p.Id).ToListAsync(cancel);
        return
        [
            .. found.Select(p => new OrderedPayout(
                p.Id, p.Agreement, (p.PaidTo == Payee.Lessee ? p.Customer : p.Dealer) ?? default, p.PaidTo, p.Number,
                p.Amount)),
        ];
    }
}
