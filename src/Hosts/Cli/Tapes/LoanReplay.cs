using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Cli.Tapes;

/// <summary>Books the payments of a loan through the servicing engine and compares what it makes of them.</summary>
static class LoanReplay
{
    /// <summary>Every month with a payment: found, booked and compared.</summary>
    public static List<Step> Run(TapeLoan loan, Func<TapeMonth, Convention> convention)
    {
        var steps = new Trail(loan, reasons: true).Walk(convention);
        Thread(loan, steps);
        for (var from = 0; from < steps.Count;)
        {
            var end = from + 1;
            while (end < steps.Count && Continues(steps[end - 1], steps[end]))
            {
                end++;
            }

            if (steps[from].Finding != Finding.Unmatched)
            {
                Book(loan, steps.GetRange(from, end - from));
            }

            from = end;
        }

        return steps;
    }

    /// <summary>By how much, in cents, the engine ends beside the servicer when it is never set right again.</summary>
    /// <remarks>It starts from the first balance and books every payment on the day found, else on the day of the month
    /// that comes nearest, up to the first month in which the balance moved by something else than principal.</remarks>
    public static long BalanceDifference(TapeLoan loan, List<Step> steps)
    {
        var clean = steps
            .TakeWhile((step, n) => step.Month is { IsClean: true, Before: > 0 } && (n == 0 || !step.Breaks))
            .ToList();
        if (clean.Count == 0)
        {
            return 0;
        }

        var (balance, start) = (clean[0].Month.Before, clean[0].Start);
        for (var from = 0; from < clean.Count && balance > 0;)
        {
            var account = clean[from..].TakeWhile(step => step.Convention == clean[from].Convention).ToList();
            var state = Fold(loan, account, balance, start);
            (balance, start) = (state.PrincipalOutstanding.MinorUnits, account[^1].Day);
            from += account.Count;
        }

        return Math.Abs(balance - Math.Max(0, clean[^1].Month.After));
    }

    static bool Continues(Step before, Step step) =>
        before.Finding != Finding.Unmatched && step.Finding != Finding.Unmatched
        && !step.Breaks && step.Convention == before.Convention && step.Month.Rate == before.Month.Rate;

    /// <summary>Chooses days that fit each other: a payment's start is the day of the one before it.</summary>
    static void Thread(TapeLoan loan, List<Step> steps)
    {
        int? wanted = null;
        for (var n = steps.Count - 1; n >= 0; n--)
        {
            var step = steps[n];
            var search = new DaySearch(step.Convention, loan.RateIn(step.Month), step.Month.Before);
            switch (step.Finding)
            {
                case Finding.WholeDays:
                    step.Day = wanted ?? step.Ends[0];
                    var interest = step.Month.Interest + step.Carried;
                    step.Start = search.Start(step.Starts, interest, step.Day) ?? step.Starts[0];
                    wanted = step.Start;
                    break;
                case Finding.InterestOnly:
                    step.Start = wanted ?? step.Starts[0];
                    step.Day = Math.Max(step.Start, step.Month.Last.DayNumber);
                    wanted = step.Start;
                    if (n + 1 < steps.Count && steps[n + 1].Carried > 0)
                    {
                        step.Convention = steps[n + 1].Convention; // all interest from one start is counted in one way
                    }

                    break;
                case Finding.Unmatched:
                    step.Start = step.Starts[0];
                    step.Day = step.Ends.Count == 0 ? Nearest(search, step) : wanted ?? step.Ends[0];
                    wanted = step.Starts.Count == 1 ? step.Start : null;
                    break;
            }

            wanted = step.Breaks ? null : wanted;
        }
    }

    static int Nearest(DaySearch search, Step step)
    {
        var (first, last) = (Math.Max(step.Start, step.Month.First.DayNumber), step.Month.Last.DayNumber);
        var day = search.Reach(step.Start, step.Month.Interest + step.Carried, first, last);
        return Math.Clamp(day, first, Math.Max(first, last));
    }

    static void Book(TapeLoan loan, List<Step> account)
    {
        var balance = account[0].Month.Before;
        var receipts = Fold(loan, account, balance, account[0].Start).Receipts;
        for (var n = 0; n < account.Count; n++)
        {
            var principal = (receipts[n].Principal + receipts[n].Overpaid).MinorUnits;
            balance -= principal; // the servicer lets what was overpaid take the balance below zero
            account[n].Engine = new(principal, receipts[n].Interest.MinorUnits, balance);
        }
    }

    static LoanState Fold(TapeLoan loan, List<Step> account, long balance, int start)
    {
        var convention = account[0].Convention;
        var terms = convention.Terms(balance, loan.RateIn(account[0].Month), start, loan.Months.Count);
        var boarded = Convention.Booked(start);
        var events = new List<LoanEvent> { new Disbursed(1, boarded, boarded, terms.Principal) };
        foreach (var step in account)
        {
            if (step.First is { } first)
            {
                Repay(first.Amount, first.Days[step.Day]);
            }

            Repay(step.Amount - (step.First?.Amount ?? 0), step.Day);
        }

        return LoanFold.Fold(terms, events, events.Max(one => one.ValueDate));

        void Repay(long amount, int day)
        {
            var booked = Convention.Booked(Math.Max(start, day));
            events.Add(new Repaid(events.Count + 1, booked, booked, new(amount, Currency.Usd)));
        }
    }
}
