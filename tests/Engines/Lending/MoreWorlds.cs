using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Generators of the rarer events, and of the terms that belong to them.</summary>
static class MoreWorlds
{
    static readonly Arrears[] Taken = [Arrears.Next, Arrears.Spread, Arrears.Capitalised, Arrears.Waived];

    internal static Gen<LoanEvent> AnyEvent(LoanTerms terms, int days) =>
        from kind in Gen.Choose(0, 21)
        from day in Gen.Choose(0, days)
        from amount in Gen.Choose(1, (int)terms.Principal.MinorUnits / 4)
        from few in Gen.Choose(1, 5)
        from span in Gen.Choose(1, 80)
        from arrears in Gen.Elements(Taken)
        from holiday in Gen.Elements(Enum.GetValues<HolidayInterest>())
        from loss in Gen.Elements(Enum.GetValues<ChargeOffBehaviour>())
        from unit in Gen.Elements(Enum.GetValues<PeriodUnit>())
        let date = terms.StartDate.AddDays(day)
        let money = new Money(amount, terms.Currency)
        let rate = new Rate(amount % 3_000 / 10_000m)
        select kind switch
        {
            0 => new Refunded(0, date, date, money),
            1 => new Recovered(0, date, date, money),
            2 => new VehicleReturned(0, date, date, money),
            3 => new GoodwillCredited(0, date, date, money),
            4 => new InterestRefunded(0, date, date, money),
            5 => new Waived(0, date, date, (Component)(few % 3), money),
            6 => new Charged(0, date, date, "copy", money, few > 2 ? Component.Fee : Component.Penalty),
            7 => new ChargedBack(0, date, date, -1, money),
            8 => new CreditRefunded(0, date, date, money),
            9 => new WrittenOff(0, date, date),
            10 => new ChargedOff(0, date, date, loss),
            11 => new Terminated(0, date, date),
            12 => new IncomeCapitalised(0, date, date, money),
            13 => new BuyDownPaid(0, date, date, money),
            14 => new HolidayGranted(0, date, date, few, holiday, few > 2),
            15 => new DueDateMoved(0, date, date, date.AddDays(span)),
            16 => new TermExtended(0, date, date, few),
            17 => new Restructured(0, date, date, few > 2 ? rate : null, few % 3, few % 2, span % 2,
                span > 60 ? date.AddDays(span) : null, span > 40 ? arrears : Arrears.Kept),
            18 => new Reaged(0, date, date, few, date.AddDays(span), 1, unit, arrears),
            19 => new Reamortised(0, date, date, arrears),
            20 when HasLevelBalloon(terms) => new BalloonRefinanced(0, date, date, few, few > 2 ? rate : null),
            _ => (LoanEvent)new AllocationChanged(0, date, date, AllocationOrder.PrincipalFirst),
        };

    static bool HasLevelBalloon(LoanTerms terms) => terms.Balloon is { IsPositive: true }
        && terms.Amortisation is (Amortisation.EqualInstalments or Amortisation.Custom);

    /// <summary>Charges, down payment, multiple, late rule and payoff rule, each now and then.</summary>
    internal static Gen<LoanTerms> With(LoanTerms terms) =>
        from down in Rarely(Gen.Elements(new DownPayment(0.2m), new DownPayment(0.35m, IsAutomatic: true)))
        from multiple in Rarely(Gen.Constant((Money?)new Money(100, Currency.Cny)))
        from charge in Rarely(AnyCharge(terms))
        from late in Rarely(AnyLate)
        from payoff in Rarely(AnyPayoff(terms))
        select terms with
        {
            DownPayment = down,
            Multiple = multiple,
            Charges = charge is null ? [] : [charge],
            Late = late,
            Payoff = payoff,
        };

    static Gen<T?> Rarely<T>(Gen<T> some) =>
        Gen.Frequency((4, Gen.Constant(default(T))), (1, some.Select(one => (T?)one)));

    static Gen<Charge> AnyCharge(LoanTerms terms) =>
        from time in Gen.Elements(Enum.GetValues<ChargeTime>())
        from basis in Gen.Elements(Enum.GetValues<ChargeBase>())
        let flat = terms.Accrual == AccrualMethod.DailySimple && time == ChargeTime.Instalment
        select new Charge("service", time, flat ? ChargeBase.Flat : basis, new Money(300, Currency.Cny), 0.01m);

    static readonly Gen<LateRule> AnyLate =
        from rate in Gen.Choose(0, 2_400)
        from basis in Gen.Elements(Enum.GetValues<LateBase>())
        from grace in Gen.Choose(0, 10)
        from cap in Gen.Choose(0, 2_400)
        from fine in Gen.Choose(1, 20)
        select new LateRule(
            new(rate / 10_000m), basis, grace, [new(fine, new Money(500, Currency.Cny), 0.01m)],
            cap == 0 ? [] : [new(new(2023, 1, 1), new(cap / 10_000m))]);

    static Gen<PayoffRule> AnyPayoff(LoanTerms terms) =>
        from months in Gen.Choose(0, 24)
        from method in Gen.Elements(Enum.GetValues<PayoffMethod>())
        let lawful = terms is { Amortisation: Amortisation.EqualInstalments, Balloon: null }
            && terms.Accrual == AccrualMethod.Periodic
        select new PayoffRule(
            lawful ? method : PayoffMethod.Actuarial, 2_000,
            [new(0, 0.005m), new(months, 0.01m, new Money(1_000, Currency.Cny))]);
}
