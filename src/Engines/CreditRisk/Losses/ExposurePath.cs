namespace Wheelhouse.CreditRisk;

/// <summary>What will be owed at the beginning of each month ahead, were everything paid as planned.</summary>
public static class ExposurePath
{
    /// <summary>From what is owed now and the principal still to fall due.</summary>
    /// <param name="owed">All that is owed now, arrears included, in minor units.</param>
    /// <param name="due">Day and principal of each instalment ahead, by day.</param>
    /// <param name="path">Takes the exposure by month: index 0 is now.</param>
    /// <returns>How many months there are until nothing is owed; at most the length of the path.</returns>
    /// <remarks>What is overdue is taken to stay until the last instalment: the debtor who defaults is not the one who
    /// catches up. Month t ends t months after today. By hand: 100,000.00 owed of which 4,000.00 overdue; 48,000.00 due
    /// in 20 days and again a month later: 100,000.00, 52,000.00 and, the last having come, nothing.</remarks>
    public static int Of(
        DateOnly today, long owed, ReadOnlySpan<(DateOnly Day, long Principal)> due, Span<long> path)
    {
        var (next, ahead, months) = (0, owed, 0);
        while (months < path.Length && ahead > 0 && (months == 0 || next < due.Length))
        {
            path[months++] = ahead;
            var end = today.AddMonths(months);
            while (next < due.Length && due[next].Day <= end)
            {
                ahead -= due[next++].Principal;
            }
        }

        return months;
    }

    /// <summary>The same by a plan that another balance follows: each month the share of now that the plan has
    /// then.</summary>
    /// <param name="plan">Balances at the beginning of each month ahead; index 0 is now and above zero.</param>
    /// <remarks>By hand: 90,000.00 owed where the plan has 100,000.00, 60,000.00 and 20,000.00: 90,000.00, 54,000.00
    /// and 18,000.00. Rounded down to whole minor units.</remarks>
    public static int Along(long owed, ReadOnlySpan<long> plan, Span<long> path)
    {
        var months = Math.Min(plan.Length, path.Length);
        for (var month = 0; month < months; month++)
        {
            path[month] = plan[0] == owed ? plan[month] : (long)((Int128)owed * plan[month] / plan[0]);
        }

        return months;
    }

    /// <summary>The same where nothing is known but the rate and how many equal instalments are left.</summary>
    /// <param name="monthlyRate">The nominal rate a month, as a fraction; not negative.</param>
    /// <param name="balloon">What is left for the last instalment to repay beside itself, in minor units.</param>
    /// <remarks>B(k + 1) = B(k) × (1 + i) − A, with A = (B(0) − balloon × v^n) × i ÷ (1 − v^n). By hand: 100,000.00 at
    /// 1 % over 3: A = 34,002.21; 100,000.00, 66,997.79, 33,665.56. Rounded down to whole minor units.</remarks>
    public static int Annuity(long owed, decimal monthlyRate, int instalments, long balloon, Span<long> path)
    {
        var months = Math.Min(instalments, path.Length);
        var v = Discounting.Factor(monthlyRate, instalments);
        var level = instalments == 0 ? 0m
            : monthlyRate == 0m ? (owed - balloon) / (decimal)instalments
            : (owed - (balloon * v)) * monthlyRate / (1m - v);
        var left = (decimal)owed;
        for (var month = 0; month < months; month++)
        {
            path[month] = (long)left;
            left = Math.Max(0m, (left * (1m + monthlyRate)) - level);
        }

        return months;
    }
}
