using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wheelhouse.Cli.Tapes;

/// <summary>Counts what the replay found and prints it.</summary>
sealed class TapeReport
{
    readonly Dictionary<string, int> unmatched = [];
    readonly Dictionary<Convention, (DateOnly First, DateOnly Last, int LoanMonths, int Matched)> conventions = [];
    int loans;
    int loanMonths;
    int matched;
    long difference;
    long worst;

    public void Add(IReadOnlyList<Step> steps, long balanceDifference)
    {
        loans++;
        difference += balanceDifference;
        worst = Math.Max(worst, balanceDifference);
        foreach (var step in steps)
        {
            loanMonths++;
            matched += step.Matches ? 1 : 0;
            var month = step.Month.First;
            var (first, last, count, fit) = conventions.GetValueOrDefault(step.Convention, (month, month, 0, 0));
            conventions[step.Convention] = (
                month < first ? month : first, month > last ? month : last, count + 1, fit + (step.Matches ? 1 : 0));
            if (!step.Matches)
            {
                unmatched[step.Reason] = unmatched.GetValueOrDefault(step.Reason) + 1;
            }
        }
    }

    public async Task Write(Stream output, CancellationToken cancel)
    {
        var plain = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        await using (var json = new Utf8JsonWriter(output, plain))
        {
            json.WriteStartObject();
            json.WriteNumber("loans", loans);
            json.WriteNumber("loanMonths", loanMonths);
            json.WriteNumber("matchedToTheCent", matched);
            json.WriteNumber("share", loanMonths == 0 ? 0m : decimal.Round(
                (decimal)matched / loanMonths, 4, MidpointRounding.ToEven));
            WriteUnmatched(json);
            json.WriteStartObject("balanceDifference");
            json.WriteString("total", Major(difference));
            json.WriteString("worstLoan", Major(worst));
            json.WriteEndObject();
            WriteConventions(json);
            json.WriteEndObject();
        }

        await output.WriteAsync("\n"u8.ToArray(), cancel);
    }

    void WriteUnmatched(Utf8JsonWriter json)
    {
        json.WriteStartArray("unmatched");
        foreach (var (reason, count) in unmatched.OrderByDescending(one => one.Value).ThenBy(one => one.Key))
        {
            json.WriteStartObject();
            json.WriteString("reason", reason);
            json.WriteNumber("loanMonths", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    void WriteConventions(Utf8JsonWriter json)
    {
        json.WriteStartArray("conventions");
        foreach (var (convention, (first, last, count, fit)) in conventions.OrderBy(one => one.Value.First))
        {
            json.WriteStartObject();
            json.WriteString("convention", convention.Name);
            json.WriteString("from", first.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            json.WriteString("through", last.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            json.WriteNumber("loanMonths", count);
            json.WriteNumber("matchedToTheCent", fit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static string Major(long cents) => (cents / 100m).ToString("F2", CultureInfo.InvariantCulture);
}
