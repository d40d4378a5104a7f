using CsvHelper;
using System.Globalization;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>What a tape tells and the import could not book, line by line.</summary>
sealed class Unplaced
{
    /// <summary>Every reason that is the import's own and what it stands for; others are codes of refusals.</summary>
    public static readonly IReadOnlyList<(string Name, string Means)> Reasons =
    [
        ("nothingOwed", "nothing was owed, at the take-over or before the month"),
        ("reopened", "something is owed again after nothing was"),
        ("adjusted", "the balance moved by this beside the principal received"),
        ("feeInside", "a fee within the payment, as the figures show; the rest is booked"),
        ("cost", "costs of a repossession, or proceeds taken back"),
        ("beforeLoss", "proceeds on a loan that is not lost by then"),
    ];

    readonly List<Line> lines = [];

    readonly record struct Line(string Loan, DateOnly Month, string What, long Amount, string Reason);

    /// <param name="what">The figure: balance, payment, recovery, or the deed.</param>
    /// <param name="amount">Cents.</param>
    public void Add(TapeLoan loan, DateOnly month, string what, long amount, string reason) =>
        lines.Add(new(loan.Number, new(month.Year, month.Month, 1), what, amount, reason));

    /// <summary>How many there are of each reason.</summary>
    public SortedDictionary<string, int> Counts(DateOnly through) => new(
        Lines(through).GroupBy(l => l.Reason).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal);

    /// <summary>Writes them by loan and month; the file appears whole, or not.</summary>
    public void Save(string path, DateOnly through)
    {
        var draft = path + ".part";
        try
        {
            using (var csv = new CsvWriter(File.CreateText(draft), CultureInfo.InvariantCulture))
            {
                Row(csv, "assetNumber", "month", "what", "amount", "reason");
                foreach (var line in Lines(through))
                {
                    Row(
                        csv, line.Loan, line.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), line.What,
                        (line.Amount / 100m).ToString("F2", CultureInfo.InvariantCulture), line.Reason);
                }
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"{path}: cannot be written: {wrong.Message}");
        }
    }

    IEnumerable<Line> Lines(DateOnly through) => lines.Where(l => l.Month <= through)
        .OrderBy(l => l.Loan, StringComparer.Ordinal).ThenBy(l => l.Month).ThenBy(l => l.What, StringComparer.Ordinal)
        .ThenBy(l => l.Amount);

    static void Row(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }
}
