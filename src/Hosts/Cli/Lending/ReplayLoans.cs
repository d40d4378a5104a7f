using System.Text.Json;
using Wheelhouse.Cli.Input;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Cli.Lending;

/// <summary><c>wheelhouse loan replay FILE</c>: terms and events to the account at each checkpoint.</summary>
static class ReplayLoans
{
    public static readonly Verb Verb = new(
        "loan replay",
        "Terms and events of loans to their schedules",
        ["FILE"],
        [],
        """
        FILE holds {"cases":[CASE, ...]} or one CASE:
          {"id":"x1","terms":{...},"events":[...],"checkpoints":[{"afterEvent":1,"asOf":"2024-01-12"}]}
        terms    "currency", "principal", "annualRate", "startDate", "instalments", and where they differ from a plain
                 monthly loan: "interestMethod" decliningBalance | flat; "amortisation" equalInstalments |
                 equalPrincipal | interestOnly | custom; "dayCount" 30/360 | act/act | act/365 | act/360 |
                 act/365-or-366-with-29-feb; "firstDueDate"; "every"; "unit" month | week | day | halfMonth;
                 "gracePrincipal"; "graceInterest"; "balloon"; "inAdvance"; "interestOnOverduePrincipal";
                 "overpayment" nextInstalment | lastInstalment | reduceAll; "rounding" halfEven | halfUp;
                 "accrual" periodic | dailySimple; "monthEnd"; "downPayment"; "multiple"; "charges"; "late"; "payoff";
                 "limit"
        events   {"type","date","bookedOn"} and the fields of the type, such as "amount" for a repayment; all types and
                 fields stand in docs/reference/cli.md
        A checkpoint shows the account at the end of "asOf", after event "afterEvent" (from 0; -1 before all).
        Prints {"cases":[{"id","checkpoints":[{"afterEvent","asOf","rows":[...],"principalOutstanding",
        "interestOutstanding","nextDue"}]}]}. "title", "source", "tolerance" and expected figures are read over.
        """,
        Run);

    static readonly JsonEncodedText AsOf = JsonEncodedText.Encode("asOf");
    static readonly JsonEncodedText Number = JsonEncodedText.Encode("number");
    static readonly JsonEncodedText DueDate = JsonEncodedText.Encode("dueDate");
    static readonly JsonEncodedText Principal = JsonEncodedText.Encode("principal");
    static readonly JsonEncodedText Interest = JsonEncodedText.Encode("interest");
    static readonly JsonEncodedText Due = JsonEncodedText.Encode("due");
    static readonly JsonEncodedText Paid = JsonEncodedText.Encode("paid");
    static readonly JsonEncodedText Outstanding = JsonEncodedText.Encode("outstanding");
    static readonly JsonEncodedText PrincipalOutstanding = JsonEncodedText.Encode("principalOutstanding");
    static readonly JsonEncodedText InterestOutstanding = JsonEncodedText.Encode("interestOutstanding");
    static readonly JsonEncodedText NextDue = JsonEncodedText.Encode("nextDue");

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var (nodes, single) = await InputFile.Cases(call.Operands[0], call.Channels.Input, cancel);
        var cases = nodes.Select(LoanCase.Read).ToList();
        return await CaseOutput.Write(cases, one => one.Id, Answer, single, call.Channels, cancel);
    }

    static Refusal? Answer(LoanCase one, Utf8JsonWriter json)
    {
        var states = new LoanState[one.Checkpoints.Count];
        for (var n = 0; n < states.Length; n++)
        {
            var (events, asOf) = one.Checkpoints[n];
            var booked = events == one.Events.Count ? one.Events : [.. one.Events.Take(events)];
            var state = LoanFold.TryFold(one.Terms, booked, asOf);
            if (state.Refused is { } refusal)
            {
                return refusal;
            }

            states[n] = state.Value;
        }

        json.WriteStartArray("checkpoints");
        for (var n = 0; n < states.Length; n++)
        {
            Write(json, states[n], one.Checkpoints[n].Events - 1);
        }

        json.WriteEndArray();
        return null;
    }

    static void Write(Utf8JsonWriter json, LoanState state, int afterEvent)
    {
        json.WriteStartObject();
        json.WriteNumber("afterEvent", afterEvent);
        Day(json, AsOf, state.AsOf);
        json.WriteStartArray("rows");
        foreach (var row in state.Rows)
        {
            json.WriteStartObject();
            json.WriteNumber(Number, row.Number);
            Day(json, DueDate, row.DueDate);
            Amount(json, Principal, row.Principal);
            Amount(json, Interest, row.Interest);
            Amount(json, Due, row.Due);
            Amount(json, Paid, row.Paid);
            Amount(json, Outstanding, row.Outstanding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Amount(json, PrincipalOutstanding, state.PrincipalOutstanding);
        Amount(json, InterestOutstanding, state.InterestOutstanding);
        if (state.NextDue is { } next)
        {
            Day(json, NextDue, next);
        }
        else
        {
            json.WriteNull(NextDue);
        }

        json.WriteEndObject();
    }

    // Written digit by digit from minor units: a file of ten thousand loans holds millions of these figures.
    static void Amount(Utf8JsonWriter json, JsonEncodedText name, Money amount)
    {
        Span<byte> text = stackalloc byte[24];
        var (at, rest) = (text.Length, Math.Abs(amount.MinorUnits));
        for (var digits = 0; rest > 0 || digits <= amount.Currency.Digits; digits++)
        {
            if (digits > 0 && digits == amount.Currency.Digits)
            {
                text[--at] = (byte)'.';
            }

            text[--at] = (byte)('0' + (rest % 10));
            rest /= 10;
        }

        if (amount.IsNegative)
        {
            text[--at] = (byte)'-';
        }

        json.WriteString(name, text[at..]);
    }

    static void Day(Utf8JsonWriter json, JsonEncodedText name, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "O", null);
        json.WriteString(name, text);
    }
}
