using FsCheck;
using FsCheck.Fluent;
using System.Text;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Xunit;
using static Wheelhouse.Engines.Tests.Insuring.Sample;

namespace Wheelhouse.Engines.Tests.Insuring;

/// <summary>From a risk to its premium: figures worked by hand, every line, and the laws.</summary>
public sealed class RatingTests
{
    [Fact]
    public void A_premium_is_reached_line_by_line()
    {
        var quote = Rating.Quote(Motor, Young).Value;

        // 0.10 × 1.5 = 0.15 claims; × 8 000 = 1 200; ÷ 0.75 = 1 600; × 0.7 = 1 120
        Assert.Equal((0.15m, Cny(1_120)), (quote.Frequency, quote.Plain.Premium));
        Assert.Equal(
            [
                ("base", null, 0.10m), ("driverAge", "to 25", 0.15m), ("use", "private", 0.15m), ("claims", null, 0m),
                ("cover.liability", "8000", 1_200m), ("expenses", "0.25", 1_600m), ("bonus-malus", "-2", 1_120m),
                ("least", null, 1_120m), ("rounding", null, 1_120m),
            ],
            quote.Plain.Lines.Select(line => (line.Name, line.Value, line.After)));
        Assert.Equal("ancheng-motor/1", quote.Tariff);
    }

    [Fact]
    public void The_premium_by_use_is_split_into_a_fixed_part_and_a_rate()
    {
        var usage = Rating.Quote(Motor, Young).Value.Usage!;

        // 40 % of 1 120 = 448; 672 over the 10 000 km of the average car
        Assert.Equal((Cny(448), 0.0672m), (usage.Terms.Fixed, usage.Terms.PerKilometre));
        Assert.Equal(Cny(1_120), usage.Expected);
        // who drives half as much: 448 + 5 000 × 0.0672
        Assert.Equal(Cny(784), Rating.Quote(Motor, Young with { Kilometres = 5_000 }).Value.Usage!.Expected);
        Assert.Null(Rating.Quote(Motor with { Usage = null }, Young).Value.Usage);
    }

    [Fact]
    public void Own_damage_follows_the_value_and_new_energy_has_a_line_of_its_own()
    {
        var quote = Rating.Quote(Motor, Young with { Covers = null, IsNewEnergy = true }).Value;

        // 1 200 + 0.15 × 0.5 × (1 000 + 0.05 × 100 000) = 1 650; ÷ 0.75 × 0.7 = 1 540; × 0.95 = 1 463
        Assert.Equal(Cny(1_463), quote.Plain.Premium);
        Assert.Equal(0.95m, Assert.Single(quote.Plain.Lines, line => line.Name == "new-energy").Factor);
    }

    [Fact]
    public void No_premium_is_below_the_least()
    {
        var quote = Rating.Quote(Motor with { LeastPremium = Cny(2_000) }, Young).Value;

        Assert.Equal(Cny(2_000), quote.Plain.Premium);
    }

    [Theory]
    [InlineData(0, 0, "1")]
    [InlineData(1, 0, "0.85")]
    [InlineData(9, 0, "0.7")]
    [InlineData(9, 1, "1")]
    [InlineData(0, 7, "1.25")]
    public void Claims_go_before_years_without(int years, int claims, string factor) => Assert.Equal(
        decimal.Parse(factor, System.Globalization.CultureInfo.InvariantCulture),
        Motor.BonusMalus.Of(years, claims).Factor);

