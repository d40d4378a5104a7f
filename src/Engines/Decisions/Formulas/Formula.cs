using System.Collections.Immutable;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions.Formulas;

/// <summary>A figure that is computed from fields of the case, as in <c>(debts + instalment) / income</c>.</summary>
/// <remarks>
/// <para>Operators, the tightest first: <c>-x</c>; <c>* /</c>; <c>+ -</c>; <c>= != &lt; &lt;= &gt; &gt;=</c> and
/// <c>in ('new', 'used')</c>; <c>not</c>; <c>and</c>; <c>or</c>. <c>if … then … else …</c> may stand anywhere.
/// Functions: <c>min</c>, <c>max</c>, <c>abs</c>, <c>floor</c>, <c>ceiling</c>, <c>roundHalfEven(x, digits)</c>,
/// <c>roundHalfUp(x, digits)</c>, <c>known(x)</c>, <c>coalesce(x, y, …)</c>. Words stand in single quotes.</para>
/// <para>What is missing makes missing what is computed from it, and so does division by zero or a figure beyond
/// 7.9e28, so that no check passes on it. <c>and</c> and <c>or</c> are those of Kleene: false and missing is
/// false.</para>
/// <para>Kinds are checked when the formula is read; a run looks nothing up by name and cannot fail. By hand: debts
/// 2,150, instalment 1,971.46 and an income of 11,800 give 4,121.46 / 11,800 = 0.3492762711864406779661016949.</para>
/// <para>Source of the three-valued logic: Kleene 1938; the notation is close to OMG DMN 1.3, S-FEEL (9).</para>
/// </remarks>
public sealed class Formula
{
    readonly Func<Inputs, Datum> run;

    internal Formula(string text, FieldKind kind, ImmutableArray<int> looks, Func<Inputs, Datum> run) =>
        (Text, Kind, Looks, this.run) = (text, kind, looks, run);

    public string Text { get; }

    /// <summary>What it gives.</summary>
    public FieldKind Kind { get; }

    /// <summary>The slots it reads, in field order.</summary>
    public ImmutableArray<int> Looks { get; }

    /// <summary>Reads a formula over the fields; a name that is none of them, or a wrong kind, is refused.</summary>
    /// <param name="text">At most <see cref="Tokens.MostCharacters"/> characters.</param>
    /// <param name="fields">What it may name.</param>
    public static Outcome<Formula> Read(string text, FieldSet fields)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fields);
        return Tokens.Of(text).Then(tokens => new FormulaReader(text, tokens, fields).Read());
    }

    /// <summary>The figure for these inputs; missing when it cannot be known.</summary>
    public Datum Of(Inputs inputs)
    {
        try
        {
            return run(inputs);
        }
        catch (OverflowException)
        {
            return Datum.Missing;
        }
    }

    public override string ToString() => Text;
}
