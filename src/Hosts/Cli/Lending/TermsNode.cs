using Wheelhouse.Cli.Input;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Cli.Lending;

/// <summary>The terms of a loan as a file writes them.</summary>
static class TermsNode
{
    const string ACurrency = "a currency, such as \"CNY\"";
    const string AShare = "a fraction as text, such as \"0.25\"";

    internal static LoanTerms Read(JsonNode node)
    {
        node.Only(
            "currency", "principal", "annualRate", "interestMethod", "amortisation", "dayCount", "startDate",
            "firstDueDate", "every", "unit", "monthEnd", "instalments", "gracePrincipal", "graceInterest", "balloon",
            "inAdvance", "interestOnOverduePrincipal", "overpayment", "rounding", "accrual", "downPayment", "multiple",
            "charges", "late", "payoff", "limit");
        var code = node.Field("currency", ACurrency);
        var currency = Currency.TryParse(code.Text(), out var known) ? known : throw code.Wrong(ACurrency);
        var balloon = node.Optional("balloon") is { } left ? Figures.Amount(left, currency) : Money.Zero(currency);
        return new()
        {
            Principal = Figures.Amount(node, "principal", currency),
            AnnualRate = Figures.Rate(node),
            StartDate = node.Field("startDate", "a day").Day(),
            FirstDueDate = node.Optional("firstDueDate")?.Day(),
            Instalments = node.Field("instalments", "how many instalments").Whole(1, 600),
            Every = node.Optional("every")?.Whole(1, 366) ?? 1,
            MonthEnd = Words<MonthEndRule>.Of(node.Optional("monthEnd")),
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
            DownPayment = node.Optional("downPayment") is { } down ? ReadDown(down) : null,
            Multiple = AmountIf(node, "multiple", currency),
            Charges = [.. Items(node, "charges").Select(one => ReadCharge(one, currency))],
            Late = node.Optional("late") is { } late ? ReadLate(late, currency) : null,
            Payoff = node.Optional("payoff") is { } payoff ? ReadPayoff(payoff, currency) : null,
            Limit = node.Optional("limit") is { } limit ? ReadLimit(limit, currency) : null,
        };
    }

    static DownPayment ReadDown(JsonNode node) => new(
        node.Only("share", "automatic").Field("share", AShare).Number(AShare),
        node.Optional("automatic")?.Flag() ?? false);

    static Charge ReadCharge(JsonNode node, Currency currency) => new(
        node.Only("code", "time", "base", "amount", "share").Field("code", "what the charge is for").Text(),
        Words<ChargeTime>.Of(node.Optional("time")),
        Words<ChargeBase>.Of(node.Optional("base")),
        AmountIf(node, "amount", currency),
        Share(node));

    static LateRule ReadLate(JsonNode node, Currency currency) => new(
        Figures.RateIf(node.Only("annualRate", "base", "graceDays", "charges", "caps")) ?? Rate.Zero,
        Words<LateBase>.Of(node.Optional("base")),
        node.Optional("graceDays")?.Whole(0, 366) ?? 0,
        [.. Items(node, "charges").Select(one => new LateCharge(
            one.Only("afterDays", "amount", "share").Field("afterDays", "days after the due date").Whole(1, 366),
            AmountIf(one, "amount", currency), Share(one)))],
        [.. Items(node, "caps").Select(one => new RateCap(
            one.Only("from", "annualRate").Field("from", "the first day of the cap").Day(), Figures.Rate(one)))]);

    static PayoffRule ReadPayoff(JsonNode node, Currency currency) => new(
        Words<PayoffMethod>.Of(node.Only("method", "mostMonths", "fees").Optional("method")),
        node.Optional("mostMonths")?.Whole(1, 600) ?? 61,
        [.. Items(node, "fees").Select(one => new PayoffFee(
            one.Only("monthsLeft", "amount", "share").Field("monthsLeft", "whole months").Whole(0, 600),
            Share(one), AmountIf(one, "amount", currency)))]);

    static PayoutLimit ReadLimit(JsonNode node, Currency currency) => new(
        node.Only("overShare", "overAmount", "mostPayouts").Optional("overShare")?.Number(AShare),
        AmountIf(node, "overAmount", currency),
        node.Optional("mostPayouts")?.Whole(1, 600));

    static IEnumerable<JsonNode> Items(JsonNode node, string name) => node.Optional(name)?.Items() ?? [];

    static decimal Share(JsonNode node) => node.Optional("share")?.Number(AShare) ?? 0m;

    static Money? AmountIf(JsonNode node, string name, Currency currency) =>
        node.Optional(name) is { } amount ? Figures.Amount(amount, currency) : null;

    static MidpointRounding ReadRounding(JsonNode? node) => node?.Choice(
        ("halfEven", MidpointRounding.ToEven),
        ("halfUp", MidpointRounding.AwayFromZero)) ?? MidpointRounding.ToEven;
}
