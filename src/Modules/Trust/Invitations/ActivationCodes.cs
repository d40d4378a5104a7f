using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Trust;

/// <summary>The codes of invitations: 8 digits, made from the key ring when they are shown and when they are
/// checked.</summary>
/// <remarks>
/// HMAC-SHA-256 of the invitation's id under a key of its own, its first 64 bits modulo 10⁸. So no code stands in a
/// table, a kept answer, an audit record or a log, and a retry of the request that issued it shows the same one.
/// </remarks>
sealed class ActivationCodes(KeyRing ring)
{
    const ulong Choices = 100_000_000;

    internal string Of(Id<Invitation> invitation)
    {
        var digest = HMACSHA256.HashData(ring.Invitations, Encoding.ASCII.GetBytes(invitation.ToString()));
        var code = BinaryPrimitives.ReadUInt64BigEndian(digest) % Choices;
        return code.ToString("D8", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether somebody typed the code of that invitation; spaces and dashes between its digits do not
    /// count.</summary>
    internal bool IsOf(Id<Invitation> invitation, string typed)
    {
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '-'));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Of(invitation)), Encoding.UTF8.GetBytes(digits));
    }
}
