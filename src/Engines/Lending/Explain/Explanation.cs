using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Why a number is what it is: its parts, each with its formula, and the total they make.</summary>
/// <param name="Label">Key of the name of the number, such as <c>lending.explain.interest</c>.</param>
/// <param name="Total">The number; always the sum of the signed parts.</param>
public sealed record Explanation(string Label, Money Total, IReadOnlyList<ExplanationPart> Parts);

/// <summary>One part of a number.</summary>
/// <param name="Label">Key of the name of the part.</param>
/// <param name="Amount">Signed: a part that is taken off is negative.</param>
/// <param name="Formula">With its own figures, as in <c>83.57 × 7% × 1/12 = 0.4874…</c>; empty where there is
/// none.</param>
/// <param name="Inputs">What went in, each with the key of its name and the figure as text.</param>
/// <param name="Rounding">How the exact figure became money; null when nothing was rounded.</param>
public sealed record ExplanationPart(
    string Label, Money Amount, string Formula, IReadOnlyList<ExplanationInput> Inputs,
    MidpointRounding? Rounding = null);

/// <summary>A figure that went into a formula.</summary>
/// <param name="Label">Key of its name.</param>
public readonly record struct ExplanationInput(string Label, string Value);
