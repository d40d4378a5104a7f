using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Parties;

/// <summary>A licence is good from its first day to its last, for the business it is of.</summary>
public sealed class LicenceTests
{
    static readonly Id<Organisation> Somebody = new(Guid.Empty);

    static readonly LicenceCard Finance =
        new(Somebody, LicenceKind.AutoFinance, "L-1", new(2024, 1, 1), new(2026, 6, 30));

    [Theory]
    [InlineData("2023-12-31", "parties.licence_missing")]
    [InlineData("2024-01-01", null)]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-07-01", "parties.licence_expired")]
    public void New_business_stops_outside_the_days_of_the_licence(string day, string? code)
    {
        Assert.Equal(code, Licences.Decide(OrganisationKind.Lender, [Finance], DateOnly.Parse(day))?.Code);
    }

    [Fact]
    public void A_new_licence_takes_over_from_an_expired_one()
    {
        var next = Finance with { ValidFrom = new(2026, 7, 1), ValidTo = new(2029, 6, 30) };

        Assert.Null(Licences.Decide(OrganisationKind.Lender, [Finance, next], new(2026, 7, 1)));
    }

    [Theory]
    [InlineData(OrganisationKind.Dealer)]
    [InlineData(OrganisationKind.Maker)]
    [InlineData(OrganisationKind.Person)]
    public void A_licence_of_another_business_does_not_count(OrganisationKind kind)
    {
        Assert.Equal("parties.licence_missing", Licences.Decide(kind, [Finance], new(2025, 1, 1))?.Code);
    }

    [Fact]
    public void Days_that_run_backwards_and_a_missing_number_are_refused()
    {
        Assert.Equal("parties.licence_dates", Licences.Decide(Finance with { ValidTo = new(2023, 1, 1) })?.Code);
        Assert.Equal("parties.licence_number", Licences.Decide(Finance with { Number = " " })?.Code);
        Assert.Null(Licences.Decide(Finance));
    }
}
