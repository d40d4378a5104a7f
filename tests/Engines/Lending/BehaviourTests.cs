using System.Globalization;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;
using AnnualRate = Wheelhouse.Lending.Apr;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Behaviours of other systems, told in sentences and figures: each read from the file and
/// reproduced.</summary>
public sealed class BehaviourTests
{
    [Fact]
    public void Every_behaviour_is_reproduced()
    {
        var cases = Vectors.Behaviours();
        var wrong = cases.Select(one => (Id: one.GetProperty("id").GetString()!, Text: Differences(one)))
            .Where(one => one.Text.Length > 0).ToList();

        Assert.Equal(17, cases.Count);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    static string Differences(JsonElement one) => one.GetProperty("family").GetString() switch
    {
        "loan" when one.TryGetProperty("events_as_steps", out _) => Steps(BehaviourCase.Read(one)),
        "loan" when one.TryGetProperty("expected_rows", out var rows) => Rows(one, rows),
        "loan" => Stepped(one),
        "loan-accrual" => Accruals(one),
        "apr-uk" => Near(one, "apr_pct", UkApr(one)),
        _ => Spreadsheet(one),
    };

    /// <summary>The rows at each checkpoint; the checkpoints belong to the last events.</summary>
    static string Steps(BehaviourCase one)
    {
        var text = "";
        for (var i = 0; i < one.Checkpoints.Count; i++)
        {
            var events = one.Events.Take(one.Events.Count - one.Checkpoints.Count + i + 1).ToList();
            var asOf = events[^1].BookedOn;
            var expected = one.Checkpoints[i].GetProperty("rows").EnumerateArray()
                .Where(row => row.TryGetProperty("nr", out _)).Select(Expected).ToList();
            var state = LoanFold.Fold(one.Terms, events, asOf);
            var left = state.Disbursed + state.PrincipalAdded;
            var got = state.Rows.Select(row => Got(row, left -= row.Principal)).ToList();
            text += got.SequenceEqual(expected)
                ? ""
                : $"checkpoint {i}\n got {string.Join("\n     ", got)}\nnot {string.Join("\n    ", expected)}\n";
        }

        return text;
    }

    static string Got(LoanRow row, Money balance) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Number} {row.DueDate:yyyy-MM-dd} {balance.Major:F2} {row.Principal.Major:F2} {row.Interest.Major:F2} ")
        + string.Create(CultureInfo.InvariantCulture,
        $"{row.Fees.Major:F2} {row.Penalties.Major:F2} {row.Due.Major:F2} ")
        + string.Create(CultureInfo.InvariantCulture, $"{row.Paid.Major:F2} {row.Outstanding.Major:F2}");

    static string Expected(JsonElement row)
    {
        string[] figures =
            ["balance", "principal", "interest", "fees", "penalties", "total_due", "paid", "outstanding"];
        var amounts = figures.Select(name => BehaviourCase.Number(row.GetProperty(name).GetString()!)
            .ToString("F2", CultureInfo.InvariantCulture));
        var (number, due) = (row.GetProperty("nr").GetInt32(), row.GetProperty("due_date").GetString());
        return $"{number} {due} {string.Join(' ', amounts)}";
    }

    static string Rows(JsonElement one, JsonElement rows)
    {
        var terms = one.GetProperty("terms");
        var plan = Scheduling.Plan(new()
        {
            Principal = Money.Exact(Number(terms, "principal"), Currency.Eur),
            AnnualRate = Rate.FromPercent(Number(terms, "annual_rate_pct")),
            StartDate = Day(terms, "disbursed_on"),
            Instalments = terms.GetProperty("number_of_repayments").GetInt32(),
            DayCount = terms.GetProperty("day_count").GetString() == "30/360"
                ? DayCount.Thirty360
                : DayCount.ActualActual,
            MonthEnd = terms.GetProperty("month_end_strategy").GetString() == "LAST_DAY_OF_MONTH"
                ? MonthEndRule.KeepAnchor
                : MonthEndRule.RollOver,
        });
        var got = plan.Instalments.Select(row =>
            (row.DueDate, row.Principal.Major, row.Interest.Major, row.Total.Major));
        var expected = rows.EnumerateArray().Select(row => (
            Day(row, "due_date"), Number(row, "principal"), Number(row, "interest"), Number(row, "total_due")));
        return got.SequenceEqual(expected) ? "" : string.Join("\n", got);
    }

