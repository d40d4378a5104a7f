using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Mandates;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Banking.Imports;

/// <summary>Whose agreements a payment may be for, by the payer's name: customers of that name, and agreements for
/// which somebody of that name lets us collect.</summary>
/// <remarks>Names are looked up by blind index, letter for letter; nobody's name is decrypted for it.</remarks>
sealed class Payers(House house, IPeople people, IDues dues, DebitMandates mandates)
{
    /// <summary>The agreements that run, by name of the payer.</summary>
    internal async Task<ILookup<string, DueCard>> Of(
        Id<Organisation> lender, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        var customers = await people.Named(names, cancel);
        var theirs = await dues.OfCustomers(lender, [.. customers.SelectMany(c => c).Distinct()], cancel);
        var byCustomer = theirs.ToLookup(d => d.Customer);
        var indices = names.ToDictionary(mandates.IndexOf, StringComparer.Ordinal);
        var asked = indices.Keys.ToArray();
        var signed = await house.Set<MandateRow>().AsNoTracking()
            .Where(m => m.Organisation == lender && m.WithdrawnAt == null && asked.Contains(m.NameIndex))
            .Select(m => new { m.NameIndex, m.Agreement }).ToListAsync(cancel);
        var byAgreement = (await dues.Of([.. signed.Select(m => m.Agreement).Distinct()], cancel))
            .ToDictionary(d => d.Agreement);
        var own = names.SelectMany(name => customers[name].SelectMany(c => byCustomer[c]).Select(due => (name, due)));
        var others = signed.Where(m => byAgreement.ContainsKey(m.Agreement))
            .Select(m => (name: indices[m.NameIndex], due: byAgreement[m.Agreement]));
        return own.Concat(others).DistinctBy(p => (p.name, p.due.Agreement))
            .ToLookup(p => p.name, p => p.due, StringComparer.Ordinal);
    }

    /// <summary>The only agreement that an amount fits; null where none or several do. Pure.</summary>
    internal static Id<Agreement>? Only(IEnumerable<DueCard> candidates, Money amount, long tolerance)
    {
        var fitting = candidates.Where(due => Fits(due, amount, tolerance)).Take(2).ToList();
        return fitting is [var one] ? one.Agreement : null;
    }

    /// <summary>Whether an amount is what is due, what falls due next, or both.</summary>
    /// <remarks>By hand: 500.00 is due and 480.00 falls due next; with a tolerance of 1.00 fit 499.00 to 501.00, 479.00
    /// to 481.00 and 979.00 to 981.00.</remarks>
    internal static bool Fits(DueCard due, Money amount, long tolerance) =>
        amount.Currency == due.Due.Currency
        && (Near(due.Due, amount, tolerance) || Near(due.NextDue, amount, tolerance)
            || Near(due.Due + due.NextDue, amount, tolerance));

    static bool Near(Money owed, Money amount, long tolerance) =>
        owed.IsPositive && Math.Abs(owed.MinorUnits - amount.MinorUnits) <= tolerance;
}
