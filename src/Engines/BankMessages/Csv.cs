using System.Text;

namespace Wheelhouse.BankMessages;

/// <summary>Reads comma-separated text row by row (RFC 4180); semicolons where the first row has them.</summary>
/// <remarks>A row of more than <see cref="LongestRow"/> characters, or one whose quotes do not close, ends the reading:
/// such a file is none that we can say anything of.</remarks>
sealed class Csv(Stream stream) : IDisposable
{
    internal const int LongestRow = 16 * 1024;

    readonly StreamReader reader = new(
        stream, new UTF8Encoding(false, throwOnInvalidBytes: true), true, 32 * 1024, leaveOpen: true);
    readonly StringBuilder cell = new();
    char separator = ',';

    /// <summary>The row that was read last, from 1: the header is row 1.</summary>
    internal int Row { get; private set; }

    /// <summary>The cells of the next row that is not empty; null at the end.</summary>
    /// <exception cref="DecoderFallbackException">The file is not UTF-8.</exception>
    /// <exception cref="UnclosedException">A row does not end.</exception>
    internal List<string>? Next()
    {
        while (true)
        {
            var cells = ReadRow();
            if (cells is null || cells.Count > 1 || cells[0].Length > 0)
            {
                return cells;
            }
        }
    }

    public void Dispose() => reader.Dispose();

    List<string>? ReadRow()
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        Row++;
        var cells = new List<string>();
        var (quoted, length) = (false, 0);
        cell.Clear();
        while (true)
        {
            var next = reader.Read();
            if (++length > LongestRow || (quoted && next < 0))
            {
                throw new UnclosedException();
            }

            if (next == '"' && quoted && reader.Peek() == '"')
            {
                cell.Append((char)reader.Read());
            }
            else if (next == '"' && (quoted || cell.Length == 0))
            {
                quoted = !quoted;
            }
            else if (!quoted && (next == separator || next is '\n' or '\r' || next < 0))
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (next != separator)
                {
                    return End(next, cells);
                }
            }
            else
            {
                cell.Append((char)next);
            }
        }
    }

    List<string> End(int last, List<string> cells)
    {
        if (last == '\r' && reader.Peek() == '\n')
        {
            reader.Read();
        }

        if (Row == 1 && cells is [var only] && only.Contains(';', StringComparison.Ordinal))
        {
            separator = ';';
            return [.. only.Split(';').Select(name => name.Trim().Trim('"'))];
        }

        return cells;
    }

    internal sealed class UnclosedException : Exception;
}
