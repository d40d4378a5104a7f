using Wheelhouse.Cli.Input;
using Wheelhouse.Models;
using Wheelhouse.Models.Files;

namespace Wheelhouse.Cli.Models;

/// <summary>A model's file.</summary>
static class ModelOnDisk
{
    const int Largest = 256 << 20;

    public static async Task<Model> Read(Call call, string operand, CancellationToken cancel)
    {
        await using var stream = InputFile.Open(operand, call.Channels.Input);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
        {
            await bytes.WriteAsync(buffer.AsMemory(0, read), cancel);
            if (bytes.Length > Largest)
            {
                throw new UnreadableException($"{InputFile.Name(operand)}: larger than any model");
            }
        }

        return Refused.Unless(ModelFile.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    /// <summary>Writes beside the place and moves it there, so that a reader never sees half a file.</summary>
    public static async Task Write(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllBytesAsync(path + ".new", bytes, cancel);
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"{path}: cannot be written: {wrong.Message}");
        }
    }
}
