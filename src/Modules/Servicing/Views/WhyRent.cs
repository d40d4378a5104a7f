using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Explanation = Wheelhouse.Platform.Explanation;
using Part = Wheelhouse.Platform.ExplanationPart;

namespace Wheelhouse.Servicing.Views;

/// <summary>Why a figure of a lease or a subscription is what it is.</summary>
static class WhyRent
{
    const string HalfEven = "half-even to 0.01";

    internal static Outcome<Explanation> Of(Account account, WhyFigure figure, int? row) => (account, figure) switch
    {
        (_, WhyFigure.DueToday) => Due(account),
        (_, WhyFigure.Credit) => Parts(
            account, new("客户多付款", "Credit of the customer"), account.Credit,
            [new(new("收到而未到期的款项", "Received beyond what was due"), account.Credit)]),
        (LeaseAccount lease, WhyFigure.PrincipalLeft) => Carrying(lease),
        (LeaseAccount lease, WhyFigure.Interest) when row is { } number =>
            LeaseExplain.Income(lease.Terms, number).Select(why => Told(account, why)),
        (LeaseAccount lease, WhyFigure.Settlement) => Settlement(lease),
        _ => new Refusal(
            "servicing.no_such_figure", "This agreement has no such figure; ask for one that it shows.",
            RefusalKind.NotFound, new RefusalValue("figure", figure.ToString())),
    };

    /// <summary>Every row that is due and not paid.</summary>
    static Explanation Due(Account account) => Parts(
        account, new("今日应付", "Due today"), account.DueNow,
        [
            .. account.Rows.Where(r => r.DueDate <= account.AsOf && r.Outstanding.IsPositive).Select(r => new Part(
                new($"第 {r.Number} 行，{r.DueDate:O} 到期", $"Row {r.Number}, due {r.DueDate:O}"), r.Outstanding,
                Reference: $"row {r.Number}")),
        ]);

    static Outcome<Explanation> Carrying(LeaseAccount lease) =>
        LeaseExplain.Carrying(lease.Terms, lease.Events, lease.AsOf).Select(why => Told(lease, why));

    /// <summary>What ending the lease today by agreement costs, the car taken at what it is expected to be worth at the
    /// end.</summary>
    static Outcome<Explanation> Settlement(LeaseAccount lease) => EarlyTermination
        .Quote(lease.Terms, lease.Events, lease.AsOf, TerminationCause.Agreed, lease.Terms.EndValue)
        .Select(quote => Told(lease, LeaseExplain.Termination(quote)));

    static Explanation Told(Account account, Lending.Explanation why) => Parts(
        account, LeaseWords.Of(why.Label), why.Total,
        [
            .. why.Parts.Select(part => new Part(
                LeaseWords.Of(part.Label), part.Amount, part.Formula.Length > 0 ? part.Formula : null)),
        ]);

    static Explanation Parts(Account account, Text title, Money figure, IReadOnlyList<Part> parts) => new(
        title, ShowWhy.Grouped(figure), account.AsOf, parts, figure, [], [], HalfEven,
        figure - Money.Sum(parts.Select(p => p.Amount).OfType<Money>(), account.Currency));
}
