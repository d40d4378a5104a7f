using Wheelhouse.Kernel;
using Wheelhouse.Models.Data;

namespace Wheelhouse.Models;

/// <summary>How the outcome of rejected applications, which nobody saw, is inferred.</summary>
public enum RejectMethod
{
    /// <summary>Each reject enters twice: as bad with its probability for weight, and as good with the rest.</summary>
    Fuzzy,

    /// <summary>The same with the mean probability of its tenth of the rejects, raised by a factor, for rejects are
    /// worse than accepted applications of the same score.</summary>
    Parcelling,
}

/// <summary>Adds rejected applications to those whose outcome is known.</summary>
/// <remarks>Source: N. Siddiqi, Credit Risk Scorecards, chapter 6 (fuzzy augmentation, parcelling). The weights of
/// the two halves of a reject sum to 1. Worked by hand: a reject of probability 0.3 enters as 0.3 of a bad row and 0.7
/// of a good one; parcelled with a factor of 1.5 in a tenth of mean 0.2 it is 0.3 and 0.7, too.</remarks>
public static class RejectInference
{
    const int Tenths = 10;

    /// <summary>The accepted rows as they are, and each reject twice.</summary>
    /// <param name="probability">Of bad, for each reject, by a model of the accepted rows alone.</param>
    public static TrainingSet Add(TrainingSet accepted, ModelRows rejects, IReadOnlyList<double> probability)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(rejects);
        var twice = Enumerable.Range(0, 2 * rejects.Rows).ToArray();
        var columns = accepted.Columns.Select((column, input) =>
            column.Concat(twice.Select(n => rejects.Row(n / 2)[input])).ToArray());
        var bad = accepted.Labels.Bad.Concat(twice.Select(n => n % 2 == 0));
        var weights = accepted.Labels.Weights.Concat(
            twice.Select(n => n % 2 == 0 ? probability[n / 2] : 1 - probability[n / 2]));
        return new(accepted.Inputs, [.. columns], new([.. bad], [.. weights]));
    }

    /// <summary>Probabilities by tenth of the rejects, times a factor, at most 1.</summary>
    public static double[] Parcel(IReadOnlyList<double> probability, double factor)
    {
        ArgumentNullException.ThrowIfNull(probability);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        var order = Enumerable.Range(0, probability.Count).OrderBy(n => probability[n]).ToArray();
        var parcelled = new double[order.Length];
        for (var tenth = 0; tenth < Tenths; tenth++)
        {
            var rows = order[End(tenth)..End(tenth + 1)];
            foreach (var row in rows)
            {
                parcelled[row] = Math.Min(1, factor * rows.Average(n => probability[n]));
            }
        }

        return parcelled;

        int End(int tenths) => (int)((long)order.Length * tenths / Tenths);
    }

    /// <summary>Trains on the accepted rows, infers the rejects, and trains again on both.</summary>
    internal static Outcome<(TrainingSet Set, Fitted Fitted)> Train(
        TrainingSet accepted, Table rejects, Recipe recipe, CancellationToken cancel)
    {
        var rows = ModelRows.Of(accepted.Inputs, rejects);
        if (rows.Refused is { } no)
        {
            return no;
        }

        return Fitted.Train(accepted, recipe, cancel).Then(first =>
        {
            var probability = first.Probabilities(rows.Value);
            var inferred = recipe.Rejects == RejectMethod.Fuzzy
                ? probability : Parcel(probability, recipe.RejectFactor);
            var both = Add(accepted, rows.Value, inferred);
            return Fitted.Train(both, recipe, cancel).Select(fitted => (Set: both, Fitted: fitted));
        });
    }
}
