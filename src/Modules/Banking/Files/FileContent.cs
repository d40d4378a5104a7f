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

    /// <summary>A stream whose bytes become the content of a file that the unit of work makes. Closing it tells the
    /// file its size.</summary>
    internal Stream Write(BankFileRow file) => new ChunkWriter(
        chunk => house.Append(Chunk(file, file.Chunks++, chunk)), size => file.Size += size);

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

    /// <summary>Hands on chunk after chunk as it is written.</summary>
    sealed class ChunkWriter(ChunkWriter.Hand hand, Action<int> count) : Stream
    {
        internal delegate void Hand(ReadOnlySpan<byte> chunk);

        readonly byte[] chunk = new byte[ChunkBytes];
        int at;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (buffer.Length > 0)
            {
                var taken = Math.Min(buffer.Length, ChunkBytes - at);
                buffer[..taken].CopyTo(chunk.AsSpan(at));
                at += taken;
                buffer = buffer[taken..];
                if (at == ChunkBytes)
                {
                    Pass();
                }
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
            // a chunk goes when it is full, and the last one at the end
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && at > 0)
            {
                Pass();
            }

            base.Dispose(disposing);
        }

        void Pass()
        {
            hand(chunk.AsSpan(0, at));
            count(at);
            at = 0;
        }
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
