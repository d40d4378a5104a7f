using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Models.Data;

/// <summary>Reads a table from CSV text whose first record names the columns, and trusts none of it.</summary>
/// <remarks>
/// <para>A column is numeric when everything written in it is a number, and categorical otherwise; an empty cell and
/// NA are missing. A number that is not finite, a cell that a spreadsheet would run, a record of another length than
/// the header and a record longer than a mebibyte are refused with row and column. Rows count from 1 at the header.
/// </para>
/// </remarks>
public static class CsvTable
{
    const int LongestRecord = 1 << 20;
    const int MostCells = 5_000;
    const int MostNumbers = 200_000_000;
    const int LongestName = 200;

    public static Outcome<Table> Read(Stream stream, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var records = new CsvRecords(new StreamReader(stream, Encoding.UTF8), LongestRecord, MostCells);
        var header = Header(records);
        if (header.Refused is { } no)
        {
            return no;
        }

        var (columns, rows) = (header.Value.ConvertAll(name => new Raw(name)), new List<int>());
        while (true)
        {
            var next = Next(records);
            if (next.Refused is { } wrong)
            {
                return wrong;
            }

            if (!next.Value)
            {
                return Finish(columns, rows);
            }

            if (Add(records, columns, rows.Count) is { } poisoned)
            {
                return poisoned;
            }

            rows.Add(records.Row);
            if (rows.Count % 1024 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Whether another record stands there.</summary>
    static Outcome<bool> Next(CsvRecords records)
    {
        return records.Next() switch
        {
            CsvRead.Record => true,
            CsvRead.End => false,
            CsvRead.ZeroByte => Wrong("models.not_text", "holds a zero byte; give a CSV file in UTF-8"),
            CsvRead.QuoteOpen => Wrong("models.quote_open", "opens a quotation that never closes; close it"),
            CsvRead.TooLong => Wrong(
                "models.line_too_long",
                $"is longer than {LongestRecord} characters or has more than {MostCells} cells; "
                + "give one record a line"),
        };

        Refusal Wrong(string code, string what) => new(
            code, $"Row {records.Row} {what}.", RefusalKind.Invalid, new RefusalValue("row", $"{records.Row}"));
    }

    static Outcome<List<string>> Header(CsvRecords records)
    {
        var first = Next(records);
        if (first.Refused is { } no)
        {
            return no;
        }

        if (!first.Value)
        {
            return new Refusal(
                "models.no_rows", "The file has no rows; give a header and at least one row.", RefusalKind.Invalid);
        }

        var names = Enumerable.Range(0, records.Cells).Select(n => records.Cell(n).Trim().ToString()).ToList();
        var wrong = names.FindIndex(name => name.Length is 0 or > LongestName || Cells.Formula(name));
        if (wrong < 0)
        {
            wrong = names.FindIndex(name => names.IndexOf(name) != names.LastIndexOf(name));
        }

        return wrong < 0
            ? names
            : new Refusal(
                "models.header_wrong",
                $"Column {wrong + 1} of the header has no name of its own that can be used; name every column once.",
                RefusalKind.Invalid, new RefusalValue("column", $"{wrong + 1}"));
    }

    static Refusal? Add(CsvRecords records, List<Raw> columns, int before)
    {
        if (records.Cells != columns.Count)
        {
            return new(
                "models.row_length",
                $"Row {records.Row} has {records.Cells} cells and the header {columns.Count}; give all as many.",
                RefusalKind.Invalid, new RefusalValue("row", $"{records.Row}"));
        }

        if ((before + 1L) * columns.Count > MostNumbers)
        {
            return new(
                "models.too_many_cells", $"The file has more than {MostNumbers} cells; give fewer rows.",
                RefusalKind.Invalid);
        }

        for (var n = 0; n < columns.Count; n++)
        {
            if (!columns[n].Add(records.Cell(n)))
            {
                return new(
                    "models.formula_cell",
                    $"Row {records.Row}, column '{columns[n].Name}' holds a formula; give its value.",
                    RefusalKind.Invalid, new RefusalValue("row", $"{records.Row}"),
                    new RefusalValue("column", columns[n].Name));
            }
        }

        return null;
    }

    /// <param name="rows">Where each row stands in the file.</param>
    static Outcome<Table> Finish(List<Raw> raws, List<int> rows)
    {
        if (rows.Count == 0)
        {
            return new Refusal(
                "models.no_rows", "The file has no rows; give a header and at least one row.", RefusalKind.Invalid);
        }

        var columns = new List<Column>();
        foreach (var raw in raws)
        {
            var column = raw.Finish(rows);
            if (column.Refused is { } no)
            {
                return no;
            }

            columns.Add(column.Value);
        }

        return new Table(columns);
    }

    /// <summary>A column as it is read: every distinct text once.</summary>
    sealed class Raw(string name)
    {
        readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
        readonly List<string> levels = [];
        readonly List<int> texts = [];

        public string Name => name;

        /// <summary>Takes a cell in; false where it is a formula.</summary>
        public bool Add(ReadOnlySpan<char> cell)
        {
            if (Cells.Missing(cell))
            {
                texts.Add(-1);
                return true;
            }

            var lookup = seen.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!lookup.TryGetValue(cell, out var code))
            {
                if (Cells.Formula(cell))
                {
                    return false;
                }

                code = levels.Count;
                levels.Add(cell.ToString());
                seen.Add(levels[code], code);
            }

            texts.Add(code);
            return true;
        }

        public Outcome<Column> Finish(List<int> rows)
        {
            var numbers = new double[levels.Count];
            var numeric = true;
            for (var n = 0; n < numbers.Length && numeric; n++)
            {
                numeric = Cells.Number(levels[n], out numbers[n]);
            }

            var odd = numeric ? Array.FindIndex(numbers, number => !double.IsFinite(number)) : -1;
            if (odd >= 0)
            {
                var row = rows[texts.IndexOf(odd)];
                return new Refusal(
                    "models.not_finite",
                    $"Row {row}, column '{name}' holds '{levels[odd]}', which is no finite number; "
                    + "correct it, or leave the cell empty where the value is missing.",
                    RefusalKind.Invalid, new RefusalValue("row", $"{row}"), new RefusalValue("column", name));
            }

            var values = texts.Select(text => text < 0 ? double.NaN : numeric ? numbers[text] : text).ToArray();
            var kind = numeric ? ColumnKind.Numeric : ColumnKind.Categorical;
            return new Column(name, kind, values, levels, [.. texts]);
        }
    }
}
