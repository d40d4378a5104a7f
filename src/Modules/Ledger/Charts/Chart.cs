using Microsoft.EntityFrameworkCore;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger;

/// <summary>What an account counts. Assets and expenses grow by debits, the others by credits.</summary>
public enum AccountKind
{
    Asset,
    Liability,
    Equity,
    Income,
    Expense,
}

/// <summary>An account of a chart.</summary>
/// <param name="Number">The number in the Chinese enterprise chart (企业会计准则应用指南), with our sub-number after the
/// dot.</param>
/// <param name="Manual">Whether a person may book on it by hand. On the others the house books alone, so that they
/// equal what
/// the modules hold: the sum of all agreements' principal, for one.</param>
public sealed record AccountCard(string Code, string Number, AccountKind Kind, bool Manual, Text Name);

/// <summary>Charts of accounts are data: a template shipped with the house, copied into an organisation's
/// books.</summary>
public static class Chart
{
    /// <summary>The template for a lender: bank, loans, interest, fees, subsidies, commission, suspense.</summary>
    public const string Lender = "lender";

    static readonly ConcurrentDictionary<string, IReadOnlyList<AccountCard>?> Templates = new(StringComparer.Ordinal);

    /// <summary>The accounts of a template, or null when there is none of that name.</summary>
    public static IReadOnlyList<AccountCard>? Template(string name) => Templates.GetOrAdd(name, Read);

    static IReadOnlyList<AccountCard>? Read(string name)
    {
        using var stream = typeof(Chart).Assembly.GetManifestResourceStream($"{name}.json");
        return stream is null
            ? null
            : [.. JsonSerializer.Deserialize<Row[]>(stream, Json.Wire)!
                .Select(r => new AccountCard(r.Code, r.Number, r.Kind, r.Manual, new(r.Zh, r.En)))];
    }

    sealed record Row(string Code, string Number, AccountKind Kind, bool Manual, string Zh, string En);
}

/// <summary>The account codes of every set of books, kept in memory: charts grow seldom, and posting asks each
/// time.</summary>
sealed class ChartCodes
{
    readonly ConcurrentDictionary<Id<Organisation>, FrozenSet<string>> codes = new();

    /// <summary>The codes known so far; read again where <paramref name="fresh"/>, for another server may have added
    /// some.</summary>
    internal async Task<FrozenSet<string>> Of(Id<Organisation> books, House house, bool fresh, CancellationToken cancel)
    {
        if (!fresh && codes.TryGetValue(books, out var known))
        {
            return known;
        }

        // the caller may be a dealer or a customer whose deed is booked at the lender: named books, not visible ones
        var read = await house.Set<AccountRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(a => a.Organisation == books).Select(a => a.Code).ToListAsync(cancel);
        var set = read.ToFrozenSet(StringComparer.Ordinal);
        if (set.Count > 0)
        {
            codes[books] = set;
        }

        return set;
    }
}
