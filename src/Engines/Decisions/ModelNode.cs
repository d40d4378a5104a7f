using System.Collections.Immutable;
using Wheelhouse.Models.Scorecards;
using Model = Wheelhouse.Models.Model;

namespace Wheelhouse.Decisions;

/// <summary>What a model node tells.</summary>
public enum ModelGives
{
    /// <summary>The probability of bad, rounded to six decimals, halves to even.</summary>
    Probability,

    /// <summary>The points of the model's own scale, whole, halves to even.</summary>
    Points,
}

/// <summary>Which field of the policy stands for an input of a model.</summary>
/// <param name="MayMiss">Whether the model may see that the value is not known, because it was trained on such cases.
/// Where it may not, the node tells nothing, and what looks at it refers.</param>
/// <param name="Words">For each option of a text field the index of the model's word; empty for other kinds.</param>
/// <param name="Reason">The reason given when the input speaks against the case; null gives none.</param>
public sealed record ModelInputField(int Slot, bool MayMiss, ImmutableArray<int> Words, string? Reason);

/// <summary>What an input of a model did to a case.</summary>
/// <param name="LogOdds">How far it moved the log-odds of bad; above 0 it speaks against the case.</param>
public readonly record struct ModelShare(ModelInputField Input, double LogOdds);

/// <summary>A trained model that scores the case, for tables to look at.</summary>
/// <param name="Output">The slot its figure is written to.</param>
/// <param name="Hash">SHA-256 of the model's content: another build of it is another node.</param>
/// <param name="Inputs">In the order of the model's inputs.</param>
/// <remarks>Statistics are <c>double</c> within the model; what leaves it is a rounded decimal, so that the bytes of a
/// trace do not hang on the last bit of an exponential. A value that cannot occur, one that is not known where the
/// model was not trained for that, and a margin that is not finite leave the figure missing.</remarks>
public sealed record ModelNode(
    string Id, int Version, int Output, Model Model, string Hash, ImmutableArray<ModelInputField> Inputs,
    ModelGives Gives)
{
    /// <summary>Six decimals tell one case in a million apart.</summary>
    const int Decimals = 6;

    const int OnStack = 128;

    /// <summary>The slots it looks at, in field order.</summary>
    public ImmutableArray<int> Looks { get; } = [.. Inputs.Select(input => input.Slot).Distinct().Order()];

    /// <summary>The figure for these inputs; missing when it cannot be known.</summary>
    public Datum Run(Inputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Span<double> row = Inputs.Length <= OnStack ? stackalloc double[Inputs.Length] : new double[Inputs.Length];
        Span<float> scratch = Model.Scratch <= OnStack ? stackalloc float[Model.Scratch] : new float[Model.Scratch];
        if (!Fill(inputs, row))
        {
            return Datum.Missing;
        }

        var margin = Model.Margin(row, scratch);
        var (figure, decimals) = Gives == ModelGives.Points
            ? (Model.Scaling.Score(margin), 0)
            : (Margin.Probability(margin), Decimals);
        return double.IsFinite(figure) && Math.Abs(figure) < (double)decimal.MaxValue
            ? Datum.Of(decimal.Round((decimal)figure, decimals, MidpointRounding.ToEven))
            : Datum.Missing;
    }

    /// <summary>What each input moves the log-odds of bad by, the gravest first; empty where the figure is not known.
    /// </summary>
    /// <remarks>Exact Shapley values of trees, points lost against the mean of a scorecard. A pair of inputs stands
    /// under the first of them.</remarks>
    public ImmutableArray<ModelShare> Explain(Inputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var row = new double[Inputs.Length];
        if (!Fill(inputs, row))
        {
            return [];
        }

        var fields = FieldByPart();
        return [.. Model.Explain(row).Select(part => new ModelShare(fields[part.Name], part.Value))];
    }

    /// <summary>Codes of what spoke most against the case, the gravest first, each code once: only inputs that raise
    /// the risk and have words.</summary>
    internal IEnumerable<string> Reasons(Inputs inputs) =>
        Explain(inputs).Where(share => share.LogOdds > 0).Select(share => share.Input.Reason).OfType<string>()
            .Distinct();

    Dictionary<string, ModelInputField> FieldByPart() => Model.Scorecard is { } card
        ? card.Characteristics.ToDictionary(Model.NameOf, one => Inputs[one.Input], StringComparer.Ordinal)
        : Model.Inputs.Zip(Inputs).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);

    bool Fill(Inputs inputs, Span<double> row)
    {
        for (var n = 0; n < row.Length; n++)
        {
            var input = Inputs[n];
            var value = inputs[input.Slot];
            if (value.IsMissing ? !input.MayMiss : !inputs.Fields[input.Slot].Admits(value))
            {
                return false;
            }

            row[n] = value.Number is { } number ? (double)number
                : value.Flag is { } flag ? (flag ? 1d : 0d)
                : value.Text is { } word ? input.Words[inputs.Fields[input.Slot].Options.IndexOf(word)]
                : double.NaN;
        }

        return true;
    }
}
