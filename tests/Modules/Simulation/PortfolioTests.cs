using Wheelhouse.Kit;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Simulation.Portfolios;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>Five hundred agreement-years of every product family and every event over a leap day, and no law is
/// broken. Two such portfolios live side by side.</summary>
public abstract class PortfolioTests(PortfolioPlan plan)
{
    [Fact]
    public async Task Half_a_thousand_agreement_years_are_lived_within_the_laws()
    {
        await using var house = await TestHouse.Open(postgres: false, LivingPortfolio.Register, plan.FirstDay);

        var lived = await house.Live(plan, Mishaps.None);

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", lived.Counts.Select(c => $"{c.Key} {c.Value}")));
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", lived.Strikes.Select(c => $"{c.Key} {c.Value}")));
        TestContext.Current.SendDiagnosticMessage($"{lived.AgreementYears:F0} agreement-years, {lived.Events} events");
        Assert.InRange(lived.AgreementYears, 500, 1_000);
        Assert.Equal(Enum.GetValues<FinanceFamily>().Order(), lived.Ended.Keys.Order());
        Assert.Superset(Catalogue.Kinds.Select(kind => kind.Type).ToHashSet(), lived.Counts.Keys.ToHashSet());
    }
}

public sealed class PortfolioOf2024Tests() : PortfolioTests(new(Seed: 1, Agreements: 350, Days: 700, new(2023, 6, 5)));

public sealed class PortfolioOf2028Tests() : PortfolioTests(new(Seed: 2, Agreements: 350, Days: 700, new(2027, 4, 19)));
