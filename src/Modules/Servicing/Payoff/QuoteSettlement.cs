using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Servicing.Payoff;

/// <summary>A part of a settlement, named in both languages.</summary>
public sealed record SettlementLine(Text Label, Money Amount);

/// <summary>What settles an agreement on a day, when nothing else is paid until then.</summary>
/// <param name="Credit">Of the customer, taken off.</param>
/// <param name="InterestSaved">Interest of the schedule that is not paid because of it.</param>
/// <param name="NextDay">What settles it a day later.</param>
/// <param name="Version">Of the agreement; send it as If-Match with the settlement.</param>
public sealed record SettlementView(
    DateOnly On, Money Principal, Money Interest, Money Fees, Money Credit, Money Total, Money InterestSaved,
    Money NextDay, IReadOnlyList<SettlementLine> Parts, long Version) : IHasVersion;

/// <summary>What settles an agreement, for whoever may see it.</summary>
public interface ISettlements
{
    /// <param name="on">Today when null; may lie ahead, through the last due date.</param>
    Task<Outcome<SettlementView>> Quote(Id<Agreement> agreement, DateOnly? on, CancellationToken cancel);
}

sealed class Settlements(Reader reader) : ISettlements
{
    public async Task<Outcome<SettlementView>> Quote(Id<Agreement> agreement, DateOnly? on, CancellationToken cancel) =>
        (await reader.Loan(agreement, cancel))
            .Then(loan => QuoteSettlement.View(loan.Account, on ?? loan.Account.AsOf, loan.Version));
}

/// <summary>Quotes the settlement of an agreement to the day.</summary>
static class QuoteSettlement
{
    /// <param name="on">Today when absent; may lie ahead, through the last due date.</param>
    internal static async Task<Results<Ok<SettlementView>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, DateOnly? on, ISettlements settlements, Desk desk, CancellationToken cancel) =>
        desk.Tagged(await settlements.Quote(agreement, on, cancel)).ToAnswer();

    internal static Outcome<SettlementView> View(LoanAccount account, DateOnly on, long version)
    {
        var last = account.State.Rows[^1].DueDate;
        if (Entering.CheckOwing(account) is { } settled)
        {
            return settled;
        }

        if (on < account.AsOf || (on > last && on != account.AsOf))
        {
            return new Refusal(
                "servicing.quote_day_out_of_range",
                $"A settlement is quoted for {account.AsOf:O} through {last:O}; name a day between them.",
                RefusalKind.Invalid, Values.Of("from", account.AsOf), Values.Of("through", last));
        }

        var then = account.On(on).State;
        var quote = Settlement.Of(then);
        var later = Settlement.Of(account.On(on.AddDays(1)).State).Total;
        var interest = quote.Part(Settlement.InterestDue) + quote.Part(Settlement.InterestToDay);
        var planned = Money.Sum(then.Rows.Select(r => r.Interest - r.InterestPaid), account.Currency);
        return new SettlementView(
            on, quote.Part(Settlement.Principal), interest, quote.Part(Settlement.Fees), quote.Part(Settlement.Credit),
            quote.Total, planned - interest, later,
            [.. quote.Parts.Select(p => new SettlementLine(Words.Of(p.Label), p.Amount))], version);
    }
}
