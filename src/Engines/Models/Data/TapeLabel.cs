using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Models.Data;

/// <summary>Says of each loan of a tape whether it went bad, from its monthly columns.</summary>
/// <remarks>
/// <para>A loan is bad when, within so many months, it is as many instalments behind as asked (three are 90 days), is
/// repossessed, or leaves with less than half of its balance paid. Behind is what the schedule asked for since the
/// tape began, less all that was paid; who paid ahead may pause.</para>
/// <para>Worked by hand: instalments of 100, paid 100, 0, 50, 0 in four months: behind by 100, 150, 250 after the
/// second, third and fourth; three behind only where the fifth is left out, too (350).</para>
/// <para>Columns: reportingPeriodScheduledPaymentAmount, reportingPeriodActualEndBalanceAmount, BALk, PMTk, REPk. A
/// loan with no instalment or balance at the start is left out.</para>
/// </remarks>
public static class TapeLabel
{
    const string Instalment = "reportingPeriodScheduledPaymentAmount";
    const string Balance = "reportingPeriodActualEndBalanceAmount";

    /// <summary>The tape without its monthly columns, with a column of 1 (bad) and 0.</summary>
    public static Outcome<Table> Add(Table tape, string name, int instalments, int months)
    {
        ArgumentNullException.ThrowIfNull(tape);
        var (due, balance) = (tape.Named(Instalment), tape.Named(Balance));
        if ((due.Refused ?? balance.Refused) is { } no)
        {
            return no;
        }

        var columns = new List<(Column Balance, Column Paid, Column? Repossessed)>();
        for (var k = 1; k <= months; k++)
        {
            if (tape.Find($"BAL{k}") is not { } after || tape.Find($"PMT{k}") is not { } paid)
            {
                return new Refusal(
                    "models.no_such_column", $"There is no column 'BAL{k}' or 'PMT{k}'; ask for fewer months.",
                    RefusalKind.Invalid, new RefusalValue("column", $"BAL{k}"));
            }

            columns.Add((after, paid, tape.Find($"REP{k}")));
        }

        var rows = Enumerable.Range(0, tape.Rows)
            .Where(row => due.Value.Values[row] > 0 && balance.Value.Values[row] > 0).ToList();
        var bad = rows.Select(row => Bad(row, due.Value.Values[row], balance.Value.Values[row], columns, instalments))
            .ToArray();
        var kept = tape.Columns.Where(column => !Monthly(column.Name)).Select(column => column.Take(rows));
        return new Table([.. kept, Made(name, bad)]);
    }

    static bool Bad(
        int row, double due, double balance, List<(Column Balance, Column Paid, Column? Repossessed)> months,
        int instalments)
    {
        var paid = 0.0;
        for (var k = 0; k < months.Count; k++)
        {
            var (after, payment, repossessed) = months[k];
            paid += Known(payment.Values[row]);
            if (repossessed is not null && Known(repossessed.Values[row]) > 0)
            {
                return true;
            }

            if (!(after.Values[row] > 0))
            {
                return Known(payment.Values[row]) < balance / 2;
            }

            if ((k + 1) * due - paid >= instalments * due - 0.005)
            {
                return true;
            }

            balance = after.Values[row];
        }

        return false;
    }

    static double Known(double value) => double.IsNaN(value) ? 0 : value;

    static bool Monthly(string name) => name.Length > 3 && name[..3] is "BAL" or "PRC" or "PMT" or "REC" or "REP"
        && int.TryParse(name.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    static Column Made(string name, bool[] bad) => new(
        name, ColumnKind.Numeric, [.. bad.Select(one => one ? 1.0 : 0)], ["0", "1"],
        [.. bad.Select(one => one ? 1 : 0)]);
}
