using CsvHelper;
using CsvHelper.Configuration;
using System.Globalization;

namespace Wheelhouse.Cli.Input;

/// <summary>Rows of a CSV file by the names of their columns; a complaint names row, column and what was
/// expected.</summary>
sealed class CsvRows : IDisposable
{
    /// <summary>No cell that is meant is longer; a line without an end is found out here.</summary>
    const int LongestCell = 1_000;

    const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    readonly CsvParser parser;
    readonly string file;
    readonly string[] header;

    CsvRows(Stream stream, string file)
    {
        this.file = file;
        parser = new(new StreamReader(stream), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            MaxFieldSize = LongestCell,
        });
        header = Read() && parser.Record is { Length: > 0 } names
            ? names : throw new UnreadableException($"{file}: row 1: expected a header with the names of the columns");
    }

    /// <summary>Reads all rows of a file.</summary>
    /// <exception cref="UnreadableException">The file, its header, a row or a cell is not as expected.</exception>
    public static List<T> All<T>(string operand, Stream standardInput, Func<CsvRows, T> row, CancellationToken cancel)
    {
        using var stream = InputFile.Open(operand, standardInput);
        using var rows = new CsvRows(stream, InputFile.Name(operand));
        var all = new List<T>();
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            all.Add(rows.parser.Count == rows.header.Length
                ? row(rows)
                : throw new UnreadableException(
                    $"{rows.file}: row {rows.parser.RawRow}: {rows.parser.Count} columns; " +
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

    public void Dispose() => parser.Dispose();

    bool Read()
    {
        try
        {
            return parser.Read();
        }
        catch (InvalidDataException wrong)
        {
            throw new UnreadableException($"{file}: not gzip after row {parser.RawRow}: {wrong.Message}");
        }
        catch (MaxFieldSizeException)
        {
            throw new UnreadableException(
                $"{file}: row {parser.RawRow}: a cell is longer than {LongestCell} characters; expected short cells");
        }
    }

    string Cell(string column, out int place) => parser[place = Find(column)];

    int Find(string column) =>
        Array.FindIndex(header, name =>
            name.Trim().Equals(column, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place
            ? place
            : throw new UnreadableException($"{file}: row 1: there is no column '{column}'");

    UnreadableException Expected(int place, string what)
    {
        var found = parser[place];
        return new($"{file}: row {parser.RawRow}, column {place + 1} ({header[place]}): expected {what}, "
            + $"found '{(found.Length <= 60 ? found : found[..57] + "...")}'");
    }
}
