using Wheelhouse.Valuation;
using Xunit;

namespace Wheelhouse.Engines.Tests.Valuation;

/// <summary>Odometer histories: what is found, and which readings it rests on.</summary>
public sealed class OdometerTests
{
    static readonly DateOnly First = new(2021, 3, 1);

    [Fact]
    public void A_reading_below_an_earlier_one_is_flagged_with_both()
    {
        var flag = Assert.Single(Check(At(2024, 60_000), At(2025, 45_000)));

        Assert.Equal(OdometerFinding.RolledBack, flag.Finding);
        Assert.Equal((60_000, 45_000), (flag.Earlier!.Kilometres, flag.Later.Kilometres));
        Assert.Contains("60000 km on 2024-03-01", flag.Says.En, StringComparison.Ordinal);
    }

    [Fact]
    public void All_readings_below_the_highest_before_are_flagged_against_it()
    {
        var flags = Check(At(2022, 20_000), At(2023, 50_000), At(2024, 30_000), At(2025, 48_000));

        Assert.Equal([50_000, 50_000], flags.Select(f => f.Earlier!.Kilometres));
        Assert.Equal([30_000, 48_000], flags.Select(f => f.Later.Kilometres));
    }

    [Theory]
    [InlineData(2025, 15_000, null)] // 4 years x 15 000 = 60 000; a quarter is not below a quarter
    [InlineData(2025, 14_999, OdometerFinding.BelowNorm)]
    [InlineData(2025, 180_000, null)]
    [InlineData(2025, 180_001, OdometerFinding.AboveNorm)]
    public void The_last_reading_is_held_against_the_norm_of_its_age(int year, int kilometres,
        OdometerFinding? finding) =>
        Assert.Equal(finding, Check(At(year, kilometres)).SingleOrDefault()?.Finding);

    [Fact]
    public void Two_thousand_a_day_cannot_be()
    {
        var flags = Odometer.Check([new(First, 10_000), new(First.AddDays(10), 30_000)], null).Value;
        Assert.Empty(flags); // 2 000 a day to the kilometre

        flags = Odometer.Check([new(First, 10_000), new(First.AddDays(10), 30_001)], null).Value;
        Assert.Equal(OdometerFinding.TooFast, Assert.Single(flags).Finding);
    }

    [Fact]
    public void The_order_in_which_readings_come_does_not_matter()
    {
        OdometerReading[] readings = [At(2022, 20_000), At(2023, 50_000), At(2024, 30_000)];

        Assert.Equal(Check(readings), Check([.. readings.Reverse()]));
        Assert.Empty(Check());
    }

    [Fact]
    public void A_reading_that_cannot_be_is_refused() =>
        Assert.Equal("valuation.reading_out_of_range", Odometer.Check([At(2022, -1)], First).Refused!.Code);

    static OdometerReading At(int year, int kilometres) => new(new(year, 3, 1), kilometres);

    static IReadOnlyList<OdometerFlag> Check(params OdometerReading[] readings) =>
        Odometer.Check(readings, First).Value;
}
