using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>One part of a figure.</summary>
/// <param name="Amount">What the part adds, signed; null where it is no amount.</param>
/// <param name="Formula">The formula with its own figures in it, as in <c>2,063.93 × 7.32% ÷ 360 × 15</c>.</param>
/// <param name="Reference">Where it comes from: an event, a row, a clause.</param>
public sealed record ExplanationPart(Text Label, Money? Amount, string? Formula = null, string? Reference = null);

/// <summary>What another input would make of the figure.</summary>
public sealed record WhatIf(Text Text, string Before, string After);

/// <summary>A rule that bears on the figure.</summary>
/// <param name="Verified">False where the rule's source was not read in the original; the screen says so.</param>
public sealed record RuleReference(string Id, bool Verified, Text Says);

/// <summary>Why a figure is what it is: the answer to every "why" on a screen.</summary>
/// <param name="Figure">The figure as the screen shows it.</param>
/// <param name="Total">The sum of the parts' amounts, where the figure is an amount.</param>
/// <param name="Rounding">How it was rounded, as in <c>half-even to 0.01</c>.</param>
/// <param name="RecomputedDifference">The figure less what its parts give computed again: zero, or a fault.</param>
public sealed record Explanation(
    Text Title, string Figure, DateOnly AsOf, IReadOnlyList<ExplanationPart> Parts, Money? Total,
    IReadOnlyList<WhatIf> WhatIf, IReadOnlyList<RuleReference> Rules, string Rounding, Money? RecomputedDifference);
