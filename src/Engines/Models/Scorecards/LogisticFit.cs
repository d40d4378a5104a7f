using System.Numerics;
using System.Runtime.InteropServices;
using Wheelhouse.Kernel;
using Wheelhouse.Models.Binning;

namespace Wheelhouse.Models.Scorecards;

/// <summary>Logistic regression by Newton's method (iteratively reweighted least squares), ridge on all but the
/// constant.</summary>
/// <remarks>
/// <code>maximise  sum of w (y z − ln(1 + e^z)) − λ/2 × sum of b²,   z = a + x·b</code>
/// <para>Deterministic: no random start, sums in the order of the rows. Newton's step is halved while it makes the
/// likelihood worse. Source: T. Hastie, R. Tibshirani, J. Friedman, The Elements of Statistical Learning, 4.4.1.</para>
/// </remarks>
public static class LogisticFit
{
    const int MostSteps = 60;
    const int MostHalvings = 30;
    const double Enough = 1e-10;

    /// <param name="Constant">The margin where every column is 0.</param>
    /// <param name="Coefficients">Log-odds of bad for one unit of each column.</param>
    /// <param name="Errors">Standard error of each coefficient.</param>
    /// <param name="Margins">Fitted log-odds of bad, row by row.</param>
    public sealed record Fit(double Constant, double[] Coefficients, double[] Errors, double[] Margins);

    /// <param name="columns">Column by column, each as long as the labels.</param>
    /// <param name="ridge">λ, not negative; 0 is plain maximum likelihood.</param>
    public static Outcome<Fit> Of(IReadOnlyList<double[]> columns, Labels labels, double ridge)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(ridge);
        var all = Counts.Of(labels);
        var beta = new double[columns.Count + 1];
        beta[0] = Math.Log(all.Bads / all.Goods);
        var margins = Margins(columns, beta, labels.Rows);
        var value = Value(margins, beta, labels, ridge);
        for (var step = 0; step < MostSteps; step++)
        {
            var (hessian, slope) = Derivatives(columns, labels, margins, beta, ridge);
            if (Cholesky.Factor(hessian) is not { } factor)
            {
                break;
            }

            var move = Cholesky.Solve(factor, slope);
            var (scale, halvings) = (1.0, 0);
            double[] tried;
            double worth;
            do
            {
                tried = [.. beta.Zip(move, (b, m) => b + scale * m)];
                margins = Margins(columns, tried, labels.Rows);
                worth = Value(margins, tried, labels, ridge);
                scale /= 2;
            }
            while (!(worth >= value - 1e-9 * Math.Abs(value)) && ++halvings < MostHalvings);

            (beta, value) = (tried, worth);
            if (move.Max(Math.Abs) < Enough)
            {
                return new Fit(beta[0], beta[1..], Cholesky.Errors(factor)[1..], margins);
            }
        }

        return new Refusal(
            "models.no_fit",
            "The regression finds no end: columns say the same, or part good from bad completely. "
            + "Raise the ridge or leave columns out.", RefusalKind.Invalid);
    }

    static double[] Margins(IReadOnlyList<double[]> columns, double[] beta, int rows)
    {
        var margins = new double[rows];
        Array.Fill(margins, beta[0]);
        for (var c = 0; c < columns.Count; c++)
        {
            var (b, x) = (beta[c + 1], columns[c]);
            for (var n = 0; n < rows; n++)
            {
                margins[n] += b * x[n];
            }
        }

        return margins;
    }

    /// <summary>The penalised log-likelihood.</summary>
    static double Value(double[] margins, double[] beta, Labels labels, double ridge)
    {
        var sum = 0.0;
        for (var n = 0; n < margins.Length; n++)
        {
            var z = labels.Bad[n] ? -margins[n] : margins[n];
            sum -= labels.Weights[n] * (Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))));
        }

        return sum - ridge / 2 * beta.Skip(1).Sum(b => b * b);
    }

    static (double[][] Hessian, double[] Slope) Derivatives(
        IReadOnlyList<double[]> columns, Labels labels, double[] margins, double[] beta, double ridge)
    {
        var (rows, size) = (labels.Rows, beta.Length);
        var (weight, residual) = (new double[rows], new double[rows]);
        for (var n = 0; n < rows; n++)
        {
            var p = Margin.Probability(margins[n]);
            weight[n] = labels.Weights[n] * p * (1 - p);
            residual[n] = labels.Weights[n] * ((labels.Bad[n] ? 1 : 0) - p);
        }

        var hessian = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        var slope = new double[size];
        (hessian[0][0], slope[0]) = (weight.Sum(), residual.Sum());
        var weighted = new double[rows];
        for (var a = 1; a < size; a++)
        {
            var x = columns[a - 1];
            for (var n = 0; n < rows; n++)
            {
                weighted[n] = weight[n] * x[n];
            }

            hessian[a][0] = weighted.Sum();
            for (var b = 1; b <= a; b++)
            {
                hessian[a][b] = Dot(weighted, columns[b - 1]);
            }

            hessian[a][a] += ridge;
            slope[a] = Dot(residual, x) - ridge * beta[a];
        }

        return (hessian, slope);
    }

    static double Dot(double[] one, double[] other)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(one);
        var y = MemoryMarshal.Cast<double, Vector<double>>(other);
        var sums = Vector<double>.Zero;
        for (var n = 0; n < x.Length; n++)
        {
            sums += x[n] * y[n];
        }

        var sum = Vector.Sum(sums);
        for (var n = x.Length * Vector<double>.Count; n < one.Length; n++)
        {
            sum += one[n] * other[n];
        }

        return sum;
    }
}
