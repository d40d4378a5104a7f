using Microsoft.AspNetCore.Http.HttpResults;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Explanation = Wheelhouse.Platform.Explanation;
using Part = Wheelhouse.Platform.ExplanationPart;

namespace Wheelhouse.Servicing.Views;

/// <summary>The figures that can be asked about.</summary>
public enum WhyFigure
{
    DueToday,
    PrincipalLeft,
    NextDue,

    /// <summary>Of a row: interest, principal, fees.</summary>
    Instalment,

    /// <summary>Of a row: days, rate, principal.</summary>
    Interest,

    /// <summary>What settles the agreement today.</summary>
    Settlement,

    /// <summary>Of an event: how its money was split.</summary>
    Payment,

    /// <summary>Money held beyond all that was owed.</summary>
    Credit,
}

/// <summary>Why a figure of the account is what it is: the engine walks again and writes down how.</summary>
static class ShowWhy
{
    /// <param name="row">The number of the instalment, or of the event where a payment is asked about.</param>
    internal static async Task<Results<Ok<Explanation>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, Word<WhyFigure> figure, int? row, Reader reader, IRuleBook rules,
        CancellationToken cancel) =>
        (await reader.Today(agreement, cancel)).Then(account => account is LoanAccount loan
            ? Why(loan, figure.Value, row, rules)
            : WhyRent.Of(account, figure.Value, row)).ToAnswer();

    internal static Outcome<Explanation> Why(LoanAccount account, WhyFigure figure, int? row, IRuleBook rules)
    {
        var (terms, events, today) = (account.Terms, account.Events, account.AsOf);
        var (last, instalment) = (account.State.Rows.Count, row ?? account.Next?.Number ?? account.State.Rows.Count);
        if (instalment < 1 || (figure is WhyFigure.Instalment or WhyFigure.Interest && instalment > last))
        {
            return NoSuchRow(instalment);
        }

        return figure switch
        {
            WhyFigure.DueToday => Of(Explain.DueToday(terms, events, today), account.State.DueNow),
            WhyFigure.PrincipalLeft =>
                Of(Explain.PrincipalLeft(terms, events, today), account.State.PrincipalOutstanding),
            WhyFigure.NextDue or WhyFigure.Instalment =>
                Of(Explain.Instalment(terms, events, today, instalment), account.State.Rows[instalment - 1].Due),
            WhyFigure.Interest =>
                Of(Explain.Interest(terms, events, today, instalment), account.State.Rows[instalment - 1].Interest),
            WhyFigure.Settlement => Of(Explain.Settlement(terms, events, today), Settlement.Of(account.State).Total),
            WhyFigure.Payment => WhyPayment.Of(account, row) is { } split ? Whole(split, null) : NoSuchRow(instalment),
            WhyFigure.Credit => Whole(WhyPayment.Credit(account), account.State.Overpaid),
        };

        Explanation Of(Lending.Explanation engine, Money figureShown) => new(
            Words.Of(engine.Label), Grouped(engine.Total), today, [.. engine.Parts.Select(PartOf)], engine.Total,
            Foresight.On(account, figure), RulesOn(rules, today, figure), Rounding(terms, account.Currency),
            figureShown - engine.Total);

        Explanation Whole((Text Title, IReadOnlyList<Part> Parts) why, Money? figureShown)
        {
            var total = Money.Sum(why.Parts.Select(p => p.Amount).OfType<Money>(), account.Currency);
            return new(
                why.Title, Grouped(total), today, why.Parts, total, [], RulesOn(rules, today, figure),
                Rounding(terms, account.Currency), (figureShown ?? total) - total);
        }
    }

    static Part PartOf(Lending.ExplanationPart part)
    {
        var (words, said) = (Words.Of(part.Label), part.Inputs.Where(i => Said.Contains(i.Label)).ToList());
        var zh = said.Select(i => $"{Words.Of(i.Label).Zh} {i.Value}");
        var en = said.Select(i => $"{Words.Of(i.Label).En.ToLowerInvariant()} {i.Value}");
        var label = said.Count == 0 ? words : new Text(
            $"{words.Zh}（{string.Join('，', zh)}）", $"{words.En} ({string.Join(", ", en)})");
        return new(label, part.Amount, part.Formula.Length > 0 ? part.Formula : null);
    }

    /// <summary>Inputs that the formula does not show already.</summary>
    static readonly HashSet<string> Said =
    [
        "lending.explain.number", "lending.explain.due_date", "lending.explain.from", "lending.explain.through",
        "lending.explain.days", "lending.explain.date", "lending.explain.level", "lending.explain.level_formula",
        "lending.explain.level_rows",
    ];

    /// <summary>Which rules of the book bear on a figure: the order of allocation on what is due or split.</summary>
    static IReadOnlyList<RuleReference> RulesOn(IRuleBook rules, DateOnly today, WhyFigure figure) =>
        figure is WhyFigure.DueToday or WhyFigure.Payment
            ? [.. rules.On(today)
                .Where(r => r.Id == "R-COL-08")
                .Select(r => new RuleReference(r.Id, r.Verified, r.Says))]
            : [];

    static string Rounding(LoanTerms terms, Currency currency)
    {
        var unit = (1m / currency.MinorPerMajor).ToString(CultureInfo.InvariantCulture);
        return terms.Rounding switch
        {
            MidpointRounding.ToEven => $"half-even to {unit}",
            MidpointRounding.AwayFromZero => $"half-up to {unit}",
            MidpointRounding.ToZero or MidpointRounding.ToNegativeInfinity => $"down to {unit}",
            MidpointRounding.ToPositiveInfinity => $"up to {unit}",
        };
    }

    internal static string Grouped(Money amount) =>
        amount.Major.ToString($"N{amount.Currency.Digits}", CultureInfo.InvariantCulture);

    static Refusal NoSuchRow(int row) => new(
        "servicing.no_such_row", $"There is no row {row} to explain; rows and events are numbered from 1.",
        RefusalKind.NotFound, Values.Of("row", row));
}
