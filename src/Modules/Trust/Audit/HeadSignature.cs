using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wheelhouse.Trust;

/// <summary>Signs the heads of the log with the house's ES256 key, so that a head cannot be made without
/// it.</summary>
sealed class HeadSignature(KeyRing ring)
{
    /// <summary>What is signed: <c>wheelhouse audit head\nSIZE\nROOT IN HEX\n</c>, in ASCII.</summary>
    internal static byte[] Text(long size, Hash root) => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"wheelhouse audit head\n{size}\n{root}\n"));

    internal AuditHead Sign(long size, Hash root, DateTimeOffset at)
    {
        using var key = Key();
        return new()
        {
            Size = size,
            Root = root.ToArray(),
            At = at,
            Signature = key.SignData(Text(size, root), HashAlgorithmName.SHA256),
        };
    }

    internal bool Holds(long size, Hash root, ReadOnlySpan<byte> signature)
    {
        using var key = Key();
        return key.VerifyData(Text(size, root), signature, HashAlgorithmName.SHA256);
    }

    /// <summary>SubjectPublicKeyInfo: who has it can check heads without the house.</summary>
    internal byte[] PublicKey
    {
        get
        {
            using var key = Key();
            return key.ExportSubjectPublicKeyInfo();
        }
    }

    ECDsa Key()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(ring.Signing, out _);
        return key;
    }
}
