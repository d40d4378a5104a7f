using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Reads loan cases in the format of <c>wheelhouse loan replay</c>, with the figures they expect.</summary>
static class Vectors
{
    internal sealed record Row(
        int Number, DateOnly DueDate, long Principal, long Interest, long Due, long Paid, long Outstanding);

    internal sealed record Checkpoint(int AfterEvent, DateOnly AsOf, IReadOnlyList<Row> Rows);

    internal sealed record Case(
        string Id, string Title, LoanTerms Terms,
        IReadOnlyList<LoanEvent> Events, IReadOnlyList<Checkpoint> Checkpoints);

    /// <summary>The cases of a file under the shared vectors; skips the test where the folder is absent.</summary>
    internal static IReadOnlyList<Case> Read(string file)
    {
        using var document = Open(file);
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Parse)];
    }

    /// <summary>The behaviours, each as it stands in the file.</summary>
    internal static IReadOnlyList<JsonElement> Behaviours()
    {
        using var document = Open("lending-behaviours.json");
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.Clone())];
    }

    static JsonDocument Open(string file)
    {
        var path = Path.Combine(Shared(), "vectors", file);
        Assert.SkipUnless(File.Exists(path),
            $"There is no {path}; set WHEELHOUSE_SHARED to the folder that holds vectors/.");
        return JsonDocument.Parse(File.ReadAllBytes(path));
    }

    static string Shared([CallerFilePath] string here = "") =>
        Environment.GetEnvironmentVariable("WHEELHOUSE_SHARED")
        ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared"));

    static Case Parse(JsonElement one)
    {
        var terms = Terms(one.GetProperty("terms"));
        return new(
            one.GetProperty("id").GetString()!,
            one.GetProperty("title").GetString()!,
            terms,
            [.. one.GetProperty("events").EnumerateArray().Select((e, i) => Event(e, i, terms.Currency))],
            [.. one.GetProperty("checkpoints").EnumerateArray().Select(Checkpoints)]);
    }

    static LoanTerms Terms(JsonElement t)
    {
        var currency = Currency.Parse(t.GetProperty("currency").GetString()!);
        return new()
        {
            Principal = Money.Exact(Number(t, "principal"), currency),
            AnnualRate = new(Number(t, "annualRate")),
            InterestMethod = Read<InterestMethod>(t, "interestMethod"),
            Amortisation = Read<Amortisation>(t, "amortisation"),
            DayCount = Read<DayCount>(t, "dayCount"),
            StartDate = Day(t, "startDate"),
            FirstDueDate = t.TryGetProperty("firstDueDate", out var first) && first.ValueKind == JsonValueKind.String
                ? Day(t, "firstDueDate") : null,
            Every = t.GetProperty("every").GetInt32(),
            Unit = Read<PeriodUnit>(t, "unit"),
            Instalments = t.GetProperty("instalments").GetInt32(),
            GracePrincipal = t.GetProperty("gracePrincipal").GetInt32(),
            GraceInterest = t.GetProperty("graceInterest").GetInt32(),
            InterestOnOverduePrincipal = t.GetProperty("interestOnOverduePrincipal").GetBoolean(),
            Overpayment = Read<Overpayment>(t, "overpayment"),
            Rounding = t.GetProperty("rounding").GetString() == "halfUp"
                ? MidpointRounding.AwayFromZero
                : MidpointRounding.ToEven,
        };
    }

    static LoanEvent Event(JsonElement e, int sequence, Currency currency)
    {
        var (date, booked) = (Day(e, "date"), Day(e, "bookedOn"));
        return e.GetProperty("type").GetString() switch
        {
            "disbursement" => new Disbursed(sequence, date, booked, Money.Exact(Number(e, "amount"), currency)),
            "repayment" => new Repaid(sequence, date, booked, Money.Exact(Number(e, "amount"), currency)),
            "rateChange" => new RateChanged(sequence, date, booked, new(Number(e, "annualRate"))),
            "interestPause" => new InterestPaused(sequence, date, booked, Day(e, "through")),
            "closeOfBusiness" => new CloseOfBusiness(sequence, date, booked),
            "reversal" => new Reversed(sequence, date, booked, e.GetProperty("of").GetInt32()),
            var other => throw new InvalidOperationException($"No such event: {other}."),
        };
    }

    static Checkpoint Checkpoints(JsonElement c) => new(
        c.GetProperty("afterEvent").GetInt32(),
        Day(c, "asOf"),
        [.. c.GetProperty("rows").EnumerateArray().Select(r => new Row(
            r.GetProperty("number").GetInt32(), Day(r, "dueDate"),
            Cents(r, "principal"), Cents(r, "interest"), Cents(r, "due"), Cents(r, "paid"), Cents(r, "outstanding")))]);

    static T Read<T>(JsonElement e, string name) => e.GetProperty(name).Deserialize<T>()!;

    static DateOnly Day(JsonElement e, string name) =>
        DateOnly.ParseExact(e.GetProperty(name).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static decimal Number(JsonElement e, string name) =>
        decimal.Parse(e.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    static long Cents(JsonElement e, string name) => (long)(Number(e, name) * 100);
}
