using System.Text;
using Wheelhouse.Models.Data;

namespace Wheelhouse.Cli.Models;

/// <summary>A table on standard output, as CSV that <c>risk train</c> reads.</summary>
static class RowsOut
{
    public static async Task Write(Call call, Table table, CancellationToken cancel)
    {
        await using var output = new StreamWriter(call.Channels.Output, new UTF8Encoding(false), leaveOpen: true);
        await output.WriteAsync(string.Join(',', table.Columns.Select(column => Cell(column.Name))) + "\n");
        for (var row = 0; row < table.Rows; row++)
        {
            cancel.ThrowIfCancellationRequested();
            await output.WriteAsync(string.Join(',', table.Columns.Select(column => Cell(column.Text(row)))) + "\n");
        }
    }

    /// <summary>A cell as RFC 4180 has it.</summary>
    internal static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0
        ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
