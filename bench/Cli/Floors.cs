using CsvHelper;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Wheelhouse.CliBench;

/// <summary>The least that any program would do: read, parse, and write an answer that is already there.</summary>
static class Floors
{
    /// <param name="files">The input, then the answer.</param>
    public static async Task Run(string kind, string[] files)
    {
        await using var input = File.OpenRead(files[0]);
        if (kind == "csv")
        {
            await using var plain = new GZipStream(input, CompressionMode.Decompress);
            using var parser = new CsvParser(new StreamReader(plain), CultureInfo.InvariantCulture);
            while (await parser.ReadAsync())
            {
                _ = parser.Record;
            }
        }
        else
        {
            using var document = await JsonDocument.ParseAsync(input);
        }

        await using var answer = File.OpenRead(files[1]);
        await using var output = Console.OpenStandardOutput();
        await answer.CopyToAsync(output);
    }
}
