using System.Globalization;
using System.Text;

namespace Wheelhouse.CliBench;

/// <summary>A call of the command line, and the floor beside it.</summary>
/// <param name="Verb">The words before the file.</param>
/// <param name="Floor">What the floor reads its input as: json or csv.</param>
sealed record Load(string What, string Verb, string File, string Floor, int Count, string Unit);

/// <summary>The calls that are measured, and their input, made here and the same each time.</summary>
static class Loads
{
    const int Cases = 10_000;

    public static IEnumerable<Load> All(string folder)
    {
        var schedules = Path.Combine(folder, "loans.json");
        File.WriteAllText(schedules, Schedules());
        yield return new("loan replay, 10,000 loans of 36 months", "loan replay", schedules, "json", Cases, "loans");

        var rates = Path.Combine(folder, "rates.json");
        File.WriteAllText(rates, Rates());
        yield return new("apr, 10,000 cases of 36 payments", "apr", rates, "json", Cases, "cases");

        var shared = Environment.GetEnvironmentVariable("WHEELHOUSE_SHARED") ?? Path.Combine("..", "shared");
        var tape = Path.Combine(shared, "data", "us-auto-abs-aart2895_2019", "train.csv.gz");
        if (File.Exists(tape))
        {
            yield return new(
                "tape replay, 2,316 loans over 46 months", "tape replay", tape, "csv", 65_766, "loan-months");
        }
    }

    static string Schedules() => Text(n => $$"""
        {"id":"{{n}}","terms":{"currency":"CNY","principal":"{{50_000 + n}}.00","annualRate":"0.0725",
        "dayCount":"30/360","startDate":"2026-01-31","instalments":36},"events":[{"type":"disbursement",
        "date":"2026-01-31","amount":"{{50_000 + n}}.00","bookedOn":"2026-01-31"}],
        "checkpoints":[{"afterEvent":0,"asOf":"2026-01-31"}]}
        """);

    static string Rates()
    {
        var payments = string.Join(
            ',', Enumerable.Range(1, 36).Select(month => $$"""{"amount":"1650","month":{{month}}}"""));
        return Text(n => $$"""
            {"id":"{{n}}","method":"cn-irr","advances":[{"amount":"{{50_000 + (n % 5_000)}}","month":0}],
            "payments":[{{payments}}]}
            """);
    }

    static string Text(Func<int, string> one)
    {
        var text = new StringBuilder("{\"cases\":[");
        for (var n = 0; n < Cases; n++)
        {
            text.Append(n == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{one(n)}");
        }

        return text.Append("]}").ToString();
    }
}
