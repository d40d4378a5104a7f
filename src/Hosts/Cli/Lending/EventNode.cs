using System.Collections.Frozen;
using Wheelhouse.Cli.Input;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Cli.Lending;

/// <summary>An event of a loan as a file writes it: each kind with its own fields, beside type, date and
/// bookedOn.</summary>
static class EventNode
{
    /// <summary>What every event has, and how to read the rest.</summary>
    readonly record struct Given(JsonNode Node, Currency Currency, int Sequence, DateOnly Date, DateOnly BookedOn)
    {
        internal Money Amount => Figures.Amount(Node, "amount", Currency);

        internal int Instalments => Node.Field("instalments", "how many instalments").Whole(1, 600);

        internal int Of => 1 + Node.Field("of", "the number of an event before").Whole(0, Math.Max(0, Sequence - 2));

        internal DateOnly Day(string name) => Node.Field(name, "a day").Day();

        internal int Few(string name) => Node.Optional(name)?.Whole(0, 600) ?? 0;

        internal string Text(string name, string neutral) => Node.Optional(name)?.Text() ?? neutral;

        internal T Word<T>(string name, T neutral = default)
            where T : struct, Enum => Node.Optional(name) is { } word ? Words<T>.Of(word) : neutral;
    }

    readonly record struct Kind(string[] Fields, Func<Given, LoanEvent> Read);

