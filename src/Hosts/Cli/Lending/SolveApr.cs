using System.Globalization;
using System.Text.Json;
using Wheelhouse.Cli.Input;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Cli.Lending;

/// <summary><c>wheelhouse apr FILE</c>: annual percentage rates of cases.</summary>
static class SolveApr
{
    public static readonly Verb Verb = new(
        "apr",
        "Annual percentage rate of advances and payments",
        ["FILE"],
        [],
        """
        FILE holds {"cases":[CASE, ...]} or one CASE:
          {"id":"a1","method":"cn-irr","compound":false,
           "advances":[{"amount":"1000","month":0}],"payments":[{"amount":"1010","month":1}]}
        method         how a flow says when it is
        us-actuarial   "unitPeriods" and "fraction"; the case says "unitPeriodsPerYear" (12 CFR 1026, appendix J)
        eu, uk         "month" (a twelfth of a year), or "date" (days over 365)
        xirr           "date" (days over 365)
        cn-irr         "month" or "date"; nominal, 12 times the monthly rate; with "compound":true effective
        Prints {"cases":[{"id":"a1","aprPercent":"12.0000000000"}]}. "title", "source", "expected" and "tolerance" are
        read over.
        """,
        Run);

    const int Thousands = 100_000;

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var (nodes, single) = await InputFile.Cases(call.Operands[0], call.Channels.Input, cancel);
        var cases = nodes.Select(Read).ToList();
        return await CaseOutput.Write(cases, one => one.Id, Answer, single, call.Channels, cancel);
    }

    static Refusal? Answer(Case one, Utf8JsonWriter json)
    {
        var answer = one.Solve();
        if (answer.IsDone)
        {
            json.WriteString("aprPercent", Digits(answer.Value.Annual.Percent));
        }

        return answer.Refused;
    }

    /// <summary>Ten places after the point, and twenty below one percent: never fewer than ten true digits.</summary>
    static string Digits(decimal percent) =>
        decimal.Round(percent, Math.Abs(percent) < 1m ? 20 : 10, MidpointRounding.ToEven)
            .ToString("0.0000000000##########", CultureInfo.InvariantCulture);

    static Case Read(JsonNode node)
    {
        node.Only(
            "id", "method", "compound", "unitPeriodsPerYear", "advances", "payments",
            "title", "source", "expected", "tolerance");
        var id = node.Field("id", "the name of the case").Text();
        var method = node.Field("method", "a method").Choice(
            ("us-actuarial", AprMethod.UsActuarial),
            ("eu", AprMethod.Eu),
            ("uk", AprMethod.Uk),
            ("xirr", AprMethod.Xirr),
            ("cn-irr", AprMethod.ChinaSimple));
        var compound = node.Optional("compound")?.Flag() ?? false;
        method = compound && method == AprMethod.ChinaSimple ? AprMethod.ChinaCompound : method;
        var advances = node.Field("advances", "an array of flows").Items().ToList();
        var payments = node.Field("payments", "an array of flows").Items().ToList();
        if (method == AprMethod.UsActuarial)
        {
            var perYear = node.Field("unitPeriodsPerYear", "unit-periods a year").Whole(1, 365);
            var (lent, back) = (advances.ConvertAll(Units), payments.ConvertAll(Units));
            return new(id, () => Apr.UsActuarial(lent, back, perYear));
        }

        if (method == AprMethod.Xirr || advances.Concat(payments).Any(flow => flow.IsObject && flow.Has("date")))
        {
            var (lent, back) = (advances.ConvertAll(Days), payments.ConvertAll(Days));
            return new(id, () => Apr.Daily(method, lent, back));
        }

        var (monthsLent, monthsBack) = (advances.ConvertAll(Months), payments.ConvertAll(Months));
        return new(id, () => Apr.Monthly(method, monthsLent, monthsBack));
    }

    static UnitPeriodFlow Units(JsonNode flow) => new(
        flow.Only("amount", "unitPeriods", "fraction").Field("amount", "a decimal number as text").Number(),
        flow.Field("unitPeriods", "full unit-periods").Whole(0, Thousands),
        flow.Optional("fraction")?.Number("the odd part of a unit-period as text, from \"0\" to below \"1\"") ?? 0m);

    static MonthFlow Months(JsonNode flow) => new(
        flow.Only("amount", "month").Field("amount", "a decimal number as text").Number(),
        flow.Field("month", "months after the first advance").Whole(0, Thousands));

    static DayFlow Days(JsonNode flow) => new(
        flow.Only("amount", "date").Field("amount", "a decimal number as text").Number(),
        flow.Field("date", "a day such as \"2026-03-31\"").Day());

    sealed record Case(string Id, Func<Outcome<AprAnswer>> Solve);
}
