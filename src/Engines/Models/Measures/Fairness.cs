namespace Wheelhouse.Models.Measures;

/// <summary>How a group fares beside the largest one when the best rows are approved.</summary>
/// <param name="Approved">Share of the group that is approved.</param>
/// <param name="Ratio">Adverse impact ratio: its share over the largest group's.</param>
/// <param name="PValue">Chance of such a difference where there is none (two proportions, two-sided).</param>
/// <param name="GoodApproved">Share of the group's good rows that is approved (equal opportunity).</param>
/// <param name="Alarm">The ratio is below four fifths.</param>
public sealed record GroupOutcome(
    string Group, int Rows, double BadRate, double Approved, double Ratio, double PValue, double GoodApproved,
    bool Alarm);

/// <summary>The four-fifths rule over groups.</summary>
/// <remarks>Source: 29 CFR 1607.4(D), in credit as practice. Worked by hand: 60 of 100 approved beside 80 of 100 is a
/// ratio of 0.75: an alarm.</remarks>
public static class Fairness
{
    /// <param name="approve">Share of all rows that is approved, best first; rows of one risk go together.</param>
    public static IReadOnlyList<GroupOutcome> Of(
        IReadOnlyList<double> risk, IReadOnlyList<bool> bad, IReadOnlyList<string> group, double approve)
    {
        ArgumentNullException.ThrowIfNull(risk);
        ArgumentNullException.ThrowIfNull(bad);
        var limit = risk.Order().ElementAt((int)Math.Clamp(approve * risk.Count - 1, 0, risk.Count - 1));
        var groups = Enumerable.Range(0, risk.Count).GroupBy(n => group[n])
            .OrderByDescending(one => one.Count()).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => (one.Key, Rows: one.ToList())).ToList();
        var reference = Share(groups[0].Rows);
        return [.. groups.Select(one => Outcome(one.Key, one.Rows))];

        double Share(List<int> rows) => rows.Count == 0 ? 0 : (double)rows.Count(n => risk[n] <= limit) / rows.Count;

        GroupOutcome Outcome(string name, List<int> rows)
        {
            var (share, ratio) = (Share(rows), reference > 0 ? Share(rows) / reference : 1);
            return new(
                name, rows.Count, (double)rows.Count(n => bad[n]) / rows.Count, share, ratio,
                AdverseImpact.TwoProportions(share, rows.Count, reference, groups[0].Rows.Count),
                Share([.. rows.Where(n => !bad[n])]), ratio < AdverseImpact.FourFifths);
        }
    }
}
