using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Annual percentage rates, from what was advanced and what is paid, by the method of each market.</summary>
/// <remarks>
/// <para>Refusals: <c>lending.apr_no_advances</c>, <c>lending.apr_no_payments</c>, <c>lending.apr_flow_invalid</c>,
/// <c>lending.apr_no_rate</c>, <c>lending.apr_several_rates</c>.</para>
/// <para>Fees taken at the start are payments at time 0, or lower the advance: the rate is the same.</para>
/// </remarks>
public static class Apr
{
    const int MonthsPerYear = 12;
    const int DaysPerYear = 365;

    /// <summary>The actuarial method of 12 CFR 1026, appendix J (b)(8): nominal, unit-periods added up.</summary>
    /// <remarks>By hand, appendix J (c)(1)(i): 5 000 advanced, 24 monthly payments of 230: 9.69 %.</remarks>
    public static Outcome<AprAnswer> UsActuarial(
        IReadOnlyCollection<UnitPeriodFlow> advances,
        IReadOnlyCollection<UnitPeriodFlow> payments,
        int unitPeriodsPerYear)
    {
        ArgumentNullException.ThrowIfNull(advances);
        ArgumentNullException.ThrowIfNull(payments);
        return unitPeriodsPerYear is < 1 or > DaysPerYear
            ? Invalid($"Unit-periods a year must be 1 to {DaysPerYear}, not {unitPeriodsPerYear}.")
            : Solve(AprMethod.UsActuarial, Terms(advances), Terms(payments), unitPeriodsPerYear);

        static IEnumerable<PeriodRate.Term> Terms(IEnumerable<UnitPeriodFlow> flows) =>
            flows.Select(flow => new PeriodRate.Term(flow.Amount, flow.UnitPeriods, flow.Fraction));
    }

    /// <summary>The other methods, on whole months (a month is a twelfth of a year) after the first advance.</summary>
    /// <remarks>By hand: 1 000 advanced, 1 120 paid at month 12: EU 12 %; one month's growth is 1.12^(1/12), so China's
    /// simple rate is 12 × 0.948879 % = 11.3865 % and the compound one 12 % again.</remarks>
    public static Outcome<AprAnswer> Monthly(
        AprMethod method, IReadOnlyCollection<MonthFlow> advances, IReadOnlyCollection<MonthFlow> payments)
    {
        ArgumentNullException.ThrowIfNull(advances);
        ArgumentNullException.ThrowIfNull(payments);
        return Solve(method, Terms(advances), Terms(payments), MonthsPerYear);

        static IEnumerable<PeriodRate.Term> Terms(IEnumerable<MonthFlow> flows) =>
            flows.Select(flow => new PeriodRate.Term(flow.Amount, flow.Month, 0m));
    }

    /// <summary>The other methods, on actual days over 365, counted from the first flow.</summary>
    /// <remarks>China's simple rate is nominal by the month: 12 × (growth^(1/12) − 1). Its periods here are twelfths
    /// of a day, so that a twelfth of a year is a whole number of them (365) and no root is drawn.</remarks>
    public static Outcome<AprAnswer> Daily(
        AprMethod method, IReadOnlyCollection<DayFlow> advances, IReadOnlyCollection<DayFlow> payments)
    {
        ArgumentNullException.ThrowIfNull(advances);
        ArgumentNullException.ThrowIfNull(payments);
        var parts = method == AprMethod.ChinaSimple ? MonthsPerYear : 1;
        var first = advances.Concat(payments).Select(flow => flow.Day).DefaultIfEmpty().Min();
        return Solve(method, Terms(advances), Terms(payments), DaysPerYear * parts);

        IEnumerable<PeriodRate.Term> Terms(IEnumerable<DayFlow> flows) =>
            flows.Select(flow => new PeriodRate.Term(flow.Amount, parts * (flow.Day.DayNumber - first.DayNumber), 0m));
    }

    /// <summary>China's annualised rate for a quote, from all that the borrower receives and pays.</summary>
    /// <param name="borrower">Received positive, paid negative; fees are among them. One currency.</param>
    /// <param name="compound">False: 12 × the monthly rate. True: a year's growth less one.</param>
    /// <remarks>Flows that all fall whole months after the first count as months; others by actual days over 365.
    /// PBoC announcement 2021 no. 3: all costs borne, over the principal outstanding in each period.</remarks>
    public static Outcome<AprAnswer> ChinaAnnualised(IReadOnlyCollection<CashFlow> borrower, bool compound = false) =>
        OfBorrower(compound ? AprMethod.ChinaCompound : AprMethod.ChinaSimple, borrower);

