using Microsoft.EntityFrameworkCore;
using System.Runtime.CompilerServices;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Exposures;

/// <summary>Reads the cached accounts as a stream; no event is read and nothing is folded.</summary>
sealed class Exposures(House house) : IExposures
{
    public int Parts => AccountRow.Parts;

    public async Task<IReadOnlyList<(Text Product, Currency Currency)>> Products(
        Id<Organisation> organisation, CancellationToken cancel)
    {
        var pairs = await house.Set<AgreementRow>().AsNoTracking().Where(a => a.Organisation == organisation)
            .Select(a => new { a.Product, a.Account.Currency }).Distinct().ToListAsync(cancel);
        return [.. pairs.Select(p => (p.Product, p.Currency))];
    }

    public async Task<IReadOnlyDictionary<Id<Agreement>, string>> Numbers(
        IReadOnlyList<Id<Agreement>> agreements, CancellationToken cancel) => await house.Set<AgreementRow>()
        .AsNoTracking().Where(a => agreements.Contains(a.Id)).Select(a => new { a.Id, a.Number })
        .ToDictionaryAsync(a => a.Id, a => a.Number, cancel);

    public async IAsyncEnumerable<Exposure> Of(
        Id<Organisation> organisation, int part, DateOnly since, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = house.Set<AgreementRow>().AsNoTracking()
            .Where(a => a.Account.Part == part && a.Organisation == organisation
                && (a.Account.State != AgreementState.Closed || a.Account.AsOf > since))
            .Select(a => new Line(a.Number, a.Product, a.PaidOn, a.Terms, a.Account));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            yield return row.ToExposure();
        }
    }

    /// <summary>What is read of an agreement.</summary>
    sealed record Line(string Number, Text Product, DateOnly PaidOn, LoanTerms? Terms, AccountRow Account)
    {
        internal Exposure ToExposure()
        {
            var zero = Money.Zero(Account.Currency);
            return new(
                Account.Agreement, Number, Product, PaidOn, Account.AsOf, Terms?.Principal ?? zero,
                new(Account.PrincipalLeft, Account.Currency), zero, new(Account.Due, Account.Currency),
                Account.OldestDue, Terms?.AnnualRate ?? Rate.Zero, Account.RestructuredOn, Account.ChargedOff, Ahead());
        }

        /// <summary>By the plan of the terms.</summary>
        List<(DateOnly, long)> Ahead()
        {
            var ahead = new List<(DateOnly, long)>();
            if (Terms is not null && Account.PrincipalLeft > 0)
            {
                foreach (var row in Scheduling.Plan(Terms).Rows)
                {
                    if (row.DueDate > Account.AsOf)
                    {
                        ahead.Add((row.DueDate, row.Principal.MinorUnits));
                    }
                }
            }

            return ahead;
        }
    }
}
