using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Cli.Input;

/// <summary>Rows of a CSV file by the names of their columns; a complaint names row, column and what was
/// expected.</summary>
sealed class CsvRows
{
    const int LongestRow = 16 * 1024;
    const int MostColumns = 1_000;

    const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    readonly CsvRecords records;
    readonly string file;
    readonly string[] header;

    CsvRows(Stream stream, string file)
    {
        this.file = file;
        records = new(new StreamReader(stream), LongestRow, MostColumns);
        header = Read() ? [.. Enumerable.Range(0, records.Cells).Select(n => records.Cell(n).Trim().ToString())]
            : throw new UnreadableException($"{file}: row 1: expected a header with the names of the columns");
    }

    /// <summary>Reads all rows of a file.</summary>
    /// <exception cref="UnreadableException">The file, its header, a row or a cell is not as expected.</exception>
    public static List<T> All<T>(string operand, Stream standardInput, Func<CsvRows, T> row, CancellationToken cancel)
    {
        using var stream = InputFile.Open(operand, standardInput);
        var rows = new CsvRows(stream, InputFile.Name(operand));
        var all = new List<T>();
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            all.Add(rows.records.Cells == rows.header.Length
                ? row(rows)
                : throw new UnreadableException(
                    $"{rows.file}: row {rows.records.Row}: {rows.records.Cells} columns; " +
                    $"expected {rows.header.Length}"));
        }

        return all;
    }

    /// <summary>A word: begins with a letter or digit, so that no formula passes.</summary>
    public string Word(string column)
    {
        var text = Cell(column, out var place).Trim();
        return text.Length > 0 && char.IsLetterOrDigit(text[0]) && !text.Any(c => char.IsControl(c) || c == '|')
            ? text
            : throw Expected(place, "a word that begins with a letter or digit");
    }

    /// <summary>A decimal number within bounds; null where nothing stands there.</summary>
    public decimal? NumberIf(string column, decimal least, decimal most)
    {
        var text = Cell(column, out var place).Trim();
        return text.Length == 0 ? null
            : decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && number >= least
                && number <= most
                ? number
                : throw Expected(place, $"a number from {least} to {most}");
    }

    public decimal Number(string column, decimal least, decimal most) =>
        NumberIf(column, least, most) ?? throw Expected(Find(column), $"a number from {least} to {most}");

    public int Whole(string column, int least, int most) =>
        Number(column, least, most) is var number && decimal.IsInteger(number)
        ? (int)number
        : throw Expected(Find(column), "a whole number");

    bool Read()
    {
        try
        {
            return records.Next() switch
            {
                CsvRead.Record => true,
                CsvRead.End => false,
                CsvRead.TooLong or CsvRead.QuoteOpen or CsvRead.ZeroByte => throw new UnreadableException(
                    $"{file}: row {records.Row}: expected text whose quotes close, at most {LongestRow} characters and "
                    + $"{MostColumns} cells in a row"),
            };
        }
        catch (InvalidDataException wrong)
        {
            throw new UnreadableException($"{file}: not gzip after row {records.Row}: {wrong.Message}");
        }
    }

    string Cell(string column, out int place) => records.Cell(place = Find(column)).ToString();

    int Find(string column) =>
        Array.FindIndex(header, name =>
            name.Equals(column, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place
            ? place
            : throw new UnreadableException($"{file}: row 1: there is no column '{column}'");

    UnreadableException Expected(int place, string what)
    {
        var found = records.Cell(place).ToString();
        return new($"{file}: row {records.Row}, column {place + 1} ({header[place]}): expected {what}, "
            + $"found '{(found.Length <= 60 ? found : found[..57] + "...")}'");
    }
}
