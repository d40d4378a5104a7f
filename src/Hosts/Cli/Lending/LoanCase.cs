using Wheelhouse.Cli.Input;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Cli.Lending;

/// <summary>A loan as a file tells it: terms, events in the order of booking, and when to look.</summary>
sealed record LoanCase(
    string Id, LoanTerms Terms, IReadOnlyList<LoanEvent> Events, IReadOnlyList<LoanCase.Checkpoint> Checkpoints)
{
    // More than any schedule can hold; beyond it a figure is a slip of the pen.
    const decimal MostMajor = 10_000_000_000_000m;
    const string ACurrency = "a currency, such as \"CNY\"";
    const string ARate = "a fraction a year as text, such as \"0.0725\"";
    const string AnAmount = "an amount as text in whole minor units, such as \"10000.00\"";

    /// <summary>Look after the first <paramref name="Events"/> events, at the end of <paramref name="AsOf"/>.</summary>
    /// <param name="Events">One more than the number that the file gives, which counts from 0.</param>
    internal readonly record struct Checkpoint(int Events, DateOnly AsOf);

    public static LoanCase Read(JsonNode node)
    {
        node.Only("id", "terms", "events", "checkpoints", "title", "source", "tolerance");
        var terms = ReadTerms(node.Field("terms", "the terms of the loan"));
        var events = node.Field("events", "an array of events").Items()
            .Select((one, index) => ReadEvent(one, index, terms.Currency)).ToList();
        var checkpoints = node.Field("checkpoints", "an array of checkpoints").Items()
            .Select(one => ReadCheckpoint(one, events.Count)).ToList();
        return new(node.Field("id", "the name of the case").Text(), terms, events, checkpoints);
    }

    static LoanTerms ReadTerms(JsonNode node)
    {
        node.Only(
            "currency", "principal", "annualRate", "interestMethod", "amortisation", "dayCount", "startDate",
            "firstDueDate", "every", "unit", "instalments", "gracePrincipal", "graceInterest", "balloon", "inAdvance",
            "interestOnOverduePrincipal", "overpayment", "rounding", "accrual");
        var code = node.Field("currency", ACurrency);
        var currency = Currency.TryParse(code.Text(), out var known) ? known : throw code.Wrong(ACurrency);
        var balloon = node.Optional("balloon") is { } left ? Amount(left, currency) : Money.Zero(currency);
        return new()
        {
            Principal = Amount(node.Field("principal", AnAmount), currency),
            AnnualRate = ReadRate(node),
            StartDate = node.Field("startDate", "a day").Day(),
            FirstDueDate = node.Optional("firstDueDate")?.Day(),
            Instalments = node.Field("instalments", "how many instalments").Whole(1, 600),
            Every = node.Optional("every")?.Whole(1, 366) ?? 1,
            GracePrincipal = node.Optional("gracePrincipal")?.Whole(0, 600) ?? 0,
            GraceInterest = node.Optional("graceInterest")?.Whole(0, 600) ?? 0,
            Balloon = balloon.IsZero ? null : balloon,
            InAdvance = node.Optional("inAdvance")?.Flag() ?? false,
            InterestOnOverduePrincipal = node.Optional("interestOnOverduePrincipal")?.Flag() ?? false,
            InterestMethod = Words<InterestMethod>.Of(node.Optional("interestMethod")),
            Amortisation = Words<Amortisation>.Of(node.Optional("amortisation")),
            DayCount = Words<DayCount>.Of(node.Optional("dayCount")),
            Unit = Words<PeriodUnit>.Of(node.Optional("unit")),
            Overpayment = Words<Overpayment>.Of(node.Optional("overpayment")),
            Rounding = ReadRounding(node.Optional("rounding")),
            Accrual = Words<AccrualMethod>.Of(node.Optional("accrual")),
        };
    }

    static LoanEvent ReadEvent(JsonNode node, int index, Currency currency)
    {
        var type = node.Field("type", "the type of the event").Text();
        var sequence = index + 1;
        return type switch
        {
            "disbursement" => new Disbursed(sequence, Date(), BookedOn(), Paid()),
            "repayment" => new Repaid(sequence, Date(), BookedOn(), Paid()),
            "earlySettlement" => new EarlySettled(sequence, Date(), BookedOn(), Paid()),
            "rateChange" => new RateChanged(sequence, Date("annualRate"), BookedOn(), ReadRate(node)),
            "interestPause" => new InterestPaused(
                sequence, Date("through"), BookedOn(), node.Field("through", "the last day of the pause").Day()),
            "closeOfBusiness" => new CloseOfBusiness(sequence, Date(null), BookedOn()),
            "reversal" => new Reversed(
                sequence, Date("of"), BookedOn(), 1 + node.Field("of", "the event taken back").Whole(0, index - 1)),
            _ => throw node.Field("type", "").Wrong(
                "one of disbursement, repayment, earlySettlement, rateChange, interestPause, closeOfBusiness, "
                + "reversal"),
        };

        DateOnly Date(string? more = "amount")
        {
            node.Only(more is null ? ["type", "date", "bookedOn"] : ["type", "date", "bookedOn", more]);
            return node.Field("date", "the value date").Day();
        }

        DateOnly BookedOn() => node.Optional("bookedOn")?.Day() ?? node.Field("date", "the value date").Day();

        Money Paid() => Amount(node.Field("amount", AnAmount), currency);
    }

    // The figures of an expected answer may stand in the file; they are read over.
    static Checkpoint ReadCheckpoint(JsonNode node, int events) => new(
        node.Only("afterEvent", "asOf", "rows", "principalOutstanding", "interestOutstanding", "nextDue")
            .Field("afterEvent", "the number of an event, from 0; -1 before all").Whole(-1, events - 1) + 1,
        node.Field("asOf", "a business date").Day());

    static Money Amount(JsonNode node, Currency currency)
    {
        var major = node.Number(AnAmount);
        return Math.Abs(major) <= MostMajor && decimal.IsInteger(major * currency.MinorPerMajor)
            ? Money.Exact(major, currency)
            : throw node.Wrong(AnAmount);
    }

    static Rate ReadRate(JsonNode node) => new(node.Field("annualRate", ARate).Number(ARate));

    static MidpointRounding ReadRounding(JsonNode? node) => node?.Choice(
        ("halfEven", MidpointRounding.ToEven),
        ("halfUp", MidpointRounding.AwayFromZero)) ?? MidpointRounding.ToEven;
}
