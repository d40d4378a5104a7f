using System.Text.Json;
using Wheelhouse.Platform;

namespace Wheelhouse.Cli.Devices;

/// <summary>The codes that the played devices were given, each once: whoever loses them has to have the devices freed.
/// Only its owner may read the file.</summary>
sealed class CodeFile
{
    readonly string path;
    readonly Lock guard = new();
    readonly SortedDictionary<string, string> codes;

    CodeFile(string path, SortedDictionary<string, string> codes) => (this.path, this.codes) = (path, codes);

    internal static CodeFile Open(string path)
    {
        try
        {
            var codes = File.Exists(path)
                ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path), Json.Stored)
                : null;
            return new(path, codes ?? new(StringComparer.Ordinal));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UnreadableException($"--codes: cannot read {path}: {wrong.Message}");
        }
    }

    internal string? Of(string terminal)
    {
        lock (guard)
        {
            return codes.GetValueOrDefault(terminal);
        }
    }

    /// <summary>Written at once and whole: a code is given only once.</summary>
    internal void Keep(string terminal, string code)
    {
        lock (guard)
        {
            codes[terminal] = code;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var part = path + ".part";
            File.WriteAllText(part, JsonSerializer.Serialize(codes, Json.Stored));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.Move(part, path, overwrite: true);
        }
    }
}
