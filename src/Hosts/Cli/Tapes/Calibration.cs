namespace Wheelhouse.Cli.Tapes;

/// <summary>Finds the servicer's convention of each month: the one that explains most of its payments.</summary>
/// <remarks>One convention for all loans of a month; a loan has no say of its own, for among several conventions some
/// figure fits by chance. Conventions often come to the same; the one of the month before stands until another explains
/// five percent more.</remarks>
sealed class Calibration
{
    readonly IReadOnlyDictionary<int, Convention> chosen;

    Calibration(IReadOnlyDictionary<int, Convention> chosen, Convention ofLives) =>
        (this.chosen, OfLives) = (chosen, ofLives);

    /// <summary>The one that explains most payments of all months together: that of an account which is to count in
    /// one way until its end. What months alone do not tell apart, such as leap years, years do.</summary>
    public Convention OfLives { get; }

    /// <param name="month">From 1; a month without any payment uses the first convention.</param>
    public Convention Of(int month) => chosen.GetValueOrDefault(month, Convention.All[0]);

    public static Calibration Of(IReadOnlyList<TapeLoan> loans, CancellationToken cancel)
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

        return new(chosen, Convention.All.MaxBy(
            convention => counts.Where(c => c.Key.Convention == convention).Sum(c => (long)c.Value))!);

        List<Step> Walk(TapeLoan loan, Convention convention)
        {
            cancel.ThrowIfCancellationRequested();
            return new Trail(loan, reasons: false).Walk(_ => convention);
        }
    }
}
