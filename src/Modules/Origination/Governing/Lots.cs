using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Governing;

/// <summary>Which applications a challenger decides: by a lot that anybody can draw again.</summary>
/// <remarks>
/// The lot is the first eight bytes of SHA-256 over <c>challenger/application</c>, as a number, modulo 10 000. It hangs
/// on the two ids alone: the same application draws the same lot on every server and on every replay, and another
/// challenger draws anew, so that no customer is always the one who is tried on.
/// </remarks>
static class Lots
{
    internal const int Count = 10_000;

    internal static int Of(Id<PolicyVersion> challenger, Id<Application> application)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{challenger}/{application}"));
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % Count);
    }

    /// <summary>Whether the challenger decides: lots below its share of ten thousand.</summary>
    internal static bool Falls(Id<PolicyVersion> challenger, Id<Application> application, decimal share) =>
        Of(challenger, application) < share * Count;
}
