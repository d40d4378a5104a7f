using System.Globalization;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>Reads the payments of an account from comma-separated text, for who has no bank that sends
/// messages.</summary>
/// <remarks>
/// <para>The first row names the columns, in any order: <c>reference</c> (the bank's, at most 60 characters, unique on
/// the account), <c>date</c> (2026-11-22), <c>amount</c> (1234.50; a minus is money that went out), <c>currency</c>
/// (CNY), and where known <c>value_date</c>, <c>end_to_end</c>, <c>name</c>, <c>account</c>, <c>text</c>. UTF-8.</para>
/// <para>A bad row does not end the reading: each says its row and column, so that all can be corrected at once.</para>
/// </remarks>
public sealed class CsvStatementReader : IDisposable
{
    static readonly string[] Needed = ["reference", "date", "amount", "currency"];
    static readonly string[] Known = [.. Needed, "value_date", "end_to_end", "name", "account", "text"];

    const int LongestRow = 16 * 1024;

    readonly StreamReader text;
    readonly CsvRecords csv;
    readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    Currency? first;

    CsvStatementReader(Stream stream)
    {
        text = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), true, 32 * 1024, leaveOpen: true);
        csv = new(text, LongestRow, mostCells: LongestRow);
    }

    /// <summary>Whether nothing more can be read; set after a refusal that is of the whole file.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Reads the header; the stream stays open and is the caller's.</summary>
    public static Outcome<CsvStatementReader> Open(Stream stream)
    {
        var reader = new CsvStatementReader(stream);
        if (reader.Header() is { } refused)
        {
            reader.Dispose();
            return refused;
        }

        return reader;
    }

    /// <summary>The next payment, or what is wrong with its row; null at the end.</summary>
    public Outcome<BankEntry?> Next()
    {
        if (IsOver)
        {
            return (BankEntry?)null;
        }

        var read = Read();
        IsOver = !read.IsDone || read.Value is null;
        return read.Then(cells => cells is null ? (BankEntry?)null : ToEntry(cells));
    }

    public void Dispose() => text.Dispose();

    Refusal? Header()
    {
        var read = Read();
        if (!read.IsDone)
        {
            return read.Refused;
        }

        var names = read.Value ?? [];
        if (names is [var only] && only.Contains(';', StringComparison.Ordinal))
        {
            csv.Separator = ';';
            names = [.. only.Split(';').Select(name => name.Trim().Trim('"'))];
        }

        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i].ToLowerInvariant();
            if (!Known.Contains(name) || !columns.TryAdd(name, i))
            {
                return Faults.BadHeader(string.Join(", ", Known));
            }
        }

        return Needed.All(columns.ContainsKey) ? null : Faults.BadHeader(string.Join(", ", Needed));
    }

    /// <summary>The trimmed cells of the next row; null at the end.</summary>
    Outcome<List<string>?> Read()
    {
        try
        {
            return csv.Next() switch
            {
                CsvRead.Record => Enumerable.Range(0, csv.Cells).Select(n => csv.Cell(n).Trim().ToString()).ToList(),
                CsvRead.End => (List<string>?)null,
                CsvRead.TooLong or CsvRead.QuoteOpen or CsvRead.ZeroByte => Broken(),
            };
        }
        catch (DecoderFallbackException)
        {
            return Broken();
        }
    }

    Refusal Broken() => Faults.BadColumn(
        csv.Row, "*", "UTF-8 text whose quotes close, at most 16,384 characters in a row");

    Outcome<BankEntry?> ToEntry(List<string> cells)
    {
        if (cells.Count > columns.Count)
        {
            return Bad("*", $"at most {columns.Count} cells");
        }

        var reference = Cell(cells, "reference");
        if (reference.Length is 0 or > 60)
        {
            return Bad("reference", "1 to 60 characters");
        }

        if (!TryDay(Cell(cells, "date"), out var day))
        {
            return Bad("date", "a day like 2026-11-22");
        }

        var value = Cell(cells, "value_date");
        var valueDate = day;
        if (value.Length > 0 && !TryDay(value, out valueDate))
        {
            return Bad("value_date", "a day like 2026-11-22");
        }

        var amount = Amount(cells);
        return amount.IsDone
            ? new BankEntry(
                csv.Row - 1, csv.Row, reference, amount.Value.IsNegative ? -amount.Value : amount.Value,
                amount.Value.IsNegative ? EntrySide.Debit : EntrySide.Credit, false, day, valueDate,
                Cut(cells, "end_to_end", 35), Cut(cells, "name", 140), Cut(cells, "account", 34),
                Cut(cells, "text", 500), null)
            : amount.Refused!;
    }

    Outcome<Money> Amount(List<string> cells)
    {
        if (!Currency.TryParse(Cell(cells, "currency"), out var currency))
        {
            return Bad("currency", "a currency that the house knows, such as CNY");
        }

        first ??= currency;
        if (currency != first)
        {
            return Bad("currency", $"{first}, as in the rows before");
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(Cell(cells, "amount"), Plain, CultureInfo.InvariantCulture, out var major)
            && Math.Abs(major) < 1_000_000_000_000_000 && major != 0
            && decimal.IsInteger(major * currency.MinorPerMajor)
                ? Money.Exact(major, currency)
                : Bad("amount", "an amount like 1234.50 or -1234.50, without separators");
    }

    Refusal Bad(string column, string expected) => Faults.BadColumn(csv.Row, column, expected);

    string Cell(List<string> cells, string column) =>
        columns.TryGetValue(column, out var place) && place < cells.Count ? cells[place] : "";

    string? Cut(List<string> cells, string column, int most)
    {
        var text = Cell(cells, column);
        return text.Length == 0 ? null : text.Length > most ? text[..most] : text;
    }

    static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
