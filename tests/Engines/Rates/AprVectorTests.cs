using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;

namespace Wheelhouse.Engines.Tests.Rates;

/// <summary>The published examples: appendix J (c) of 12 CFR 1026 and the Commission's APRC document.</summary>
public sealed class AprVectorTests
{
    [Fact]
    public void Every_published_example_comes_out_within_its_tolerance()
    {
        var file = Path.Combine(SharedFolder(), "vectors", "apr-cases.json");
        Assert.SkipUnless(File.Exists(file), "The vectors are not beside the repository; set WHEELHOUSE_SHARED.");

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().ToList();

        Assert.NotEmpty(cases);
        foreach (var one in cases)
        {
            var percent = Answer(one).Value.Annual.Percent;
            var expected = Number(one.GetProperty("expected").GetProperty("aprPercent"));
            var tolerance = Number(one.GetProperty("tolerance"));
            Assert.True(
                Math.Abs(percent - expected) <= tolerance,
                $"{one.GetProperty("id")}: {percent}, expected {expected} ± {tolerance}");
        }
    }

    static Outcome<AprAnswer> Answer(JsonElement one)
    {
        var (advances, payments) = (one.GetProperty("advances"), one.GetProperty("payments"));
        return one.GetProperty("method").GetString() == "us-actuarial"
            ? Apr.UsActuarial(Units(advances), Units(payments), one.GetProperty("unitPeriodsPerYear").GetInt32())
            : Apr.Monthly(AprMethod.Eu, Months(advances), Months(payments));
    }

    static List<UnitPeriodFlow> Units(JsonElement flows) => [.. flows.EnumerateArray()
        .Select(flow => new UnitPeriodFlow(
        Number(flow.GetProperty("amount")),
        flow.GetProperty("unitPeriods").GetInt32(),
        Number(flow.GetProperty("fraction"))))];

    static List<MonthFlow> Months(JsonElement flows) => [.. flows.EnumerateArray()
        .Select(flow => new MonthFlow(Number(flow.GetProperty("amount")), flow.GetProperty("month").GetInt32()))];

    static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    static string SharedFolder([CallerFilePath] string here = "") =>
        Environment.GetEnvironmentVariable("WHEELHOUSE_SHARED")
        ?? Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared");
}
