using System.Security.Cryptography;
using System.Text.Json;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Assessing;

/// <summary>Digests by which stored things are known again.</summary>
static class Hashing
{
    /// <summary>SHA-256, lower-case hex, over a value as stored JSON.</summary>
    internal static string Of<T>(T value) => Of(JsonSerializer.SerializeToUtf8Bytes(value, Json.Stored));

    /// <summary>SHA-256, lower-case hex.</summary>
    internal static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
