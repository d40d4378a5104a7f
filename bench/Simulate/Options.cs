using System.Globalization;
using Wheelhouse.Simulation.Portfolios;

namespace Wheelhouse.SimulateBench;

/// <param name="Years">Agreement-years, about.</param>
/// <param name="Seed">Of the first portfolio; the others follow.</param>
sealed record Options(int Years = 50_000, int Seed = 1_000)
{
    /// <summary>Agreement-years of a portfolio, about: many enough that its nights cost little.</summary>
    const int YearsOfOne = 1_000;

    /// <summary>Agreements that live so many years within two, some of them ending before.</summary>
    const int AgreementsOfOne = 680;

    internal static Options Read(string[] args)
    {
        var options = new Options();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
            options = args[i] switch
            {
                "--years" => options with { Years = value },
                "--seed" => options with { Seed = value },
                _ => throw new ArgumentException($"Unknown option {args[i]}; there are --years, --seed."),
            };
        }

        return options;
    }

    /// <summary>Portfolios over two years each: every other one over a leap day, one of five from month ends
    /// only.</summary>
    internal IEnumerable<PortfolioPlan> Plans() =>
        Enumerable.Range(0, Math.Max(1, Years / YearsOfOne)).Select(i => new PortfolioPlan(
            Seed + i, Math.Min(AgreementsOfOne, Years * AgreementsOfOne / YearsOfOne), Days: 730,
            new DateOnly(2023 + (i % 4), 1, 9).AddDays(i), MonthEnds: i % 5 == 4));

    /// <summary>What goes wrong in a portfolio: another thing in each, and everything in every fourth.</summary>
    internal static Mishaps Wrong(PortfolioPlan plan) => (plan.Seed % 4) switch
    {
        0 => new(Twice: true),
        1 => new(Power: Cut(plan)),
        2 => new(Backwards: true, SideBySide: 4),
        _ => new(Twice: true, Backwards: true, Power: Cut(plan)),
    };

    /// <summary>A month end writes two thousand rows at once, and must have a chance to come through.</summary>
    static Fuse Cut(PortfolioPlan plan) => new(plan.Seed, mostRows: 4_000);
}
