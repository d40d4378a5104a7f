using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Wheelhouse.Trust;

/// <summary>Encrypts single fields, so that a copy of the database shows nothing of them.</summary>
public interface IFieldCipher
{
    /// <summary>Encrypts under the active key. Two encryptions of the same text differ.</summary>
    /// <param name="field">The field's name, as in <c>person.idNumber</c>: a text moved to another field does not
    /// decrypt.</param>
    string Encrypt(string field, string plain);

    /// <summary>Decrypts what any key of the ring encrypted.</summary>
    /// <exception cref="CryptographicException">Altered, of another field, or of a key that is not in the
    /// ring.</exception>
    string Decrypt(string field, string cipher);

    /// <summary>A value to look up by: the same text of the same field gives the same 43 characters, and says
    /// nothing else.</summary>
    string BlindIndex(string field, string plain);
}

/// <remarks>
/// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce and a 128-bit tag; the field's name and the key's id are
/// bound as associated data. Text form: <c>v1.KEY.BASE64URL(nonce || ciphertext || tag)</c>. The blind index is
/// HMAC-SHA-256 under a key of its own, which rotation leaves alone.
/// </remarks>
sealed class FieldCipher(KeyRing ring) : IFieldCipher
{
    const int NonceSize = 12;
    const int TagSize = 16;

    public string Encrypt(string field, string plain)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        ArgumentNullException.ThrowIfNull(plain);
        var (id, key) = ring.Active;
        var text = Encoding.UTF8.GetBytes(plain);
        var sealedText = new byte[NonceSize + text.Length + TagSize];
        var nonce = sealedText.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            nonce, text, sealedText.AsSpan(NonceSize, text.Length), sealedText.AsSpan(NonceSize + text.Length),
            Bound(field, id));
        return $"{Prefix(id)}{Base64Url.EncodeToString(sealedText)}";
    }

    public string Decrypt(string field, string cipher)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        ArgumentNullException.ThrowIfNull(cipher);
        var parts = cipher.Split('.');
        if (parts is not ["v1", var id, var body] || !Base64Url.IsValid(body))
        {
            throw new CryptographicException("The text is not an encrypted field.");
        }

        var sealedText = Base64Url.DecodeFromChars(body);
        if (sealedText.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("The text is not an encrypted field.");
        }

        var plain = new byte[sealedText.Length - NonceSize - TagSize];
        using var aes = new AesGcm(ring.Key(id), TagSize);
        aes.Decrypt(
            sealedText.AsSpan(0, NonceSize), sealedText.AsSpan(NonceSize, plain.Length),
            sealedText.AsSpan(NonceSize + plain.Length), plain, Bound(field, id));
        return Encoding.UTF8.GetString(plain);
    }

    public string BlindIndex(string field, string plain)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        ArgumentNullException.ThrowIfNull(plain);
        return Base64Url.EncodeToString(HMACSHA256.HashData(ring.Index, Encoding.UTF8.GetBytes($"{field}\n{plain}")));
    }

    internal static string Prefix(string key) => $"v1.{key}.";

    static byte[] Bound(string field, string key) => Encoding.UTF8.GetBytes($"{field}\n{key}");
}
