using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Sources;

/// <summary>A source was asked, or was not, and why not.</summary>
/// <param name="Organisation">The lender that asked.</param>
/// <param name="About">What it was asked for, as in <c>app_0199…</c>.</param>
/// <param name="Consent">The consent it was asked under; null where none stands, and then nothing was asked.</param>
public sealed record SourceAsked(
    Id<Organisation> Organisation, string About, SourceKind Kind, CallOutcome Outcome, Id<Consent>? Consent) : IFact;
