using Wheelhouse.Models.Data;
using Wheelhouse.Models.Measures;

namespace Wheelhouse.Models;

/// <summary>How far the inputs of a scorecard have moved since training.</summary>
public static class Drift
{
    /// <summary>The characteristic stability index of each input with bins; none for boosted trees.</summary>
    public static IEnumerable<(string Input, double Index)> Of(Model model, ModelRows rows, IReadOnlyList<int> members)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(members);
        for (var n = 0; n < model.Inputs.Count; n++)
        {
            if (model.Scorecard?.Bins[n] is not { } bins)
            {
                continue;
            }

            var (trained, now) = (bins.All.Sum(bin => bin.Counts.Rows), new double[bins.All.Count]);
            foreach (var row in members)
            {
                now[bins.Place(rows.Row(row)[n])] += 1.0 / members.Count;
            }

            yield return (model.Inputs[n].Name, Stability.Index(
                [.. bins.All.Select(bin => bin.Counts.Rows / trained)], now));
        }
    }
}
