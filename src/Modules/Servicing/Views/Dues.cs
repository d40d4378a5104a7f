using Microsoft.EntityFrameworkCore;
using System.Linq.Expressions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Views;

/// <summary>What an agreement owes on the day its books are on, and what falls due next.</summary>
/// <param name="Organisation">The lender.</param>
/// <param name="Due">Fallen due and not paid.</param>
/// <param name="NextDueOn">Null where nothing falls due any more.</param>
/// <param name="NextDue">What of it is not paid ahead.</param>
public sealed record DueCard(
    Id<Organisation> Organisation, Id<Agreement> Agreement, Id<Organisation>? Customer, string Number, Money Due,
    DateOnly? NextDueOn, Money NextDue);

/// <summary>Finds what is due, for those who collect it or find out whose a payment is.</summary>
public interface IDues
{
    /// <summary>Agreements of a lender of which something falls due on a day and is not paid ahead, by id.</summary>
    Task<IReadOnlyList<DueCard>> On(Id<Organisation> lender, DateOnly day, CancellationToken cancel);

    /// <summary>Agreements that run, as far as the caller may see them.</summary>
    Task<IReadOnlyList<DueCard>> Of(IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel);

    /// <summary>The agreements with a lender that some customers have and that run.</summary>
    Task<IReadOnlyList<DueCard>> OfCustomers(
        Id<Organisation> lender, IReadOnlyCollection<Id<Organisation>> customers, CancellationToken cancel);
}

sealed class Dues(House house) : IDues
{
    static readonly Expression<Func<AgreementRow, bool>> Runs = a =>
        a.Account.State == AgreementState.Active || a.Account.State == AgreementState.WrittenOff;

    public Task<IReadOnlyList<DueCard>> On(Id<Organisation> lender, DateOnly day, CancellationToken cancel) => Read(
        house.Set<AgreementRow>().Where(a => a.Organisation == lender && a.Account.State == AgreementState.Active
            && a.Account.Organisation == lender && a.Account.NextDueOn == day && a.Account.NextDue > 0),
        cancel);

    public Task<IReadOnlyList<DueCard>> Of(
        IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel)
    {
        var asked = agreements.ToArray();
        return Read(house.Set<AgreementRow>().Where(a => asked.Contains(a.Id)).Where(Runs), cancel);
    }

    public Task<IReadOnlyList<DueCard>> OfCustomers(
        Id<Organisation> lender, IReadOnlyCollection<Id<Organisation>> customers, CancellationToken cancel)
    {
        var asked = customers.Select(c => (Id<Organisation>?)c).ToArray();
        return Read(
            house.Set<AgreementRow>().Where(a => a.Organisation == lender && asked.Contains(a.Customer)).Where(Runs),
            cancel);
    }

    static async Task<IReadOnlyList<DueCard>> Read(IQueryable<AgreementRow> rows, CancellationToken cancel)
    {
        var found = await rows.AsNoTracking().OrderBy(a => a.Id).Select(a => new
        {
            a.Organisation,
            a.Id,
            a.Customer,
            a.Number,
            a.Account.Currency,
            a.Account.Due,
            a.Account.NextDueOn,
            a.Account.NextDue,
        }).ToListAsync(cancel);
        return
        [
            .. found.Select(a => new DueCard(
                a.Organisation, a.Id, a.Customer, a.Number, new(a.Due, a.Currency), a.NextDueOn,
                new(a.NextDue, a.Currency))),
        ];
    }
}
