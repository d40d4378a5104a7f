namespace Wheelhouse.Cli.Tapes;

/// <summary>Why no whole number of days explains a payment: tests on the figures, the first that holds.</summary>
static class Reasons
{
    public const string NoBalance = "noBalance";
    public const string WrittenOff = "writtenOff";
    public const string BalanceAdjusted = "balanceAdjusted";
    public const string PrincipalOnly = "principalOnly";
    public const string OneCent = "oneCent";
    public const string FeeInside = "feeInsidePayment";
    public const string TwoPayments = "twoPayments";
    public const string MoreThanAccrued = "moreThanAccrued";
    public const string Payoff = "payoff";
    public const string AboveInstalment = "aboveInstalment";
    public const string BelowInstalment = "belowInstalment";
    public const string Instalment = "instalment";

    /// <summary>Every reason and the test that it stands for.</summary>
    public static readonly IReadOnlyList<(string Name, string Test)> All =
    [
        (NoBalance, "nothing was owed before the payment"),
        (WrittenOff, "the balance fell to zero by more than the principal received"),
        (BalanceAdjusted, "the balance moved by something else than the principal received"),
        (PrincipalOnly, "the whole payment repaid principal"),
        (OneCent, "a whole number of days, one cent more or less"),
        (FeeInside, "whole days once the excess over the instalment, or 5 % of it, is taken as a fee"),
        (TwoPayments, "two payments on two days: halves, or the instalment and the rest"),
        (MoreThanAccrued, "more besides principal than could have accrued by the end of the month: charges in it"),
        (Payoff, "the last payment, in parts that the tape does not tell"),
        (AboveInstalment, "more than the instalment, in parts that the tape does not tell"),
        (BelowInstalment, "less than the instalment"),
        (Instalment, "just the instalment, and no whole number of days"),
    ];

    // With more candidates for the day before, two free days would explain nearly any figure.
    const int FewStarts = 3;

    /// <summary>The step with its reason, and with what the reason tells of days and amounts.</summary>
    public static Step Explain(TapeLoan loan, Step step, DaySearch search)
    {
        var month = step.Month;
        if (month is { IsClean: true, Before: > 0, Interest: > 0 } && loan.RateIn(month) > Kernel.Rate.Zero)
        {
            return Cent(step, search) ?? Fee(loan, step, search) ?? Two(loan, step, search)
                ?? step with { Reason = ByShape(loan, step, search) };
        }

        return step with
        {
            Reason = month switch
            {
                { Before: <= 0 } => NoBalance,
                { IsClean: false, After: 0 } => WrittenOff,
                { IsClean: false } => BalanceAdjusted,
                { Interest: 0 } => PrincipalOnly,
                _ => ByShape(loan, step, search),
            },
        };
    }

    static string ByShape(TapeLoan loan, Step step, DaySearch search) => step.Month switch
    {
        var month when month.Interest + step.Carried > search.Interest(step.Starts[0], month.Last.DayNumber) =>
            MoreThanAccrued,
        { After: 0 } => Payoff,
        var month when month.Payment > loan.Instalment => AboveInstalment,
        var month when month.Payment < loan.Instalment => BelowInstalment,
        _ => Instalment,
    };

    static Step? Cent(Step step, DaySearch search)
    {
        foreach (var off in (ReadOnlySpan<long>)[-1, 1])
        {
            if (InMonth(step, search, off) is { Count: > 0 } ends)
            {
                return step with { Reason = OneCent, Ends = ends };
            }
        }

        return null;
    }

    static Step? Fee(TapeLoan loan, Step step, DaySearch search)
    {
        foreach (var fee in (ReadOnlySpan<long>)[step.Month.Payment - loan.Instalment, (loan.Instalment + 10) / 20])
        {
            if (fee > 0 && fee < step.Month.Interest && InMonth(step, search, -fee) is { Count: > 0 } ends)
            {
                return step with { Reason = FeeInside, Ends = ends, Amount = step.Month.Payment - fee };
            }
        }

        return null;
    }

    static List<int> InMonth(Step step, DaySearch search, long off) => search.Ends(
        step.Starts, step.Month.Interest + step.Carried + off, step.Month.First.DayNumber, step.Month.Last.DayNumber);

    static Step? Two(TapeLoan loan, Step step, DaySearch search)
    {
        var payment = step.Month.Payment;
        if (step.Starts.Count > FewStarts)
        {
            return null;
        }

        foreach (var first in (ReadOnlySpan<long>)[payment / 2, loan.Instalment, payment - loan.Instalment])
        {
            var whole = first > 0 && first < payment && (first != payment / 2 || long.IsEvenInteger(payment));
            if (whole && Days(step, search, first) is { Count: > 0 } days)
            {
                return step with { Reason = TwoPayments, Ends = [.. days.Keys], First = (first, days) };
            }
        }

        return null;
    }

    /// <summary>The days of the second of two payments in the month, each with a day of the first.</summary>
    static SortedDictionary<int, int> Days(Step step, DaySearch search, long first)
    {
        var (month, last) = (step.Month, step.Month.Last.DayNumber);
        var days = new SortedDictionary<int, int>();
        foreach (var start in step.Starts)
        {
            for (var day = Math.Max(month.First.DayNumber, start); day <= last; day++)
            {
                var interest = search.Interest(start, day) - step.Carried;
                if (interest < 0 || interest > Math.Min(first, month.Interest))
                {
                    continue;
                }

                var rest = search with { Balance = month.Before - first + interest };
                foreach (var second in rest.Ends([day], month.Interest - interest, day, last))
                {
                    days.TryAdd(second, day);
                }
            }
        }

        return days;
    }
}
