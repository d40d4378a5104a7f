using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>A loan told in sentences: its terms by their names, what was done step by step, and the rows that
/// followed.</summary>
sealed partial record BehaviourCase(
    string Id, LoanTerms Terms, IReadOnlyList<LoanEvent> Events, IReadOnlyList<JsonElement> Checkpoints)
{
    internal static BehaviourCase Read(JsonElement one)
    {
        var id = one.GetProperty("id").GetString()!;
        var terms = ReadTerms(one.GetProperty("terms"));
        var events = new List<LoanEvent>();
        var today = terms.StartDate;
        foreach (var step in one.GetProperty("events_as_steps").EnumerateArray())
        {
            today = Step(step, terms, today, events) ?? today;
        }

        return new(id, terms, events, [.. one.GetProperty("expected_checkpoints").EnumerateArray()]);
    }

    static LoanTerms ReadTerms(JsonElement terms)
    {
        var product = Text(terms, "LoanProduct");
        var unit = Text(terms, "repaymentFrequencyType") == "DAYS" ? PeriodUnit.Day : PeriodUnit.Month;
        return new()
        {
            Principal = Euro(Text(terms, "with Principal")),
            AnnualRate = Rate.FromPercent(Number(Text(terms, "ANNUAL interest rate %"))),
            StartDate = LongDay(Text(terms, "submitted on date")),
            Instalments = (int)Number(Text(terms, "numberOfRepayments")),
            Every = (int)Number(Text(terms, "repaymentEvery")),
            Unit = unit,
            InterestMethod = Text(terms, "interest type") == "FLAT"
                ? InterestMethod.Flat
                : InterestMethod.DecliningBalance,
            // what a product's name stands for is not in the case: actual days where interest is counted daily and
            // flat, a quarter down and whole units where it says so
            DayCount = product.Contains("FLAT", StringComparison.Ordinal) ? DayCount.ActualActual : DayCount.Thirty360,
            DownPayment = product.Contains("DOWNPAYMENT_AUTO", StringComparison.Ordinal) ? new(0.25m, true) : null,
            Multiple = product.Contains("DOWNPAYMENT_AUTO", StringComparison.Ordinal) ? Euro("1") : null,
        };
    }

    /// <summary>Reads a step into events. Returns the new business date when it sets one.</summary>
    static DateOnly? Step(JsonElement step, LoanTerms terms, DateOnly today, List<LoanEvent> events)
    {
        var text = step.ValueKind == JsonValueKind.String ? step.GetString()! : step.GetProperty("step").GetString()!;
        var next = events.Count + 1;
        if (BusinessDate().Match(text) is { Success: true } date)
        {
            return LongDay(date.Groups[1].Value);
        }

        if (MoneyMoved().Match(text) is { Success: true } money)
        {
            var (day, amount) = (LongDay(money.Groups[2].Value), Euro(money.Groups[3].Value));
            events.Add(money.Groups[1].Value switch
            {
                "disburse the loan" => new Disbursed(next, day, day, amount),
                "repayment" => new Repaid(next, day, day, amount),
                _ => new IncomeCapitalised(next, day, day, amount),
            });
        }
        else if (text.Contains("does charge-off", StringComparison.Ordinal))
        {
            events.Add(new ChargedOff(next, today, today, ChargeOffBehaviour.AccelerateMaturity));
        }
        else if (text.Contains("terminates loan contract", StringComparison.Ordinal))
        {
            events.Add(new Terminated(next, today, today));
        }
        else if (text.Contains("re-amortization transaction", StringComparison.Ordinal))
        {
            events.Add(new Reamortised(next, today, today));
        }
        else if (text.Contains("Loan reschedule", StringComparison.Ordinal))
        {
            events.Add(Reschedule(step.GetProperty("table"), next, today));
        }
        else
        {
            Assert.Matches("sets the business date|creates a fully customized|approves the loan|loan product", text);
        }

        return null;
    }

    static HolidayGranted Reschedule(JsonElement table, int sequence, DateOnly today)
    {
        var (names, values) = (table[0].EnumerateArray().ToList(), table[1].EnumerateArray().ToList());
        var row = names.Zip(values).ToDictionary(pair => pair.First.GetString()!, pair => pair.Second.GetString()!);
        Assert.All(
            ["adjustedDueDate", "graceOnInterest", "extraTerms", "newInterestRate"], name => Assert.Empty(row[name]));
        return new(sequence, LongDay(row["rescheduleFromDate"]), today, (int)Number(row["graceOnPrincipal"]),
            HolidayInterest.Paid);
    }

    internal static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;

    static Money Euro(string text) => Money.Exact(Number(text), Currency.Eur);

    static DateOnly LongDay(string text) => DateOnly.ParseExact(text, "d MMMM yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex("business date to \"(.+)\"")]
    private static partial Regex BusinessDate();

    [GeneratedRegex("(disburse the loan|repayment|capitalized income).* on \"([^\"]+)\" with \"?([0-9.]+)\"? EUR")]
    private static partial Regex MoneyMoved();
}
