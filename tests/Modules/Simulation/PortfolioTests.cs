using Wheelhouse.Kit;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Simulation.Portfolios;
using Xunit;

namespace Wheelhouse.Modules.Tests.Simulation;

public sealed class PortfolioTests
{
    static readonly PortfolioPlan Plan = new(Seed: 1, Agreements: 240, Days: 500, new(2023, 6, 5));

    /// <summary>Of every product family and every event, over a leap day.</summary>
    [Fact]
    public async Task Hundreds_of_agreement_years_are_lived_within_the_laws()
    {
        await using var house = await TestHouse.Open(postgres: false, LivingPortfolio.Register, Plan.FirstDay);

        var lived = await house.Live(Plan, Mishaps.None);

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", lived.Counts.Select(c => $"{c.Key} {c.Value}")));
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", lived.Strikes.Select(c => $"{c.Key} {c.Value}")));
        TestContext.Current.SendDiagnosticMessage($"{lived.AgreementYears:F0} agreement-years, {lived.Events} events");
        Assert.InRange(lived.AgreementYears, 200, 1_000);
        Assert.Equal(Enum.GetValues<FinanceFamily>().Order(), lived.Ended.Keys.Order());
        Assert.Superset(Catalogue.Kinds.Select(kind => kind.Type).ToHashSet(), lived.Counts.Keys.ToHashSet());
    }
}
