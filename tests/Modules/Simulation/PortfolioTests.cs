using Wheelhouse.Kit;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Simulation.Portfolios;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>A thousand agreement-years of every product family and every event, and no law is broken.</summary>
public sealed class PortfolioTests
{
    [Fact]
    public async Task A_thousand_agreement_years_are_lived_within_the_laws()
    {
        var plan = new PortfolioPlan(Seed: 1, Agreements: 640, Days: 730, new(2026, 1, 5));
        await using var house = await TestHouse.Open(postgres: false, LivingPortfolio.Register, plan.FirstDay);

        var lived = await house.Live(plan, Mishaps.None);

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", lived.Counts.Select(c => $"{c.Key} {c.Value}")));
        Assert.InRange(lived.AgreementYears, 1_000, 2_000);
        Assert.Superset(Catalogue.Kinds.Select(kind => kind.Type).ToHashSet(), lived.Counts.Keys.ToHashSet());
    }
}
