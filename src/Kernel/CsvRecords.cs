using System.Text;

namespace Wheelhouse.Kernel;

/// <summary>What reading on in a CSV text came to.</summary>
public enum CsvRead
{
    Record,

    /// <summary>Nothing more stands there.</summary>
    End,

    /// <summary>A record of more characters or cells than the reader was told to expect.</summary>
    TooLong,

    /// <summary>A quotation opens and the text ends.</summary>
    QuoteOpen,

    /// <summary>A zero byte: no text at all.</summary>
    ZeroByte,
}

/// <summary>Splits text into records and cells as RFC 4180 has them, and holds no more than one record.</summary>
/// <remarks>Lines end with LF, CR or both; empty ones are passed over. A record that is too long is found out before it
/// is read whole, so a line of a gigabyte costs no more memory than an honest one.</remarks>
/// <param name="longest">Most characters of a record.</param>
/// <param name="mostCells">Most cells of a record.</param>
public sealed class CsvRecords(TextReader reader, int longest, int mostCells)
{
    readonly char[] buffer = new char[1 << 14];
    readonly StringBuilder text = new();
    readonly List<int> ends = [];
    char[] record = [];
    int at;
    int filled;

    /// <summary>What stands between cells.</summary>
    public char Separator { get; set; } = ',';

    /// <summary>The line on which the last record began, were no cell of more than one line; the first is 1.</summary>
    public int Row { get; private set; }

    public int Cells => ends.Count;

    public ReadOnlySpan<char> Cell(int n)
    {
        var from = n == 0 ? 0 : ends[n - 1];
        return record.AsSpan(from, ends[n] - from);
    }

    /// <summary>Reads the next record that is not empty.</summary>
    public CsvRead Next()
    {
        CsvRead read;
        do
        {
            text.Clear();
            ends.Clear();
            Row++;
            read = Record();
        }
        while (read == CsvRead.Record && ends.Count == 1 && text.Length == 0);

        if (record.Length < text.Length)
        {
            record = new char[Math.Max(text.Length, 2 * record.Length)];
        }

        text.CopyTo(0, record, 0, text.Length);
        return read;
    }

    CsvRead Record()
    {
        var (quoted, any) = (false, false);
        while (Take() is var c && c >= 0)
        {
            any = true;
            if (text.Length >= longest || ends.Count >= mostCells)
            {
                return CsvRead.TooLong;
            }

            switch ((char)c)
            {
                case '\0':
                    return CsvRead.ZeroByte;
                case '"' when quoted && Peek() == '"':
                    Take();
                    text.Append('"');
                    break;
                case '"' when quoted || IsCellStart():
                    quoted = !quoted;
                    break;
                case '\n' or '\r' when !quoted:
                    if (c == '\r' && Peek() == '\n')
                    {
                        Take();
                    }

                    ends.Add(text.Length);
                    return CsvRead.Record;
                case var between when between == Separator && !quoted:
                    ends.Add(text.Length);
                    break;
                default:
                    text.Append((char)c);
                    break;
            }
        }

        if (quoted)
        {
            return CsvRead.QuoteOpen;
        }

        if (any)
        {
            ends.Add(text.Length);
        }

        return any ? CsvRead.Record : CsvRead.End;
    }

    bool IsCellStart() => text.Length == (ends.Count == 0 ? 0 : ends[^1]);

    int Peek() => at < filled || Fill() ? buffer[at] : -1;

    int Take() => at < filled || Fill() ? buffer[at++] : -1;

    bool Fill()
    {
        (at, filled) = (0, reader.Read(buffer));
        return filled > 0;
    }
}