    static readonly FrozenDictionary<string, Kind> Kinds = new Dictionary<string, Kind>
    {
        ["disbursement"] = new(["amount"], e => new Disbursed(e.Sequence, e.Date, e.BookedOn, e.Amount)),
        ["repayment"] = new(["amount"], e => new Repaid(e.Sequence, e.Date, e.BookedOn, e.Amount)),
        ["earlySettlement"] = new(["amount"], e => new EarlySettled(e.Sequence, e.Date, e.BookedOn, e.Amount)),
        ["vehicleReturn"] = new(["amount"], e => new VehicleReturned(e.Sequence, e.Date, e.BookedOn, e.Amount)),
        ["refund"] = new(["amount", "from"],
            e => new Refunded(e.Sequence, e.Date, e.BookedOn, e.Amount, e.Text("from", "dealer"))),
        ["recovery"] = new(["amount", "from"],
            e => new Recovered(e.Sequence, e.Date, e.BookedOn, e.Amount, e.Text("from", "customer"))),
        ["goodwillCredit"] = new(["amount"], e => new GoodwillCredited(e.Sequence, e.Date, e.BookedOn, e.Amount)),
        ["interestRefund"] = new(["amount"], e => new InterestRefunded(e.Sequence, e.Date, e.BookedOn, e.Amount)),
        ["creditRefund"] = new(["amount"], e => new CreditRefunded(e.Sequence, e.Date, e.BookedOn, e.Amount)),
        ["waiver"] = new(["component", "amount"],
            e => new Waived(e.Sequence, e.Date, e.BookedOn, e.Word("component", Component.Interest), e.Amount)),
        ["charge"] = new(["code", "amount", "component"], e => new Charged(
            e.Sequence, e.Date, e.BookedOn, e.Text("code", "charge"), e.Amount, e.Word("component", Component.Fee))),
        ["chargeback"] = new(["of", "amount"], e => new ChargedBack(e.Sequence, e.Date, e.BookedOn, e.Of, e.Amount)),
        ["reversal"] = new(["of"], e => new Reversed(e.Sequence, e.Date, e.BookedOn, e.Of)),
        ["rateChange"] = new(["annualRate"],
            e => new RateChanged(e.Sequence, e.Date, e.BookedOn, Figures.Rate(e.Node))),
        ["interestPause"] = new(["through"],
            e => new InterestPaused(e.Sequence, e.Date, e.BookedOn, e.Day("through"))),
        ["allocationChange"] = new(["by", "components"], e => new AllocationChanged(
            e.Sequence, e.Date, e.BookedOn, ReadOrder(e.Node, e.Word<AllocationBy>("by")))),
        ["paymentHoliday"] = new(["instalments", "interest", "extendsTerm"], e => new HolidayGranted(
            e.Sequence, e.Date, e.BookedOn, e.Instalments, e.Word("interest", HolidayInterest.Carried),
            e.Node.Optional("extendsTerm")?.Flag() ?? true)),
        ["dueDateMove"] = new(["to"], e => new DueDateMoved(e.Sequence, e.Date, e.BookedOn, e.Day("to"))),
        ["termExtension"] = new(["instalments"],
            e => new TermExtended(e.Sequence, e.Date, e.BookedOn, e.Instalments)),
        ["restructuring"] = new(
            ["annualRate", "extraInstalments", "gracePrincipal", "graceInterest", "nextDue", "arrears"],
            e => new Restructured(
                e.Sequence, e.Date, e.BookedOn, Figures.RateIf(e.Node), e.Few("extraInstalments"),
                e.Few("gracePrincipal"), e.Few("graceInterest"), e.Node.Optional("nextDue")?.Day(),
                e.Word<Arrears>("arrears"))),
        ["reAge"] = new(["instalments", "firstDueDate", "every", "unit", "arrears"], e => new Reaged(
            e.Sequence, e.Date, e.BookedOn, e.Instalments, e.Day("firstDueDate"),
            e.Node.Optional("every")?.Whole(1, 366) ?? 1, e.Word<PeriodUnit>("unit"),
            e.Word("arrears", Arrears.Spread))),
        ["reAmortisation"] = new(["arrears"],
            e => new Reamortised(e.Sequence, e.Date, e.BookedOn, e.Word("arrears", Arrears.Spread))),
        ["balloonRefinance"] = new(["instalments", "annualRate"], e => new BalloonRefinanced(
            e.Sequence, e.Date, e.BookedOn, e.Instalments, Figures.RateIf(e.Node))),
        ["capitalisedIncome"] = new(["amount", "code"], e => new IncomeCapitalised(
            e.Sequence, e.Date, e.BookedOn, e.Amount, e.Text("code", "income"))),
        ["buyDownFee"] = new(["amount", "payer"],
            e => new BuyDownPaid(e.Sequence, e.Date, e.BookedOn, e.Amount, e.Text("payer", "maker"))),
        ["chargeOff"] = new(["behaviour"],
            e => new ChargedOff(e.Sequence, e.Date, e.BookedOn, e.Word<ChargeOffBehaviour>("behaviour"))),
        ["termination"] = new([], e => new Terminated(e.Sequence, e.Date, e.BookedOn)),
        ["writeOff"] = new([], e => new WrittenOff(e.Sequence, e.Date, e.BookedOn)),
        ["closeOfBusiness"] = new([], e => new CloseOfBusiness(e.Sequence, e.Date, e.BookedOn)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static IEnumerable<string> Types => Kinds.Keys.Order(StringComparer.Ordinal);

    /// <param name="index">Its place in the file, from 0; its sequence is one more.</param>
    internal static LoanEvent Read(JsonNode node, int index, Currency currency)
    {
        var type = node.Field("type", "the type of the event");
        if (!Kinds.TryGetValue(type.Text(), out var kind))
        {
            throw type.Wrong($"one of {string.Join(", ", Types)}");
        }

        node.Only(["type", "date", "bookedOn", .. kind.Fields]);
        var date = node.Field("date", "the value date").Day();
        return kind.Read(new(node, currency, index + 1, date, node.Optional("bookedOn")?.Day() ?? date));
    }

    /// <summary>The order of the components, the same for all timings.</summary>
    static AllocationOrder ReadOrder(JsonNode node, AllocationBy by) => AllocationOrder.Of(by,
        [.. node.Field("components", "penalty, fee, interest and principal in their order").Items()
            .Select(one => Words<Component>.Of(one))]);
}
