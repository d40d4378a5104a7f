using Wheelhouse.Insuring;
using Wheelhouse.Products;

namespace Wheelhouse.Insurance.Tariffs;

/// <summary>What ships with the house.</summary>
static class Shipped
{
    /// <summary>The tariff of the simulated insurer: invented amounts over learned relativities.</summary>
    internal static Tariff Demonstration { get; } = Read();

    static Tariff Read()
    {
        using var stream = typeof(Shipped).Assembly.GetManifestResourceStream("demonstration.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return TariffFile.Read(bytes).Value;
    }
}

/// <summary>The rules of insurance in force on a day.</summary>
static class InsuranceRules
{
    /// <summary>The most that a driving score may move the price of a kilometre, either way.</summary>
    internal static decimal MostCap(IRuleBook rules, DateOnly day) => One(rules, day, "R-INS-01");

    /// <summary>A damage above this share of the car's value needs the lender's answer.</summary>
    internal static decimal PayeeShare(IRuleBook rules, DateOnly day) => One(rules, day, "R-INS-02");

    /// <exception cref="InvalidOperationException">The rule has no row on that day.</exception>
    static decimal One(IRuleBook rules, DateOnly day, string id) =>
        rules.On(day).Where(r => r.Id == id).ToList() is [{ Parameter: { } parameter }]
            ? parameter
            : throw new InvalidOperationException($"Rule {id} has no one row on {day:O}.");
}
