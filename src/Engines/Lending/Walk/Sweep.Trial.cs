namespace Wheelhouse.Lending;

/// <content>What would come of a level instalment, tried on copies of the rows.</content>
partial struct Sweep
{
    /// <summary>Tries the neighbour that spreads the last row's difference, and keeps it when the difference
    /// shrinks.</summary>
    readonly long Better(long level)
    {
        var difference = LastDifference(level, out var levels);
        if (Math.Abs(difference) <= levels / 2)
        {
            return level;
        }

        var spread = Rounded.Divide(Math.Abs(difference), levels, terms.Rounding) * Math.Sign(difference);
        return Math.Abs(LastDifference(level + spread, out _)) < Math.Abs(difference) ? level + spread : level;
    }

    /// <summary>Corrects the level of weighted rows while that brings the last row nearer to what it should
    /// be.</summary>
    /// <remarks>A row of little weight may not cover its interest, which then waits without bearing any itself; the
    /// straight line that solves the level does not know that.</remarks>
    readonly long Corrected(long level, decimal perUnit)
    {
        const int Tries = 20;
        var difference = LastDifference(level, out _);
        for (var i = 0; i < Tries; i++)
        {
            var next = level + (long)decimal.Round(difference / Math.Max(1, perUnit), terms.Rounding);
            var nextDifference = LastDifference(next, out _);
            if (Math.Abs(nextDifference) >= Math.Abs(difference))
            {
                break;
            }

            (level, difference) = (next, nextDifference);
        }

        return level;
    }

    /// <summary>By how much the last row would exceed what it should be: the level and the balloon.</summary>
    /// <param name="levels">How many rows are level.</param>
    readonly long LastDifference(long level, out int levels)
    {
        long principal = left, ignored = 0, carried = 0;
        levels = 0;
        for (var i = current; i < count; i++)
        {
            ref readonly var row = ref rows[i];
            var interest = TrialInterest(i, principal, carried);
            var target = row.IsLevel ? Weighted(level, row) : row.Target;
            levels += row.IsLevel ? 1 : 0;
            if (row.IsPlain && !row.Last)
            {
                principal -= Math.Min(principal, Math.Max(0, target - interest));
                carried = Math.Max(0, interest - target);
                continue;
            }

            var trial = row;
            trial.Target = target;
            carried = Fix(ref trial, ref principal, ref ignored, interest);
            if (row.Last)
            {
                return trial.Filled - (row.Kind == RowKind.FixedAmount ? target : target + balloon);
            }
        }

        return 0;
    }

    /// <summary>Whether any principal will be left for a row when those before it have taken theirs.</summary>
    readonly bool IsReached(int index)
    {
        long principal = left, ignored = 0, carried = 0;
        for (var i = current; i < index; i++)
        {
            var trial = rows[i];
            var interest = TrialInterest(i, principal, carried);
            carried = Fix(ref trial, ref principal, ref ignored, interest);
        }

        return principal > 0;
    }

    readonly long TrialInterest(int index, long principal, long carried) =>
        index == current ? Unrecognised(ForecastAccrual()) : Interest(rows[index], principal, carried);

    /// <summary>Interest of a whole row.</summary>
    readonly long Interest(in Row row, long principal, long carried)
    {
        var year = YearPart.Of(terms.DayCount, cadence, row);
        var over = year.Denominator * rateUnit;
        var bearing = row.Free ? 0 : !flat ? principal : principal > 0 ? lent : 0;
        var exact = Product(bearing, rate, year.Weight(row.Start, row.Due)) + Product(carried, over, 1);
        return Rounded.Divide(exact, over, terms.Rounding);
    }
}