    [Fact]
    public void Every_figure_follows_from_the_line_before_it() => Prop.ForAll(
        Risks.ToArbitrary(),
        risk =>
        {
            var quote = Rating.Quote(Motor, risk).Value;
            return Follows(quote.Plain.Lines) && Follows(quote.Usage!.Lines)
                && quote.Plain.Lines[^1].After == quote.Plain.Premium.Major;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_average_car_costs_the_same_by_use_and_what_is_declared_moves_no_rate() => Prop.ForAll(
        Risks.ToArbitrary(),
        risk =>
        {
            var average = Rating.Quote(Motor, risk with { Kilometres = 10_000 }).Value;
            return Math.Abs(average.Usage!.Expected.MinorUnits - average.Plain.Premium.MinorUnits) <= 2
                && Rating.Quote(Motor, risk).Value.Usage!.Terms.PerKilometre == average.Usage.Terms.PerKilometre;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_worse_never_costs_less() => Prop.ForAll(
        Risks.ToArbitrary(),
        risk =>
        {
            var premium = Premium(risk);
            return Premium(risk with { Claims = risk.Claims + 1 }) >= premium
                && Premium(risk with { Claims = 0, YearsWithoutClaim = risk.YearsWithoutClaim + 1 })
                    <= Premium(risk with { Claims = 0 })
                && Premium(risk with { CarValue = risk.CarValue + risk.CarValue }) >= premium
                && Premium(risk with { IsNewEnergy = true }) <= Premium(risk with { IsNewEnergy = false });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_cannot_be_rated_is_refused()
    {
        Refused("insuring.tariff_not_in_force", Young with { From = new(2025, 12, 31) });
        Refused("insuring.value_wrong", Young with { CarValue = new(1, Currency.Eur) });
        Refused("insuring.history_wrong", Young with { Claims = -1 });
        Refused("insuring.kilometres_wrong", Young with { Kilometres = 0 });
        Refused("insuring.cover_unknown", Young with { Covers = ["theft"] });
        Refused("insuring.cover_unknown", Young with { Covers = [] });
        Refused("insuring.factor_missing", Young with { Values = [new("driverAge", Number: 22)] });
        Refused("insuring.factor_missing", Young with { Values = [new("driverAge", Word: "22"), Young.Values[1]] });
        Assert.Equal(
            "insuring.tariff_wrong",
            Rating.Quote(Motor with { ExpenseShare = 1 }, Young).Refused!.Code);

        static void Refused(string code, Risk risk) => Assert.Equal(code, Rating.Quote(Motor, risk).Refused?.Code);
    }

    [Fact]
    public void A_tariff_is_the_same_after_a_file_and_its_bytes_do_not_change()
    {
        var bytes = TariffFile.Write(Motor);
        var read = TariffFile.Read(bytes).Value;

        Assert.Equal(bytes, TariffFile.Write(read));
        Assert.Equal(Premium(Young), Rating.Quote(read, Young).Value.Plain.Premium.MinorUnits);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.DoesNotContain("isOfWords", text, StringComparison.Ordinal);
        foreach (var (was, now) in new[] { ("\"usage\"", "\"use\""), (":0.25,", ":1.25,"), ("{", "[") })
        {
            var broken = Encoding.UTF8.GetBytes(text.Replace(was, now, StringComparison.Ordinal));
            Assert.Equal("insuring.tariff_wrong", TariffFile.Read(broken).Refused?.Code);
        }
    }

    [Fact]
    public void Every_fault_of_a_tariff_is_told_with_its_place()
    {
        Assert.Empty(Motor.Check());
        var model = Motor.Frequency;
        Assert.Equal(
            [
                "tariff", "validTo", "frequency", "frequency.driverAge", "covers.liability", "expenseShare",
                "bonusMalus", "newEnergy", "leastPremium", "usage", "instalments", "claimLimit",
            ],
            (Motor with
            {
                Version = 0,
                ValidTo = new(2020, 1, 1),
                Frequency = model with
                {
                    Base = 0,
                    Factors = [new("driverAge", [new("a", 1, 30), new("b", 1, 20)]), model.Factors[1]],
                },
                Covers = [Motor.Covers[0] with { ClaimShare = 2 }, Motor.Covers[1]],
                ExpenseShare = 1,
                BonusMalus = Motor.BonusMalus with { Steps = [new(1, 0, 1)] },
                NewEnergy = Motor.NewEnergy! with { Share = 1 },
                LeastPremium = Cny(-1),
                Usage = Usage with { LeastFactor = 1.1m },
                Instalments = [new(3, 0)],
                ClaimLimit = Cny(-1),
            }).Check().Select(fault => fault.At));
    }

    [Theory]
    [InlineData(0, 0, 1, 0, "whoever claims more pays no less")]
    [InlineData(0, 0, 0, 0, "a bonus-malus step stands once")]
    public void A_bonus_malus_table_that_pays_for_claims_is_a_fault(
        int years, int claims, int moreYears, int moreClaims, string says)
    {
        var table = Motor.BonusMalus with { Steps = [new(years, claims, 1), new(moreYears, moreClaims, 1.1m)] };

        Assert.Equal(says, Assert.Single((Motor with { BonusMalus = table }).Check()).Says);
    }

    static long Premium(Risk risk) => Rating.Quote(Motor, risk).Value.Plain.Premium.MinorUnits;

    /// <summary>Works the lines anew with nothing but their factors.</summary>
    static bool Follows(IReadOnlyList<RatedLine> lines) =>
        lines.Zip(lines.Prepend(lines[0])).All(pair =>
        {
            var (line, before) = (pair.First, pair.Second.After);
            var digits = line.Step == RatedStep.Round ? (int)line.Factor
                : line.Unit == RatedUnit.AmountPerKilometre ? 6 : 10;
            var after = line.Step switch
            {
                RatedStep.Begin => line.Factor,
                RatedStep.Multiply => before * line.Factor,
                RatedStep.Divide => before / line.Factor,
                RatedStep.Add => before + line.Factor,
                RatedStep.AtLeast => Math.Max(before, line.Factor),
                RatedStep.Round => before,
                _ => throw new InvalidOperationException("A step of which nothing is known."),
            };
            return decimal.Round(after, digits, MidpointRounding.ToEven) == line.After;
        });

    static Gen<Risk> Risks =>
        from age in Gen.Choose(18, 90)
        from use in Gen.Elements("private", "taxi")
        from value in Gen.Choose(1, 2_000_000_00)
        from years in Gen.Choose(0, 10)
        from claims in Gen.Choose(0, 4)
        from kilometres in Gen.Choose(1_000, 100_000)
        from electric in Gen.Elements(true, false)
        select new Risk(
            Day, new(value, Currency.Cny), electric, years, claims, kilometres,
            [new("driverAge", Number: age), new("use", Word: use)]);
}
