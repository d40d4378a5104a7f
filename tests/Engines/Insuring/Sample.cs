using Wheelhouse.Insuring;
using Wheelhouse.Kernel;

namespace Wheelhouse.Engines.Tests.Insuring;

/// <summary>A tariff whose figures can be worked in the head.</summary>
static class Sample
{
    internal static readonly DateOnly Day = new(2026, 3, 1);

    internal static readonly UsagePart Usage = new(
        0.4m, [new("night", 0.5m, 1), new("fast", 1m, 1), new("harsh", 0.02m, 20)], 1, 0.8m, 1.2m, 1_000,
        AverageKilometres: 10_000);

    internal static readonly Tariff Motor = new(
        "ancheng-motor", 1, new(2026, 1, 1), null, new("车险", "Motor"),
        new(
            0.10m,
            [
                new("driverAge", [new("to 25", 1.5m), new("25 to 70", 1, 25), new("from 70", 1.2m, 70)]),
                new("use", [new("private", 1, null, ["private"]), new("other", 2, null, [])]),
            ],
            "worked by hand"),
        [
            new("liability", new("三者", "Liability"), 1, Cny(8_000)),
            new("own-damage", new("车损", "Own damage"), 0.5m, Cny(1_000), 0.05m),
        ],
        0.25m,
        new([new(0, 0, 1), new(1, 0, 0.85m), new(2, 0, 0.7m), new(0, 1, 1), new(0, 2, 1.25m)], "by hand", false),
        new(0.05m, new("新能源", "New energy"), "by hand", false), Cny(300), Usage,
        [new(1, 0), new(2, 0.01m), new(4, 0.02m), new(12, 0.02m)], Cny(50_000), IsDemonstration: true);

    internal static readonly Risk Young = new(
        Day, Cny(100_000), false, 2, 0, 10_000, [new("driverAge", Number: 22), new("use", Word: "private")],
        ["liability"]);

    internal static Money Cny(decimal major) => Money.Exact(major, Currency.Cny);
}
