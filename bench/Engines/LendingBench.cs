using System.Globalization;
using System.Runtime.CompilerServices;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Bench;

/// <summary>Plans and folds of a 36-month loan.</summary>
static class LendingBench
{
    static readonly LoanTerms Monthly = new()
    {
        Principal = new(12_000_000, Currency.Cny),
        AnnualRate = new(0.0725m),
        StartDate = new(2026, 1, 31),
        Instalments = 36,
    };

    static readonly LoanTerms Daily =
        Monthly with { DayCount = DayCount.Actual365, Accrual = AccrualMethod.DailySimple };

    static readonly int[] Twelfths = [.. Enumerable.Repeat(1, 36)];

    static readonly int[] Days =
        [.. Scheduling.Plan(Daily).Instalments.Select(row => row.DueDate.DayNumber - row.PeriodStart.DayNumber)];

    static readonly DateOnly MidTerm = new(2027, 7, 15);

    static readonly DateOnly AfterTerm = new(2029, 2, 1);

    /// <summary>Keeps results alive, so that no call is optimised away.</summary>
    static object? last;

    internal static IEnumerable<string> Lines()
    {
        var twelve = Paid(Monthly, 12);
        var all = Paid(Monthly, 36);
        Action twelfths = () => Floor(3718.98m, Twelfths, 12m);
        Action days = () => Floor(3715.64m, Days, 365m);
        yield return Line("plan, 30/360", () => last = Scheduling.Plan(Monthly), twelfths);
        yield return Line("plan, act/365", () => last = Scheduling.Plan(Daily), days);
        Action some = () => PaidFloor(3718.98m, 12);
        Action whole = () => PaidFloor(3718.98m, 36);
        yield return Line("fold, 12 payments", () => last = LoanFold.Fold(Monthly, twelve, MidTerm), some);
        yield return Line("fold, 36 payments", () => last = LoanFold.Fold(Monthly, all, AfterTerm), whole);
        yield return Line("settlement, 12 payments", () => last = Settlement.Quote(Monthly, twelve, MidTerm), some);
        var course = LoanCourse.Of(Monthly, all[..^1], AfterTerm).Value;
        yield return Line("the 36th payment alone", () => last = course.With(all[^1], AfterTerm).Value, whole);
    }

    static string Line(string what, Action call, Action floor)
    {
        var (cost, least) = Stopclock.Compare(call, floor);
        var (time, floorTime) = (cost.Nanoseconds / 1000, least.Nanoseconds / 1000);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {time / floorTime:F2} | {time:F2} us | {floorTime:F2} us | {cost.Bytes} B |");
    }

    /// <summary>The bare decimal arithmetic of the 36 rows when the instalment is known: no dates, no solving, no
    /// checks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Floor(decimal level, int[] weights, decimal year)
    {
        var balance = 120_000m;
        var rows = new decimal[4 * 36];
        for (var i = 0; i < 36; i++)
        {
            var interest = decimal.Round(balance * 0.0725m * weights[i] / year, 2, MidpointRounding.ToEven);
            var principal = i == 35 ? balance : level - interest;
            balance -= principal;
            rows[4 * i] = principal;
            rows[(4 * i) + 1] = interest;
            rows[(4 * i) + 2] = principal + interest;
            rows[(4 * i) + 3] = balance;
        }

        last = rows;
    }

    /// <summary>The same, and the bare split of each payment into interest and principal, kept part by part.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void PaidFloor(decimal level, int payments)
    {
        Floor(level, Twelfths, 12m);
        var rows = (decimal[])last!;
        var paid = new decimal[3 * 36];
        var parts = new List<(int Row, bool Interest, decimal Amount)>(2 * payments);
        for (var i = 0; i < 36; i++)
        {
            var amount = i < payments ? rows[(4 * i) + 2] : 0m;
            var interest = decimal.Min(amount, rows[(4 * i) + 1]);
            var principal = decimal.Min(amount - interest, rows[4 * i]);
            paid[3 * i] = principal;
            paid[(3 * i) + 1] = interest;
            paid[(3 * i) + 2] = rows[(4 * i) + 2] - principal - interest;
            if (i < payments)
            {
                parts.Add((i, true, interest));
                parts.Add((i, false, principal));
            }
        }

        last = (rows, paid, parts);
    }

    static List<LoanEvent> Paid(LoanTerms terms, int rows)
    {
        List<LoanEvent> events = [new Disbursed(0, terms.StartDate, terms.StartDate, terms.Principal)];
        foreach (var row in Scheduling.Plan(terms).Instalments.Take(rows))
        {
            events.Add(new Repaid(row.Number, row.DueDate, row.DueDate, row.Total));
        }

        return events;
    }
}
