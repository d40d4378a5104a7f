using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Plans against figures worked by hand.</summary>
public sealed class PlanTests
{
    [Fact]
    public void A_hundred_at_seven_percent_over_six_months_is_five_times_17_01_then_17_00()
    {
        var schedule = Scheduling.Plan(Hundred(6));

        Assert.Equal([58, 49, 39, 29, 20, 10], schedule.Instalments.Select(row => row.Interest.MinorUnits));
        Assert.Equal([1701, 1701, 1701, 1701, 1701, 1700], schedule.Instalments.Select(row => row.Total.MinorUnits));
        Assert.Equal(10_000, schedule.TotalPrincipal.MinorUnits);
        Assert.Equal(0, schedule.Instalments[^1].BalanceAfter.MinorUnits);
        Assert.Equal(new DateOnly(2024, 7, 1), schedule.Maturity);
    }

    static LoanTerms Hundred(int instalments) => new()
    {
        Principal = new(10_000, Currency.Eur),
        AnnualRate = new(0.07m),
        StartDate = new(2024, 1, 1),
        Instalments = instalments,
    };
}
