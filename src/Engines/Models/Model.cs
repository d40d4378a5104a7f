using Wheelhouse.Models.Boosting;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Measures;
using Wheelhouse.Models.Scorecards;

namespace Wheelhouse.Models;

/// <summary>What a model predicts: that a column says a value.</summary>
public sealed record Target(string Column, string Bad);

/// <summary>A trained model: what it reads, how it scores, and all that its card says.</summary>
/// <param name="Scorecard">The scorecard; null in a boosted model.</param>
/// <param name="Trees">The boosted trees; null in a scorecard.</param>
/// <param name="Baseline">The scores of training, which stability is measured against.</param>
public sealed record Model(
    string Name, Target Target, IReadOnlyList<ModelInput> Inputs, Scaling Scaling, Scorecard? Scorecard,
    TreeEnsemble? Trees, Baseline Baseline, ModelFacts Facts)
{
    /// <summary>Length of the scratch that <see cref="Margin"/> needs.</summary>
    public int Scratch => Trees?.Features.Count ?? 0;

    /// <summary>Log-odds of bad of a row; allocates nothing.</summary>
    public double Margin(ReadOnlySpan<double> row, Span<float> scratch) =>
        Trees is { } trees ? trees.Margin(row, scratch) : Scorecard!.Margin(row);

    /// <summary>What each input, or pair of inputs, moves the margin by, largest first; with
    /// <see cref="Expected"/> they sum to the margin.</summary>
    public IReadOnlyList<Part> Explain(ReadOnlySpan<double> row)
    {
        double[] values;
        if (Trees is { } trees)
        {
            values = new double[Inputs.Count];
            Span<float> features = new float[Scratch];
            trees.Fill(row, features);
            TreeShap.AddParts(trees, features, values);
            return [.. values.Select((value, n) => new Part(Inputs[n].Name, value)).OrderByDescending(Worst)];
        }

        var card = Scorecard!;
        values = new double[card.Characteristics.Count];
        card.Parts(row, values);
        var parts = values.Select((value, n) => new Part(NameOf(card.Characteristics[n]), value));
        return [.. parts.OrderByDescending(Worst)];
    }

    /// <summary>The margin that explanations start from.</summary>
    public double Expected => Trees is { } trees ? TreeShap.Expected(trees) : Scorecard!.Expected;

    /// <summary>The name of a characteristic: its input, or both.</summary>
    public string NameOf(Characteristic one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.With is { } with ? $"{Inputs[one.Input].Name} with {Inputs[with].Name}" : Inputs[one.Input].Name;
    }

    static double Worst(Part part) => part.Value;
}

/// <summary>What one input, or a pair of them, moves the log-odds of bad by; above 0 it costs points.</summary>
public readonly record struct Part(string Name, double Value);