    /// <summary>A rate by <paramref name="method"/> from dated flows, received positive.</summary>
    public static Outcome<AprAnswer> OfBorrower(AprMethod method, IReadOnlyCollection<CashFlow> borrower)
    {
        ArgumentNullException.ThrowIfNull(borrower);
        var flows = borrower.OrderBy(flow => flow.Day).ToList();
        var received = flows.Where(flow => flow.Amount.IsPositive).ToList();
        var paid = flows.Where(flow => flow.Amount.IsNegative)
            .Select(flow => flow with { Amount = -flow.Amount }).ToList();
        if (method == AprMethod.UsActuarial)
        {
            return UsActuarial(Count(received), Count(paid), MonthsPerYear);
        }

        return flows.All(flow => WholeMonths(flows[0].Day, flow.Day) is not null)
            ? Monthly(method, Months(received), Months(paid))
            : Daily(method, Days(received), Days(paid));

        List<UnitPeriodFlow> Count(List<CashFlow> some) =>
            [.. some.Select(flow => UnitPeriod.Month.Between(flows[0].Day, flow.Day, flow.Amount.Major))];

        List<MonthFlow> Months(List<CashFlow> some) =>
            [.. some.Select(flow => new MonthFlow(flow.Amount.Major, WholeMonths(flows[0].Day, flow.Day)!.Value))];

        static List<DayFlow> Days(List<CashFlow> some) =>
            [.. some.Select(flow => new DayFlow(flow.Amount.Major, flow.Day))];
    }

    static int? WholeMonths(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * MonthsPerYear) + to.Month - from.Month;
        return from.AddMonths(months) == to ? months : null;
    }

    static Outcome<AprAnswer> Solve(
        AprMethod method,
        IEnumerable<PeriodRate.Term> advances,
        IEnumerable<PeriodRate.Term> payments,
        int periodsPerYear)
    {
        var (lent, back) = (advances.ToList(), payments.ToList());
        var (advanced, paid) = (lent.Sum(flow => flow.Amount), back.Sum(flow => flow.Amount));
        if (lent.Concat(back).FirstOrDefault(Wrong) is { } wrong && Wrong(wrong))
        {
            return Invalid("Give every flow an amount of 0 or more, a time of 0 or more, and a fraction of at least " +
                $"0 and below 1; one has {wrong.Amount} at {wrong.Periods} and {wrong.Fraction}.");
        }

        if (advanced == 0m || paid == 0m)
        {
            return advanced == 0m
                ? new Refusal("lending.apr_no_advances", "Give at least one advance above 0.", RefusalKind.Invalid)
                : new Refusal("lending.apr_no_payments", "Give at least one payment above 0.", RefusalKind.Invalid);
        }

        List<PeriodRate.Term> flows = [.. lent.Select(flow => flow with { Amount = -flow.Amount }), .. back];
        var rates = new PeriodRate(flows, periodsPerYear).Solve();
        return rates.Count switch
        {
            1 => new AprAnswer(method, Annual(rates[0]), rates[0], periodsPerYear, advanced, paid),
            0 => NoRate(advanced, paid),
            _ => SeveralRates(rates.Select(Annual)),
        };

        Rate Annual(decimal rate) => PerYear(method, rate, periodsPerYear);
    }

    static bool Wrong(PeriodRate.Term flow) =>
        flow.Amount < 0m || flow.Periods < 0 || flow.Fraction is < 0m or >= 1m;

    static Rate PerYear(AprMethod method, decimal perPeriod, int periodsPerYear) => new(method switch
    {
        AprMethod.UsActuarial => perPeriod * periodsPerYear,
        AprMethod.ChinaSimple =>
            MonthsPerYear * (PeriodRate.Power(1m + perPeriod, periodsPerYear / MonthsPerYear) - 1m),
        AprMethod.Eu or AprMethod.Uk or AprMethod.Xirr or AprMethod.ChinaCompound =>
            PeriodRate.Power(1m + perPeriod, periodsPerYear) - 1m,
    });

    static Refusal Invalid(string sentence) => new("lending.apr_flow_invalid", sentence, RefusalKind.Invalid);

    static Refusal NoRate(decimal advanced, decimal paid) => new(
        "lending.apr_no_rate",
        $"No rate up to 1,000,000 % a year makes payments of {paid} worth the advances of {advanced}; "
        + "check the amounts and times.",
        RefusalKind.Invalid,
        new RefusalValue("advanced", $"{advanced}"),
        new RefusalValue("paid", $"{paid}"));

    static Refusal SeveralRates(IEnumerable<Rate> rates)
    {
        var found = string.Join(", ", rates);
        return new(
            "lending.apr_several_rates",
            $"Advances and payments alternate so that several rates fit ({found}); split the flows into single loans.",
            RefusalKind.Invalid,
            new RefusalValue("rates", found));
    }
}
