using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>Clears rows with money, oldest due date first, each payer's rows with that payer's money.</summary>
/// <remarks>Credit that comes before anything is due waits, and clears the next row on its due date.</remarks>
sealed class Matching
{
    readonly List<LeaseAllocation> allocations = [];
    readonly Dictionary<Payer, Money> left = [];
    readonly Currency currency;
    readonly List<DueRow> rows;

    Matching(Currency currency, List<DueRow> rows) => (this.currency, this.rows) = (currency, rows);

    /// <summary>The rows in the order of due dates, as they are shown.</summary>
    internal IReadOnlyList<LeaseRow> Rows =>
    [
        .. rows.Select((row, i) => new LeaseRow(
            i + 1, row.Kind, row.Payer, row.Due, row.Amount, row.Paid, row.Rental, row.Code, row.PaidOn)),
    ];

    /// <summary>LeaseCharged to its payer and not cleared, due or not.</summary>
    internal Money BookedOutstanding =>
        Money.Sum(rows.Where(row => row.Booked).Select(row => row.Amount - row.Paid), currency);

    internal IReadOnlyList<LeaseAllocation> Allocations => allocations;

    internal static Matching Of(
        IEnumerable<DueRow> rows, IReadOnlyList<Credit> credits, Currency currency, DateOnly asOf)
    {
        var matching = new Matching(currency,
            [.. rows.OrderBy(row => row.Due).ThenBy(row => row.Kind).ThenBy(row => row.Rental)]);
        foreach (var payer in Enum.GetValues<Payer>())
        {
            matching.Clear([.. credits.Where(one => one.Payer == payer)], payer, asOf);
        }

        return matching;
    }

    internal Money CreditOf(Payer payer) => left.GetValueOrDefault(payer, Money.Zero(currency));

    void Clear(Credit[] credits, Payer payer, DateOnly asOf)
    {
        Array.Sort(credits, static (a, b) => (a.Day, a.Sequence).CompareTo((b.Day, b.Sequence)));
        var next = 0;
        var rest = credits.Length > 0 ? credits[0].Amount : Money.Zero(currency);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Payer != payer || !row.Booked || row.Due > asOf)
            {
                continue;
            }

            while (next < credits.Length && row.Paid < row.Amount)
            {
                var part = Money.Min(rest, row.Amount - row.Paid);
                row.Paid += part;
                row.PaidOn = row.Paid == row.Amount ? Later(row.Due, credits[next].Day) : null;
                rest -= part;
                allocations.Add(new(credits[next].Sequence, i + 1, part));
                if (rest.IsZero)
                {
                    next++;
                    rest = next < credits.Length ? credits[next].Amount : rest;
                }
            }
        }

        for (var i = next + 1; i < credits.Length; i++)
        {
            rest += credits[i].Amount;
        }

        left[payer] = rest;
    }

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
