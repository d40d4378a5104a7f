using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Nonsense is refused by code, with a sentence that says what to do.</summary>
public sealed class TermsCheckTests
{
    static readonly LoanTerms Good = Loan(1000, "0.07", 12);

    public static TheoryData<string, LoanTerms> BadTerms => new()
    {
        { "lending.no_currency", Good with { Principal = default } },
        { "lending.principal_out_of_range", Good with { Principal = Yuan(0) } },
        { "lending.principal_out_of_range", Good with { Principal = Yuan(-1) } },
        { "lending.principal_out_of_range", Good with { Principal = new(10_000_000_000_001, Currency.Cny) } },
        { "lending.rate_out_of_range", Good with { AnnualRate = new(-0.01m) } },
        { "lending.rate_out_of_range", Good with { AnnualRate = new(10.01m) } },
        { "lending.rate_out_of_range", Good with { AnnualRate = new(0.0725000000001m) } },
        { "lending.balloon_out_of_range", Good with { Balloon = Yuan(1001) } },
        { "lending.balloon_out_of_range", Good with { Balloon = new(1, Currency.Usd) } },
        { "lending.fee_out_of_range", Good with { Fees = [new("", Yuan(1), FeePayment.UpFront)] } },
        { "lending.fees_exceed_principal", Good with { Fees = [new("all", Yuan(1000), FeePayment.Financed)] } },
        { "lending.instalments_out_of_range", Good with { Instalments = 0 } },
        { "lending.instalments_out_of_range", Good with { Instalments = 601 } },
        { "lending.every_out_of_range", Good with { Every = 0 } },
        { "lending.every_out_of_range", Good with { Every = 2, Unit = PeriodUnit.HalfMonth } },
        { "lending.start_out_of_range", Good with { StartDate = new(1899, 12, 31) } },
        { "lending.first_due_out_of_range", Good with { FirstDueDate = Good.StartDate } },
        { "lending.first_due_out_of_range", Good with { FirstDueDate = Good.StartDate.AddDays(732) } },
        { "lending.grace_out_of_range", Good with { GracePrincipal = 12 } },
        { "lending.rounding_unknown", Good with { Rounding = (MidpointRounding)9 } },
        { "lending.daily_needs_days", Good with { Accrual = AccrualMethod.DailySimple } },
        { "lending.steps_need_custom", Good with { Steps = [new(1)] } },
        { "lending.step_out_of_range", Good with { Amortisation = Amortisation.Custom, Steps = [new(2), new(2)] } },
        { "lending.step_out_of_range", Good with { Amortisation = Amortisation.Custom, Steps = [new(1, -1m)] } },
    };

    public static TheoryData<string, LoanEvent> BadEvents => new()
    {
        { "lending.event_before_start", new Repaid(1, Good.StartDate.AddDays(-1), Good.StartDate, Yuan(1)) },
        { "lending.lent_after_maturity", new Disbursed(1, Good.StartDate.AddYears(2), Good.StartDate, Yuan(1)) },
        { "lending.currency_mixed", new Repaid(1, Good.StartDate, Good.StartDate, new(1, Currency.Usd)) },
        { "lending.amount_out_of_range", new Repaid(1, Good.StartDate, Good.StartDate, Yuan(0)) },
        { "lending.rate_out_of_range", new RateChanged(1, Good.StartDate, Good.StartDate, new(-0.01m)) },
        { "lending.pause_runs_backwards",
            new InterestPaused(1, Good.StartDate.AddDays(1), Good.StartDate, Good.StartDate) },
        { "lending.reversal_of_nothing", new Reversed(1, Good.StartDate, Good.StartDate, 7) },
        { "lending.reversal_of_nothing", new Reversed(1, Good.StartDate, Good.StartDate, 1) },
        { "lending.sequence_twice", new Repaid(0, Good.StartDate, Good.StartDate, Yuan(1)) },
    };

    [Fact]
    public void Plain_terms_are_sound() => Assert.Empty(Good.Check());

    [Theory]
    [MemberData(nameof(BadTerms), DisableDiscoveryEnumeration = true)]
    public void Bad_terms_are_refused(string code, LoanTerms terms)
    {
        Assert.Contains(terms.Check(), refusal => refusal.Code == code && refusal.Kind == RefusalKind.Invalid);
        Assert.False(Scheduling.TryPlan(terms).IsDone);
        Assert.Throws<ArgumentException>(() => Scheduling.Plan(terms));
    }

    [Theory]
    [MemberData(nameof(BadEvents), DisableDiscoveryEnumeration = true)]
    public void Bad_events_are_refused(string code, LoanEvent bad)
    {
        LoanEvent[] events = [new Disbursed(0, Good.StartDate, Good.StartDate, Good.Principal), bad];

        Assert.Equal(code, LoanFold.TryFold(Good, events, Good.StartDate).Refused?.Code);
        Assert.Throws<ArgumentException>(() => LoanFold.Fold(Good, events, Good.StartDate));
    }

    [Fact]
    public void A_second_reversal_of_one_event_is_refused()
    {
        var events = Events(Good, "pay 2024-02-01 10", "reverse 2024-02-02 1", "reverse 2024-02-03 1");

        Assert.Equal("lending.reversed_twice", LoanFold.TryFold(Good, events, Good.StartDate).Refused?.Code);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var codes = (Good with { Instalments = 0, AnnualRate = new(-1) }).Check().Select(refusal => refusal.Code);

        Assert.Equal(["lending.rate_out_of_range", "lending.instalments_out_of_range"], codes.Take(2));
    }
}
