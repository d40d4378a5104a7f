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
        yield return Line("fold, 12 payments", () => last = LoanFold.Fold(Monthly, twelve, MidTerm), twelfths);
        yield return Line("fold, 36 payments", () => last = LoanFold.Fold(Monthly, all, AfterTerm), twelfths);
        yield return Line("settlement, 12 payments", () => last = Settlement.Quote(Monthly, twelve, MidTerm), twelfths);
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
