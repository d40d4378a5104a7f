using System.IO.Compression;
using System.Text.Json;

namespace Wheelhouse.Cli.Input;

/// <summary>Opens what an operand names: a file, a gzip file by its name, or <c>-</c> for standard input.</summary>
static class InputFile
{
    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static string Name(string operand) => operand == "-" ? "standard input" : operand;

    /// <exception cref="UnreadableException">The file cannot be opened.</exception>
    public static Stream Open(string operand, Stream standardInput)
    {
        if (operand == "-")
        {
            return standardInput;
        }

        try
        {
            var file = File.OpenRead(operand);
            return operand.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(file, CompressionMode.Decompress)
                : file;
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnreadableException($"{operand}: no such file; expected a file that can be read, or '-'");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"{operand}: cannot be read: {wrong.Message}");
        }
    }

    /// <summary>Reads the cases of a file: <c>{"cases":[...]}</c>, or one case by itself.</summary>
    /// <returns>The cases, and whether the file held one by itself.</returns>
    public static async Task<(IReadOnlyList<JsonNode> Cases, bool Single)> Cases(
        string operand, Stream standardInput, CancellationToken cancel)
    {
        await using var stream = Open(operand, standardInput);
        var root = new JsonNode(await Parse(stream, Name(operand), cancel), Name(operand));
        if (!root.IsObject)
        {
            throw root.Wrong("an object: {\"cases\":[...]} or one case");
        }

        return root.Has("cases")
            ? ([.. root.Only("cases").Field("cases", "an array of cases").Items()], false)
            : ([root], true);
    }

    static async Task<JsonElement> Parse(Stream stream, string name, CancellationToken cancel)
    {
        try
        {
            // The document lives as long as the process: the cases look into it until the last is written.
            return (await JsonDocument.ParseAsync(stream, Strict, cancel)).RootElement;
        }
        catch (JsonException wrong)
        {
            var reason = wrong.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            var place = wrong.LineNumber is { } line ? $"line {line + 1}, column {wrong.BytePositionInLine + 1}: " : "";
            throw new UnreadableException($"{name}: {place}not JSON as expected: {reason}");
        }
        catch (InvalidDataException wrong)
        {
            throw new UnreadableException($"{name}: not gzip: {wrong.Message}");
        }
    }
}
