namespace Wheelhouse.Models.Scorecards;

/// <summary>Solves symmetric positive definite systems.</summary>
static class Cholesky
{
    /// <summary>The lower factor L of A = L Lᵀ; null where A is not positive definite.</summary>
    /// <param name="matrix">The lower half of A.</param>
    public static double[][]? Factor(double[][] matrix)
    {
        var size = matrix.Length;
        var factor = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[i][k] * factor[j][k];
                }

                if (i > j)
                {
                    factor[i][j] = sum / factor[j][j];
                }
                else if (sum > 1e-12 * Math.Abs(matrix[i][i]))
                {
                    factor[i][i] = Math.Sqrt(sum);
                }
                else
                {
                    return null;
                }
            }
        }

        return factor;
    }

    public static double[] Solve(double[][] factor, double[] right)
    {
        var size = factor.Length;
        var x = (double[])right.Clone();
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= factor[i][k] * x[k];
            }

            x[i] /= factor[i][i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                x[i] -= factor[k][i] * x[k];
            }

            x[i] /= factor[i][i];
        }

        return x;
    }

    /// <summary>Square roots of the diagonal of the inverse.</summary>
    public static double[] Errors(double[][] factor) => [.. Enumerable.Range(0, factor.Length).Select(n =>
    {
        var unit = new double[factor.Length];
        unit[n] = 1;
        return Math.Sqrt(Solve(factor, unit)[n]);
    })];
}
