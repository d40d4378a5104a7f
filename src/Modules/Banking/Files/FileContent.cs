using Microsoft.EntityFrameworkCore;
using System.IO.Compression;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Files;

/// <summary>The bytes of files, in chunks: compressed and then encrypted, for they hold names and accounts.</summary>
/// <remarks>One chunk at a time is in memory, whatever the file's size.</remarks>
sealed class FileContent(House house, WriteGate gate, IFieldCipher cipher)
{
    internal const int ChunkBytes = 1 << 20;

    const string Field = "bankFile.chunk";

    /// <summary>Keeps all bytes of a stream as the file's only content, chunk by chunk as they come.</summary>
    internal async Task<(long Size, int Chunks)> Keep(BankFileRow file, Stream from, CancellationToken cancel)
    {
        await Clear(file.Id, cancel);
        var buffer = new byte[ChunkBytes];
        var (size, chunks) = (0L, 0);
        for (int read; (read = await from.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, cancel)) > 0;)
        {
            house.Append(Chunk(file, chunks++, buffer.AsSpan(0, read)));
            await gate.Save(house, cancel);
            size += read;
        }

        return (size, chunks);
    }

    /// <summary>Adds content to a unit of work that makes the file; returns how many chunks it took.</summary>
    internal int Append(BankFileRow file, ReadOnlySpan<byte> content)
    {
        var chunks = 0;
        for (; content.Length > 0; content = content[Math.Min(content.Length, ChunkBytes)..])
        {
            house.Append(Chunk(file, chunks++, content[..Math.Min(content.Length, ChunkBytes)]));
        }

        return chunks;
    }

    /// <summary>The file from its first byte to its last.</summary>
    internal Stream Read(BankFileRow file) => new ChunkStream(file.Chunks, number =>
    {
        var body = house.Set<ChunkRow>().AsNoTracking()
            .Where(c => c.File == file.Id && c.Number == number).Select(c => c.Body).First();
        return Unpack(cipher.Decrypt(Field, body));
    });

    Task<int> Clear(Id<BankFile> file, CancellationToken cancel) => gate.Enter(
        () => house.Set<ChunkRow>().Where(c => c.File == file).ExecuteDeleteAsync(cancel), cancel);

    ChunkRow Chunk(BankFileRow file, int number, ReadOnlySpan<byte> content) => new()
    {
        File = file.Id,
        Number = number,
        Organisation = file.Organisation,
        Body = cipher.Encrypt(Field, Pack(content)),
    };

    static string Pack(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var zip = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(content);
        }

        return Convert.ToBase64String(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    static byte[] Unpack(string text)
    {
        using var zip = new DeflateStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
        using var content = new MemoryStream(ChunkBytes);
        zip.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Reads chunk after chunk. Synchronously, as an XML reader reads.</summary>
    sealed class ChunkStream(int chunks, Func<int, byte[]> load) : ForwardStream
    {
        byte[] chunk = [];
        int next, at;

        public override int Read(Span<byte> buffer)
        {
            while (at == chunk.Length && next < chunks)
            {
                (chunk, at) = (load(next++), 0);
            }

            var count = Math.Min(buffer.Length, chunk.Length - at);
            chunk.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }
    }
}
