using Wheelhouse.Portfolio.MonthEnd;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Screening;
using Xunit;

namespace Wheelhouse.Modules.Tests.Portfolio;

/// <summary>What the month ends tell of an agreement that was paid out on 10 January.</summary>
public sealed class FirstMonthsTests
{
    static readonly DateOnly PaidOn = new(2026, 1, 10);
    static readonly DateOnly April = new(2026, 4, 30);
    static readonly DateOnly May = new(2026, 5, 31);
    static readonly DateOnly June = new(2026, 6, 30);

    [Fact]
    public void Who_pays_is_told_when_the_first_months_are_over_and_then_no_more()
    {
        Assert.Null(FirstMonths.Of("agr_1", PaidOn, Ever.None, April));
        Assert.Equal(new Conduct("agr_1", false, false), FirstMonths.Of("agr_1", PaidOn, Ever.None, May));
        Assert.Null(FirstMonths.Of("agr_1", PaidOn, Ever.None, June));
    }

    [Fact]
    public void Who_fails_is_told_at_once_and_later_failures_are_no_early_ones()
    {
        Assert.Equal(new Conduct("agr_1", true, false), FirstMonths.Of("agr_1", PaidOn, Ever.Over30, April));
        Assert.Equal(new Conduct("agr_1", true, false), FirstMonths.Of("agr_1", PaidOn, Ever.Over30, May));
        Assert.Null(FirstMonths.Of("agr_1", PaidOn, Ever.Over30, June));
        Assert.Equal(
            new Conduct("agr_1", false, true), FirstMonths.Of("agr_1", PaidOn, Ever.Over30 | Ever.ChargedOff, June));
    }
}
