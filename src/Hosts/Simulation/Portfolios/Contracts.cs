using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Contracts of every family by dice: ways of repaying, counting days, charging and recognising.</summary>
static class Contracts
{
    /// <summary>Six loans, three leases and a subscription of ten.</summary>
    internal static PayoutConfirmed Of(
        PortfolioPlan plan, Id<Organisation> lender, int number, DateOnly start, Dice dice)
    {
        FinanceTerms terms = (number % 10) switch
        {
            3 or 5 or 7 => new LeaseFinance(LeaseContracts.Of(dice, start)),
            9 => new SubscriptionFinance(Subscription(dice, start)),
            _ => new LoanFinance(Loan(dice, start)),
        };
        var subsidy = terms is LoanFinance && dice.Chance(250)
            ? new SubsidyGrant(
                Named<Organisation>(plan, "maker"), new(0.24m), Rate.Zero, Cny(dice.Between(100_00, 900_00)),
                dice.Chance(500))
            : null;
        return new(
            lender, Named<Agreement>(plan, $"agreement {number}"), Named<Application>(plan, $"application {number}"),
            Named<Organisation>(plan, "dealer"), Named<Organisation>(plan, $"customer {number}"), NumberOf(number),
            terms, PaidOut(terms), $"LSIM{plan.Seed % 10_000:D4}{number:D9}", ProductOf(terms), subsidy,
            Cny(dice.Between(0, 1) * 777_77), start, (AccountingBasis)dice.Between(0, 1));
    }

    internal static string NumberOf(int number) => $"SIM-{number:D6}";

    internal static Id<T> Named<T>(PortfolioPlan plan, string what)
        where T : INamed =>
        Id<T>.Named(plan.Epoch, $"portfolio {plan.Seed}: {what}");

    internal static Money Cny(long minorUnits) => new(minorUnits, Currency.Cny);

    static Text ProductOf(FinanceTerms terms) => terms.Family switch
    {
        FinanceFamily.Loan => new("模拟贷款", "Simulated loan"),
        FinanceFamily.Lease => new("模拟租赁", "Simulated lease"),
        _ => new("模拟订阅", "Simulated subscription"),
    };

    static Money PaidOut(FinanceTerms finance) => finance switch
    {
        LoanFinance { Terms: var loan } => loan.Principal - loan.FeesPaid(FeePayment.Financed),
        LeaseFinance { Terms: var lease } => lease.Price,
        _ => Cny(0),
    };

    static LoanTerms Loan(Dice dice, DateOnly start)
    {
        var dayCount = dice.Pick(Enum.GetValues<DayCount>());
        var balloon = dice.Chance(350);
        return new()
        {
            Principal = Cny(dice.Between(20_000_00, 300_000_00)),
            AnnualRate = new(dice.Between(0, 24) / 100m),
            StartDate = start,
            Instalments = dice.Between(6, 48),
            DayCount = dayCount,
            Accrual = dayCount == DayCount.Thirty360
                ? AccrualMethod.Periodic : dice.Pick([AccrualMethod.Periodic, AccrualMethod.DailySimple]),
            Amortisation = balloon ? Amortisation.EqualInstalments
                : dice.Pick([Amortisation.EqualInstalments, Amortisation.EqualPrincipal]),
            Balloon = balloon ? Cny(5_000_00) : null,
            Overpayment = dice.Pick(Enum.GetValues<Overpayment>()),
            InterestOnOverduePrincipal = dice.Chance(500),
            Late = dice.Chance(500) ? new(new(0.18m), LateBase.Instalment) : null,
            Limit = dice.Chance(300) ? new(0.1m) : null,
            Fees =
            [
                new("registration", Cny(600_00), FeePayment.Financed),
                new("gps", Cny(123_45), FeePayment.UpFront),
                new("account", Cny(5_00), FeePayment.PerInstalment),
            ],
        };
    }

    static SubscriptionTerms Subscription(Dice dice, DateOnly start) => new()
    {
        Plans =
        [
            new("compact", Cny(dice.Between(2_000_00, 4_000_00)), 1_000, Cny(800_00)),
            new("family", Cny(dice.Between(4_000_00, 7_000_00)), 1_500, Cny(900_00)),
        ],
        Plan = "compact",
        StartDate = start,
        MinimumMonths = dice.Between(0, 6),
        CancellationFee = dice.Chance(500) ? Cny(1_500_00) : null,
        SwapFee = Cny(300_00),
        FreeSwaps = 1,
        MostPauseDays = 60,
        PauseShare = 0.25m,
        NoticeDays = 14,
        JoiningFee = dice.Chance(500) ? Cny(500_00) : null,
    };
}
