using System.Security.Cryptography;
using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Documents;

/// <summary>A signature over a document, as it is kept beside it.</summary>
/// <param name="DocumentHash">SHA-256 of the document's bytes, lower-case hex.</param>
/// <param name="PublicKey">The signer's key: SubjectPublicKeyInfo, base64. The private part stays away.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the bytes: r, then s, 64 bytes (IEEE P1363), base64.</param>
sealed record ESignature(string DocumentHash, string PublicKey, string Signature)
{
    const int SignatureBytes = 64;

    /// <summary>Verifies a signature over a document and makes the mark that is kept.</summary>
    /// <remarks>
    /// Electronic Signature Law of the PRC (2019), article 13: the data of the signature belong to the signer alone,
    /// are under the signer's sole control, and every later change to signature or document can be discovered.
    /// The first two are the browser's part (a key that cannot be exported), the last two are this function's.
    /// Who the key belongs to is for a licensed certification authority to say; here that party is simulated.
    /// </remarks>
    public static Outcome<ESignature> Make(ReadOnlySpan<byte> document, string publicKey, string signature)
    {
        var mark = new ESignature(Hash(document), publicKey, signature);
        return mark.Verify(document).Select(_ => mark);
    }

    /// <summary>SHA-256 as lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> document) => Convert.ToHexStringLower(SHA256.HashData(document));

    /// <summary>Whether the document is, to the byte, the one that was signed with this key.</summary>
    public Outcome<Unit> Verify(ReadOnlySpan<byte> document)
    {
        if (Hash(document) != DocumentHash)
        {
            return new Refusal(
                "origination.document_altered",
                "The document is not the one that was signed: its hash differs. Restore the original, or sign anew.",
                RefusalKind.Conflict);
        }

        Span<byte> signature = stackalloc byte[SignatureBytes];
        if (!Convert.TryFromBase64String(Signature, signature, out var length) || length != SignatureBytes)
        {
            return Malformed("signature", "64 bytes (r and s of P-256) in base64");
        }

        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(PublicKey), out _);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return Malformed("publicKey", "a SubjectPublicKeyInfo of P-256 in base64");
        }

        if (key.KeySize != 256)
        {
            return Malformed("publicKey", "a SubjectPublicKeyInfo of P-256 in base64");
        }

        return key.VerifyData(
            document, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ? default(Unit)
            : new Refusal(
                "origination.signature_invalid",
                "The signature does not fit this document and this key; open the document again and sign it once more.",
                RefusalKind.Invalid);
    }

    static Refusal Malformed(string field, string expected) => new(
        "origination.signature_malformed", $"The {field} cannot be read; send {expected}.", RefusalKind.Invalid,
        new RefusalValue("field", field), new RefusalValue("expected", expected));
}
