namespace Wheelhouse.Cli.Tapes;

/// <summary>Finds the servicer's convention of each month: the one that explains most of its payments.</summary>
/// <remarks>One convention for all loans of a month; a loan has no say of its own, for among several conventions some
/// figure fits by chance. Conventions often come to the same; the one of the month before stands until another explains
/// five percent more.</remarks>
static class Calibration
{
    /// <returns>By the number of the month, from 1; months without any payment use the first convention.</returns>
    public static IReadOnlyDictionary<int, Convention> Of(IReadOnlyList<TapeLoan> loans, CancellationToken cancel)
    {
        var explained =
            from convention in Convention.All
            from loan in loans
            from step in Walk(loan, convention)
            group step.Finding == Finding.WholeDays ? 1 : 0 by (step.Month.Number, step.Convention);
        var counts = explained.ToDictionary(one => one.Key, one => one.Sum());

        var chosen = new Dictionary<int, Convention>();
        var last = Convention.All[0];
        foreach (var month in counts.Keys.Select(one => one.Number).Distinct().Order())
        {
            var best = Convention.All.MaxBy(Explained)!;
            last = Explained(best) * 100 > Explained(last) * 105 ? best : last;
            chosen[month] = last;

            int Explained(Convention convention) => counts.GetValueOrDefault((month, convention));
        }

        return chosen;

        List<Step> Walk(TapeLoan loan, Convention convention)
        {
            cancel.ThrowIfCancellationRequested();
            return new Trail(loan, reasons: false).Walk(_ => convention);
        }
    }
}
