using Wheelhouse.Kernel;

namespace Wheelhouse.Boosting;

/// <summary>Gradient boosting over histograms (Friedman 2001; Ke and others 2017), for regression.</summary>
/// <remarks>One thread, no chance but <see cref="Settings.Seed"/>, and the same bits whatever the order of the
/// rows.</remarks>
public static class Booster
{
    /// <param name="targets">One a row, finite; zero or more for Poisson loss.</param>
    /// <param name="weights">One a row, above zero; null for all equal. Quantile loss takes none.</param>
    /// <returns>Refused: <c>boosting.columns_differ</c>, <c>boosting.not_a_number</c>.</returns>
    public static Outcome<Ensemble> Train(
        Table table, double[] targets, double[]? weights, Loss loss, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(settings);
        weights ??= [.. Enumerable.Repeat(1.0, table.Rows)];
        if (targets.Length != table.Rows || weights.Length != table.Rows)
        {
            return new Refusal(
                "boosting.columns_differ", "Give a target for every row, and a weight for every row or none.",
                RefusalKind.Invalid);
        }

        if (!targets.All(double.IsFinite) || (loss == Loss.Poisson && targets.Any(t => t < 0)))
        {
            return Table.NotANumber("The target");
        }

        if (!weights.All(w => double.IsFinite(w) && w > 0))
        {
            return Table.NotANumber("The weight");
        }

        return Grow(table, targets, weights, loss, settings);
    }

    static Ensemble Grow(Table table, double[] targets, double[] weights, Loss loss, Settings settings)
    {
        var bins = Bins.Of(table);
        var grower = new TreeGrower(settings, bins, bins.Sort(table), table.Rows);
        var start = loss.Start(targets, weights);
        var scores = new double[table.Rows];
        Array.Fill(scores, start);
        var derivatives = new Derivatives(table.Rows);
        var (trees, leaves) = (new List<Tree>(settings.Trees), new List<Shoot>(settings.Leaves));
        for (var number = 0; number < settings.Trees; number++)
        {
            derivatives.Take(loss, scores, targets, weights);
            var root = grower.Grow(derivatives, number, leaves);
            if (root.Left is null)
            {
                if (settings.ColumnShare < 1)
                {
                    continue; // none of the features drawn for the root gains; others may
                }

                break;
            }

            foreach (var leaf in leaves)
            {
                var rows = grower.RowsOf(leaf);
                var step = loss.LeafShare is { } share
                    ? Residual(rows, scores, targets, share) : grower.Answer(leaf.Sum);
                leaf.Value = (float)(settings.Rate * step);
                foreach (var row in rows)
                {
                    scores[row] += leaf.Value;
                }
            }

            trees.Add(root.ToTree());
        }

        return new(bins, start, [.. trees]);
    }

    static double Residual(ReadOnlySpan<int> rows, double[] scores, double[] targets, double share)
    {
        var residuals = new double[rows.Length];
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = targets[rows[i]] - scores[rows[i]];
        }

        Array.Sort(residuals);
        return Quantiles.Of(residuals, share);
    }
}
