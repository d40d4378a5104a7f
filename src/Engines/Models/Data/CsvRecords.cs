using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Models.Data;

/// <summary>Splits text into records and cells as RFC 4180 has them, and holds no more than one record.</summary>
/// <remarks>A record longer than <see cref="LongestRecord"/> is refused before it is read whole, so a line of a
/// gigabyte costs no more memory than an honest one.</remarks>
sealed class CsvRecords(TextReader reader)
{
    public const int LongestRecord = 1 << 20;
    public const int MostCells = 5_000;

    readonly char[] buffer = new char[1 << 16];
    readonly StringBuilder text = new();
    readonly List<int> ends = [];
    char[] record = [];
    int at;
    int filled;

    /// <summary>Number of the record last read; the header is 1.</summary>
    public int Number { get; private set; }

    public int Cells => ends.Count;

    public ReadOnlySpan<char> Cell(int n)
    {
        var from = n == 0 ? 0 : ends[n - 1];
        return record.AsSpan(from, ends[n] - from);
    }

    /// <summary>Reads the next record that is not empty; false at the end.</summary>
    public Outcome<bool> Next()
    {
        do
        {
            text.Clear();
            ends.Clear();
            var read = Record();
            if (!read.IsDone || !read.Value)
            {
                return read;
            }
        }
        while (ends.Count == 1 && text.Length == 0);

        Number++;
        if (record.Length < text.Length)
        {
            record = new char[Math.Max(text.Length, 2 * record.Length)];
        }

        text.CopyTo(0, record, 0, text.Length);
        return true;
    }

    Outcome<bool> Record()
    {
        var (quoted, any) = (false, false);
        while (Take() is var c && c >= 0)
        {
            any = true;
            if (text.Length >= LongestRecord || ends.Count >= MostCells)
            {
                return TooLong();
            }

            switch ((char)c)
            {
                case '"' when quoted && Peek() == '"':
                    Take();
                    text.Append('"');
                    break;
                case '"' when quoted || IsCellStart():
                    quoted = !quoted;
                    break;
                case '\0':
                    return Wrong("models.not_text", "holds a zero byte; give a CSV file in UTF-8");
                case ',' when !quoted:
                    ends.Add(text.Length);
                    break;
                case '\r' when !quoted && Peek() is '\n' or -1:
                    break;
                case '\n' when !quoted:
                    ends.Add(text.Length);
                    return true;
                default:
                    text.Append((char)c);
                    break;
            }
        }

        if (quoted)
        {
            return Wrong("models.quote_open", "opens a quotation that never closes; close it");
        }

        if (any)
        {
            ends.Add(text.Length);
        }

        return any;
    }

    bool IsCellStart() => text.Length == (ends.Count == 0 ? 0 : ends[^1]);

    Refusal TooLong() => Wrong(
        "models.line_too_long",
        $"is longer than {LongestRecord} characters or has more than {MostCells} cells; give one record a line");

    Refusal Wrong(string code, string what) => new(
        code, $"Row {Number + 1} {what}.", RefusalKind.Invalid, new RefusalValue("row", $"{Number + 1}"));

    int Peek() => at < filled || Fill() ? buffer[at] : -1;

    int Take() => at < filled || Fill() ? buffer[at++] : -1;

    bool Fill()
    {
        (at, filled) = (0, reader.Read(buffer));
        return filled > 0;
    }
}
