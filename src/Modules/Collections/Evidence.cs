using Wheelhouse.Kernel;

namespace Wheelhouse.Collections;

/// <summary>Papers that something rests on. They lie where the lender keeps them; here they are named by what is in
/// them.</summary>
static class Evidence
{
    /// <summary>A document is named by its SHA-256 in lower case.</summary>
    internal static Refusal? Check(string? document) =>
        document is { Length: 64 } && document.All(char.IsAsciiHexDigitLower)
            ? null
            : new(
                "collections.document_hash", "Name the document by its SHA-256: 64 hexadecimal digits in lower case.",
                RefusalKind.Invalid);
}
