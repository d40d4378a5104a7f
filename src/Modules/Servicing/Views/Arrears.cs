using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Views;

/// <summary>How far an agreement is behind on the lender's business date.</summary>
/// <param name="Organisation">The lender.</param>
/// <param name="OldestDue">Due date of the oldest instalment due and not wholly paid; null where nothing is.</param>
/// <param name="Overdue">Fallen due before <paramref name="Today"/> and unpaid.</param>
/// <param name="Ended">Nothing is owed any more.</param>
public sealed record ArrearsCard(
    Id<Organisation> Organisation, Id<Agreement> Agreement, Id<Organisation>? Customer, string Number, string Vin,
    DateOnly Today, DateOnly? OldestDue, Money Overdue, bool Ended)
{
    public int DaysPastDue =>
        OldestDue is { } oldest && oldest < Today ? Today.DayNumber - oldest.DayNumber : 0;
}

/// <summary>How many agreements are late by a number of days.</summary>
public sealed record LateDay(int DaysPastDue, int Count);

/// <summary>Who is late, for those who collect.</summary>
public interface IArrears
{
    /// <summary>One agreement by its events, read now; also where nothing is late.</summary>
    /// <returns>Refused: <c>servicing.no_such_agreement</c>.</returns>
    Task<Outcome<ArrearsCard>> Of(Id<Agreement> agreement, CancellationToken cancel);

    /// <summary>Agreements of the caller that are late by so many days, newest first, as the last close left them:
    /// what fell due on the business date itself counts among the overdue here.</summary>
    /// <param name="q">How its number begins, or a part of its VIN; null: all of them.</param>
    Task<Page<ArrearsCard>> Late(
        Id<Organisation> lender, int from, int through, string? q, PageRequest page, CancellationToken cancel);

    /// <summary>Agreements of the caller by the days that they are late, as the last close left them.</summary>
    Task<IReadOnlyList<LateDay>> Days(Id<Organisation> lender, CancellationToken cancel);
}

sealed class Arrears(House house, Reader reader, IBusinessDays days) : IArrears
{
    public async Task<Outcome<ArrearsCard>> Of(Id<Agreement> agreement, CancellationToken cancel) =>
        (await reader.Today(agreement, cancel)).Select(account => new ArrearsCard(
            account.Contract.Organisation, account.Contract.Id, account.Contract.Customer, account.Contract.Number,
            account.Contract.Vin, account.AsOf, account.OldestDue, account.Overdue,
            account.Standing is AgreementState.Settled or AgreementState.Closed));

    public async Task<Page<ArrearsCard>> Late(
        Id<Organisation> lender, int from, int through, string? q, PageRequest page, CancellationToken cancel)
    {
        var today = await days.Of(lender, cancel);
        var (youngest, oldest) = (today.AddDays(-Math.Max(1, from)), today.AddDays(-through));
        var late = Running(lender).Where(a => a.Account.OldestDue <= youngest && a.Account.OldestDue >= oldest);
        if (q?.Trim().ToUpperInvariant() is { Length: > 0 } text)
        {
            late = late.Where(a => a.Number.StartsWith(text) || a.Vin.Contains(text));
        }

        var found = await late
            .Select(a => new
            {
                a.Id,
                a.Customer,
                a.Number,
                a.Vin,
                a.Account.OldestDue,
                a.Account.Due,
                a.Account.Currency,
            })
            .ToPage(a => a.Id, page, cancel);
        return found.Select(a => new ArrearsCard(
            lender, a.Id, a.Customer, a.Number, a.Vin, today, a.OldestDue, new(a.Due, a.Currency), Ended: false));
    }

    public async Task<IReadOnlyList<LateDay>> Days(Id<Organisation> lender, CancellationToken cancel)
    {
        var today = await days.Of(lender, cancel);
        var counts = await Running(lender).Where(a => a.Account.OldestDue < today)
            .GroupBy(a => a.Account.OldestDue).Select(g => new { Due = g.Key, Count = g.Count() }).ToListAsync(cancel);
        return [.. counts.Select(c => new LateDay(today.DayNumber - c.Due!.Value.DayNumber, c.Count))
            .OrderBy(c => c.DaysPastDue)];
    }

    IQueryable<AgreementRow> Running(Id<Organisation> lender) => house.Set<AgreementRow>().AsNoTracking()
        .Where(a => a.Organisation == lender && a.Account.Organisation == lender
            && (a.Account.State == AgreementState.Active || a.Account.State == AgreementState.WrittenOff));
}
