namespace Wheelhouse.Models.Scorecards;

/// <summary>How log-odds become points.</summary>
/// <param name="Base">The points of the base odds.</param>
/// <param name="Odds">The base odds of good to bad: 19 is 19:1.</param>
/// <param name="Pdo">Points that double the odds.</param>
/// <remarks>
/// <code>factor = PDO / ln 2;  offset = base − factor × ln(odds);  score = offset + factor × ln(good/bad)</code>
/// <para>Worked by hand: base 600 at 19:1 with PDO 50 gives factor 72.1348 and offset 387.60; odds 38:1 score 650.
/// Source: N. Siddiqi, Credit Risk Scorecards, chapter 6.</para>
/// </remarks>
public sealed record Scaling(double Base = 600, double Odds = 19, double Pdo = 50)
{
    public double Factor => Pdo / Math.Log(2);

    public double Offset => Base - Factor * Math.Log(Odds);

    /// <summary>The score of a margin, the log-odds of bad.</summary>
    public double Score(double margin) => Offset - Factor * margin;
}

/// <summary>Log-odds of bad, and the probability they stand for.</summary>
public static class Margin
{
    /// <summary>1 / (1 + e^−margin), without overflow at either end.</summary>
    public static double Probability(double margin)
    {
        if (margin >= 0)
        {
            return 1 / (1 + Math.Exp(-margin));
        }

        var e = Math.Exp(margin);
        return e / (1 + e);
    }
}