    /// <summary>Weights 4x1.0, 4x0.6, 4x0.4 on a level instalment.</summary>
    static string Stepped(JsonElement one)
    {
        var terms = one.GetProperty("terms");
        var steps = new List<PaymentStep>();
        var from = 1;
        foreach (var part in terms.GetProperty("weights").GetString()!.Split(','))
        {
            var words = part.Split('x');
            steps.Add(new(from, BehaviourCase.Number(words[1])));
            from += (int)BehaviourCase.Number(words[0]);
        }

        var rows = Scheduling.Plan(new()
        {
            Principal = Money.Exact(terms.GetProperty("principal").GetDecimal(), Currency.Eur),
            AnnualRate = Rate.FromPercent(Number(terms, "rate_pct")),
            StartDate = new(2026, 1, 1),
            Instalments = terms.GetProperty("n").GetInt32(),
            Amortisation = Amortisation.Custom,
            Steps = steps,
        }).Instalments;
        return Near(one, "p1", rows[0].Total.Major) + Near(one, "p2", rows[4].Total.Major)
            + Near(one, "p3", rows[8].Total.Major);
    }

    static string Accruals(JsonElement one)
    {
        var given = one.GetProperty("terms");
        var start = Day(one.GetProperty("events")[0], "date");
        var terms = new LoanTerms
        {
            Principal = Money.Exact(Number(given, "principal"), Currency.Eur),
            AnnualRate = Rate.FromPercent(Number(given, "annual_rate_pct")),
            StartDate = start,
            Instalments = 6,
        };
        var lent = new Disbursed(1, start, start, terms.Principal);
        var wrong = "";
        foreach (var expected in one.GetProperty("expected_accruals").EnumerateArray())
        {
            var day = Day(expected, "date");
            var today = LoanFold.Fold(terms, [lent], day).InterestAccrued;
            var earned = today - LoanFold.Fold(terms, [lent], day.AddDays(-1)).InterestAccrued;
            wrong += earned.Major == Number(expected, "amount") ? "" : $"{day:O} {earned}; ";
        }

        return wrong;
    }

    /// <summary>"500 on 2012-10-10" against "270 on 2012-11-10 and 2012-12-10".</summary>
    static decimal UkApr(JsonElement one)
    {
        var terms = one.GetProperty("terms");
        return AnnualRate.Daily(AprMethod.Uk, Flows("advance"), Flows("payments")).Value.Annual.Percent;

        List<DayFlow> Flows(string name)
        {
            var words = terms.GetProperty(name).GetString()!.Split(" on ");
            return [.. words[1].Split(" and ").Select(day =>
                new DayFlow(BehaviourCase.Number(words[0]), DateOnly.Parse(day, CultureInfo.InvariantCulture)))];
        }
    }

    static string Spreadsheet(JsonElement one)
    {
        var terms = one.GetProperty("terms");
        var values = terms.TryGetProperty("values", out var list)
            ? list.EnumerateArray().Select(value => value.GetDecimal()).ToList()
            : [];
        return one.GetProperty("id").GetString() switch
        {
            "XL-XNPV" => Near(one, "xnpv", TimeValue.Present(Number(terms, "rate"), Flows(terms))),
            "XL-IRR5" => Near(one, "irr_pct", 100 * TimeValue.Return(values).Value),
            "XL-MIRR" => Near(one, "mirr_pct", 100 * TimeValue.ModifiedReturn(values, 0.10m, 0.12m)),
            "XL-PMT" => Near(one, "pmt", -Level(terms, false)) + Near(one, "pmt_due", -Level(terms, true)),
            "XL-RATE" => Near(one, "annual_pct", 1200 * TimeValue.Return(
                [-Whole(terms, "pv"), .. Enumerable.Repeat(-Whole(terms, "pmt"), (int)Whole(terms, "n"))]).Value),
            var other => $"{other} is not known",
        };
    }

    static List<(decimal Amount, DateOnly Day)> Flows(JsonElement terms) =>
        [.. terms.GetProperty("cashflows").EnumerateArray().Select(flow =>
            (flow[0].GetDecimal(), DateOnly.Parse(flow[1].GetString()!, CultureInfo.InvariantCulture)))];

    /// <summary>The rate stands as "0.08/12".</summary>
    static decimal Level(JsonElement terms, bool inAdvance)
    {
        var rate = terms.GetProperty("rate").GetString()!.Split('/').Select(BehaviourCase.Number).ToList();
        return TimeValue.Payment(rate[0] / rate[1], (int)Whole(terms, "n"), Whole(terms, "pv"), inAdvance);
    }

    static string Near(JsonElement one, string name, decimal got)
    {
        var expected = Number(one.GetProperty("expected"), name);
        return Math.Abs(got - expected) <= Number(one, "tolerance") ? "" : $"{name} {got}, not {expected}; ";
    }

    static decimal Whole(JsonElement one, string name) => one.GetProperty(name).GetDecimal();

    static decimal Number(JsonElement one, string name) => BehaviourCase.Number(one.GetProperty(name).GetString()!);

    static DateOnly Day(JsonElement one, string name) =>
        DateOnly.ParseExact(one.GetProperty(name).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
