using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>A loan with a history, made up: over all conventions and kinds of events.</summary>
sealed record World(LoanTerms Terms, IReadOnlyList<LoanEvent> Events, DateOnly AsOf)
{
    /// <summary>The same with what has happened, and what is agreed ahead, alone.</summary>
    internal World Known() => this with
    {
        Events =
        [
            .. Events.Where(one => one.ValueDate <= AsOf || one is RateChanged or InterestPaused or HolidayGranted
                or DueDateMoved or TermExtended or Restructured or BalloonRefinanced),
        ],
    };

    public override string ToString() =>
        $"{Terms}\n  steps {string.Join(", ", Terms.Steps)}\n  {string.Join("\n  ", Events)}\n  as of {AsOf:O}";
}

/// <summary>Generators of terms and histories.</summary>
static class Worlds
{
    static readonly DayCount[] Daily =
        [DayCount.Actual365, DayCount.Actual360, DayCount.ActualActual, DayCount.Actual365Or366WithFeb29];

    internal static readonly Gen<LoanTerms> AnyTerms =
        from principal in Gen.Choose(1_000, 30_000_000)
        from rate in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 4_000))
        from start in Gen.Choose(0, 1_500)
        from count in Gen.OneOf(Gen.Choose(1, 6), Gen.Choose(7, 60))
        from unit in Gen.Frequency((2, Gen.Constant(PeriodUnit.Month)), (3, Gen.Elements(Enum.GetValues<PeriodUnit>())))
        from every in Gen.Choose(1, 3)
        from monthEnd in Gen.Elements(Enum.GetValues<MonthEndRule>())
        from first in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 80))
        from shape in AnyShape(count)
        from dayCount in Gen.Elements(shape.Accrual == AccrualMethod.DailySimple ? Daily : Enum.GetValues<DayCount>())
        from rounding in Gen.Elements(MidpointRounding.ToEven, MidpointRounding.AwayFromZero, MidpointRounding.ToZero)
        from fee in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 2_000))
        let day = new DateOnly(2022, 1, 1).AddDays(start)
        from whole in MoreWorlds.With(shape with
        {
            Principal = new(principal, Currency.Cny),
            AnnualRate = new(rate / 10_000m),
            StartDate = day,
            Instalments = count,
            Unit = unit,
            Every = unit switch { PeriodUnit.HalfMonth => 1, PeriodUnit.Day => every * 10, _ => every },
            MonthEnd = monthEnd,
            FirstDueDate = first == 0 ? null : day.AddDays(first),
            DayCount = dayCount,
            Rounding = rounding,
            Balloon = shape.Balloon is { } share ? new(principal * share.MinorUnits / 100, Currency.Cny) : null,
            Fees = fee == 0 ? [] : [new("account", new(fee, Currency.Cny), FeePayment.PerInstalment)],
        })
        select whole;

    /// <summary>Terms whose balloon is still a percentage of the principal.</summary>
    static Gen<LoanTerms> AnyShape(int count) =>
        from amortisation in Gen.Elements(Enum.GetValues<Amortisation>())
        from method in Gen.Frequency(
            (4, Gen.Constant(InterestMethod.DecliningBalance)), (1, Gen.Constant(InterestMethod.Flat)))
        from accrual in Gen.Elements(Enum.GetValues<AccrualMethod>())
        from gracePrincipal in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, count - 1)))
        from graceInterest in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, count - 1)))
        from balloon in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 60)))
        from advance in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from onOverdue in Gen.Elements(false, true)
        from overpayment in Gen.Elements(Enum.GetValues<Overpayment>())
        from order in AnyOrder
        from steps in AnySteps(count)
        select new LoanTerms
        {
            Principal = default,
            AnnualRate = default,
            StartDate = default,
            Instalments = count,
            Amortisation = amortisation,
            InterestMethod = method,
            Accrual = method == InterestMethod.Flat ? AccrualMethod.Periodic : accrual,
            GracePrincipal = gracePrincipal,
            GraceInterest = graceInterest,
            Balloon = balloon == 0 ? null : new(balloon, Currency.Cny),
            InAdvance = advance,
            InterestOnOverduePrincipal = onOverdue,
            Overpayment = overpayment,
            Allocation = order,
            Steps = amortisation == Amortisation.Custom ? steps : [],
        };

    static readonly Gen<AllocationOrder> AnyOrder =
        from how in Gen.Elements(AllocationBy.Instalment, AllocationBy.Component)
        from components in Gen.Shuffle(Enum.GetValues<Component>())
        select AllocationOrder.Of(how, components);

    static Gen<PaymentStep[]> AnySteps(int count) =>
        from numbers in Gen.Choose(1, count).ListOf()
        from kinds in Gen.Choose(0, 4).ListOf(numbers.Count)
        select numbers.Distinct().Order().Zip(kinds, (number, kind) => kind switch
        {
            0 => new PaymentStep(number, 0m),
            1 => new PaymentStep(number, 0.5m),
            2 => new PaymentStep(number, 2m),
            3 => new PaymentStep(number, 1m, new Money(5_000, Currency.Cny)),
            _ => new PaymentStep(number),
        }).ToArray();

    internal static readonly Gen<World> Any =
        from terms in AnyTerms
        let days = Scheduling.Plan(terms).Maturity.DayNumber - terms.StartDate.DayNumber
        from more in Gen.Frequency((2, AnyEvent(terms, days)), (1, MoreWorlds.AnyEvent(terms, days))).ListOf()
        from share in Gen.Choose(1, 100)
        from asOf in Gen.Choose(0, days + 90)
        let lent = Math.Max(1, terms.Principal.MinorUnits * share / 100)
        let payout = new Disbursed(0, terms.StartDate, terms.StartDate, new(lent, terms.Currency))
        select new World(terms, Numbered([payout, .. more.Take(12)]), terms.StartDate.AddDays(asOf));

    static LoanEvent[] Numbered(IReadOnlyList<LoanEvent> events) =>
        [.. events.Select((one, i) => one with { Sequence = i })];

    static Gen<LoanEvent> AnyEvent(LoanTerms terms, int days) =>
        from kind in Gen.Choose(0, 9)
        from day in Gen.Choose(0, days)
        from amount in Gen.Choose(1, (int)terms.Principal.MinorUnits / 2)
        from span in Gen.Choose(0, 40)
        let date = terms.StartDate.AddDays(day)
        let money = new Money(amount, terms.Currency)
        select kind switch
        {
            0 => new Disbursed(0, date, date, money),
            1 => new RateChanged(0, date, date, new(amount % 3_000 / 10_000m)),
            2 => new InterestPaused(0, date, date, date.AddDays(span)),
            3 => new EarlySettled(0, date, date, money),
            4 => new CloseOfBusiness(0, date, date),
            _ => (LoanEvent)new Repaid(0, date, date, money),
        };
}
