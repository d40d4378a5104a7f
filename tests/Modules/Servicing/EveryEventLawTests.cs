using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Products;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Accounting;
using Xunit;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Lives of loans with every event there is, back-dated and reversed, on both bases of accounting.</summary>
public sealed class EveryEventLawTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory, MemberData(nameof(Seeds))]
    public void The_books_balance_in_every_state(int seed)
    {
        foreach (var account in Life(new Random(seed)))
        {
            Assert.Equal(0, account.Position.Sum(line => line.Amount.MinorUnits));
            var figures = LoanMeasures.Of(account);
            foreach (var (measure, sum) in LoanMeasures.Words.Identities)
            {
                Assert.Equal(
                    (measure, sum.Of(name => figures[LoanMeasures.Words.IndexOf(name)])),
                    (measure, figures[LoanMeasures.Words.IndexOf(measure)]));
            }
        }
    }

    [Fact]
    public void Every_kind_of_event_happens_in_these_lives()
    {
        var kinds = Enumerable.Range(1, 200).SelectMany(seed => Life(new Random(seed)).Last().Events)
            .Select(one => one.GetType()).ToHashSet();

        Assert.Superset(
            typeof(LoanEvent).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(LoanEvent)) && type != typeof(CloseOfBusiness)).ToHashSet(),
            kinds);
    }

    static IEnumerable<LoanAccount> Life(Random dice)
    {
        var today = Loans.Start;
        var contract = Loans.Contract(
            Terms(dice, today), Loans.Cny(311_13), new(0.24m), Loans.Cny(dice.Next(2) * 777_77)) with
        {
            ClawsBack = dice.Next(2) == 0,
            Basis = (AccountingBasis)dice.Next(2),
        };
        var account = LoanAccount.Fold(contract, [new Disbursed(1, today, today, contract.Terms.Principal)], today);
        for (var step = 0; step < 45; step++)
        {
            yield return account;
            if (dice.Next(3) == 0)
            {
                today = today.AddDays(dice.Next(1, 30));
                account = account.On(today);
            }
            else if (account.With(Event(dice, account, today), today) is { IsDone: true } done)
            {
                account = done.Value;
            }
        }

        yield return account;
    }

    static LoanEvent Event(Random dice, LoanAccount account, DateOnly today)
    {
        var (n, of) = (account.NextSequence, dice.Next(1, account.NextSequence));
        var day = Later(account.Contract.StartDate, today.AddDays(-dice.Next(0, 40)));
        var amount = Loans.Cny(dice.Next(1, 3_000_00));
        return dice.Next(32) switch
        {
            0 => new Disbursed(n, day, today, amount),
            1 => new Refunded(n, day, today, amount),
            2 => new Recovered(n, day, today, amount),
            3 when dice.Next(3) == 0 => new EarlySettled(n, day, today, Settlement.Of(account.State).Total),
            4 when dice.Next(3) == 0 => new VehicleReturned(n, day, today, amount),
            5 => new GoodwillCredited(n, day, today, amount),
            6 => new InterestRefunded(n, day, today, amount),
            7 => new Waived(n, day, today, (Component)dice.Next(3), amount),
            8 => new Charged(n, day, today, "copy", amount, dice.Next(2) == 0 ? Component.Fee : Component.Penalty),
            9 => new ChargedBack(n, day, today, of, amount),
            10 => new CreditRefunded(n, day, today, amount),
            11 or 12 => new Reversed(n, day, today, Math.Max(2, of)),
            13 => new RateChanged(n, day, today, new(dice.Next(0, 24) / 100m)),
            14 => new InterestPaused(n, day, today, day.AddDays(dice.Next(0, 40))),
            15 => new AllocationChanged(n, day, today, AllocationOrder.Of(
                AllocationBy.Component, Component.Principal, Component.Interest, Component.Fee, Component.Penalty)),
            16 => new HolidayGranted(
                n, day, today, dice.Next(1, 4), (HolidayInterest)dice.Next(4), dice.Next(2) == 0),
            17 => new DueDateMoved(n, day, today, today.AddDays(dice.Next(1, 60))),
            18 => new TermExtended(n, day, today, dice.Next(1, 6)),
            19 => new Restructured(
                n, day, today, new(dice.Next(0, 24) / 100m), dice.Next(0, 5), dice.Next(0, 2), dice.Next(0, 2), null,
                (Arrears)dice.Next(5)),
            20 => new Reaged(
                n, day, today, dice.Next(1, 12), day.AddDays(dice.Next(1, 60)), Arrears: (Arrears)dice.Next(1, 5)),
            21 => new Reamortised(n, day, today, (Arrears)dice.Next(1, 5)),
            22 => new BalloonRefinanced(n, day, today, dice.Next(1, 6)),
            23 => new IncomeCapitalised(n, day, today, amount),
            24 => new BuyDownPaid(n, day, today, amount),
            25 when dice.Next(4) == 0 => new ChargedOff(n, day, today, (ChargeOffBehaviour)dice.Next(3)),
            26 when dice.Next(4) == 0 => new Terminated(n, day, today),
            27 when dice.Next(6) == 0 => new WrittenOff(n, day, today),
            _ => new Repaid(n, day, today, amount),
        };
    }

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    static LoanTerms Terms(Random dice, DateOnly start)
    {
        var dayCount = (DayCount)dice.Next(Enum.GetValues<DayCount>().Length);
        var balloon = dice.Next(3) == 0;
        return new()
        {
            Principal = Loans.Cny(dice.Next(20_000_00, 50_000_00)),
            AnnualRate = new(dice.Next(0, 24) / 100m),
            StartDate = start,
            Instalments = dice.Next(2, 25),
            DayCount = dayCount,
            Accrual = dayCount == DayCount.Thirty360 ? AccrualMethod.Periodic : (AccrualMethod)dice.Next(2),
            Amortisation = balloon ? Amortisation.EqualInstalments : (Amortisation)dice.Next(3),
            Balloon = balloon ? Loans.Cny(5_000_00) : null,
            Overpayment = (Overpayment)dice.Next(3),
            InterestOnOverduePrincipal = dice.Next(2) == 0,
            Late = dice.Next(2) == 0 ? new(new(0.18m), LateBase.Instalment) : null,
            DownPayment = dice.Next(4) == 0 ? new(0.1m, IsAutomatic: dice.Next(2) == 0) : null,
            Fees =
            [
                new("registration", Loans.Cny(600_00), FeePayment.Financed),
                new("gps", Loans.Cny(123_45), FeePayment.UpFront),
                new("account", Loans.Cny(5_00), FeePayment.PerInstalment),
            ],
        };
    }
}
