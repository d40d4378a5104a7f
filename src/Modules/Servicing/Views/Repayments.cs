using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Views;

/// <summary>An agreement that runs, as the last close left it: enough to see whether its history must be read anew.
/// </summary>
/// <param name="Version">Of the account: while it stands, so does its <see cref="RepaymentHistory"/>.</param>
/// <param name="OldestDue">Due date of the oldest instalment due and not wholly paid.</param>
/// <param name="RestructuredOn">The day of the last concession to a debtor in difficulty.</param>
public sealed record RepaymentMark(
    Id<Organisation> Organisation, Id<Agreement> Agreement, Id<Organisation>? Customer, string Number, string Vin,
    long Version, DateOnly? OldestDue, DateOnly? RestructuredOn);

/// <summary>An instalment that was wholly paid after its day.</summary>
public sealed record LateInstalment(DateOnly DueOn, DateOnly PaidOn)
{
    public int Days => PaidOn.DayNumber - DueOn.DayNumber;
}

/// <summary>How an agreement was repaid so far.</summary>
/// <param name="Late">By due date; what was paid in time is left out.</param>
public sealed record RepaymentHistory(Id<Agreement> Agreement, IReadOnlyList<LateInstalment> Late);

/// <summary>How agreements are repaid, for work on many.</summary>
public interface IRepayments
{
    /// <summary>Agreements of a lender that run and of which something is to be said: an instalment is overdue, a
    /// concession was made of late, or the car is one of some.</summary>
    /// <param name="since">Concessions from this day on.</param>
    Task<IReadOnlyList<Id<Agreement>>> Noticed(
        Id<Organisation> lender, DateOnly today, DateOnly since, IReadOnlyCollection<string> vins,
        CancellationToken cancel);

    /// <summary>Those of some agreements that run and that the caller may see, by id.</summary>
    Task<IReadOnlyList<RepaymentMark>> Running(
        IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel);

    /// <summary>Folded from the events of each.</summary>
    Task<IReadOnlyList<RepaymentHistory>> Of(
        IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel);
}

sealed class Repayments(House house, Agreements kept) : IRepayments
{
    public async Task<IReadOnlyList<Id<Agreement>>> Noticed(
        Id<Organisation> lender, DateOnly today, DateOnly since, IReadOnlyCollection<string> vins,
        CancellationToken cancel) =>
        await Running(house.Set<AgreementRow>()
                .Where(a => a.Organisation == lender && a.Account.Organisation == lender))
            .Where(a => a.Account.OldestDue < today || a.Account.RestructuredOn >= since || vins.Contains(a.Vin))
            .Select(a => a.Id).ToListAsync(cancel);

    public async Task<IReadOnlyList<RepaymentMark>> Running(
        IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel) =>
        await Running(house.Set<AgreementRow>().Where(a => agreements.Contains(a.Id)))
            .OrderBy(a => a.Id)
            .Select(a => new RepaymentMark(
                a.Organisation, a.Id, a.Customer, a.Number, a.Vin, a.Account.Version, a.Account.OldestDue,
                a.Account.RestructuredOn))
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<RepaymentHistory>> Of(
        IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel) =>
        [.. (await kept.Find([.. agreements], cancel)).Select(one => Of(one.Account))];

    internal static RepaymentHistory Of(Account account) => new(
        account.Contract.Id,
        [
            .. account.Rows.Where(r => r.Outstanding.IsZero && r.Due.IsPositive && r.PaidOn > r.DueDate)
                .Select(r => new LateInstalment(r.DueDate, r.PaidOn!.Value)),
        ]);

    static IQueryable<AgreementRow> Running(IQueryable<AgreementRow> rows) => rows.AsNoTracking()
        .Where(a => a.Account.State == AgreementState.Active || a.Account.State == AgreementState.WrittenOff);
}
