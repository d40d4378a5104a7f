using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Decisions;
using Xunit;

namespace Wheelhouse.Engines.Tests.Decisions;

/// <summary>Digests side by side are those that the library computes one by one.</summary>
public sealed class Sha256LanesTests
{
    /// <summary>The examples of FIPS 180-2, appendix B.</summary>
    [Theory]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Published_digests_come_out(string text, string digest) =>
        Assert.Equal([digest], Lanes([Encoding.ASCII.GetBytes(text)]));

    /// <summary>Every length about the edges of a block, one to forty messages, and long ones among them.</summary>
    [Fact]
    public void Any_crowd_of_messages_has_the_digests_of_each()
    {
        var random = new Random(180_4);
        for (var crowd = 0; crowd < 300; crowd++)
        {
            var messages = Enumerable.Range(0, random.Next(1, 41)).Select(_ =>
            {
                var message = new byte[random.Next(random.Next(10) == 0 ? 5_000 : 300)];
                random.NextBytes(message);
                return message;
            }).ToArray();
            Assert.Equal(messages.Select(m => Convert.ToHexStringLower(SHA256.HashData(m))), Lanes(messages));
        }

        byte[][] lengths = [.. Enumerable.Range(0, 200).Select(length => new byte[length])];
        Assert.Equal(lengths.Select(m => Convert.ToHexStringLower(SHA256.HashData(m))), Lanes(lengths));
    }

    static IEnumerable<string> Lanes(byte[][] messages)
    {
        var (places, room) = (new List<Sha256Lanes.Message>(), 0);
        foreach (var message in messages)
        {
            places.Add(new(room, message.Length));
            room += places[^1].Padded;
        }

        var text = new byte[room];
        Array.Fill(text, (byte)0xee); // what a rented buffer may still hold
        for (var i = 0; i < messages.Length; i++)
        {
            messages[i].CopyTo(text, places[i].Start);
        }

        var digests = new byte[messages.Length * SHA256.HashSizeInBytes];
        Sha256Lanes.Hash(text, places.ToArray(), digests);
        return digests.Chunk(SHA256.HashSizeInBytes).Select(Convert.ToHexStringLower);
    }
}
