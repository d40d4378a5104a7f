using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Servicing.Statements;

/// <summary>A statement that was issued. Its page is the agreement's statement of the same days.</summary>
/// <param name="From">The first day that it covers: the day after the one before it, or the payout.</param>
/// <param name="Through">The last one.</param>
/// <param name="Due">Fallen due by the morning after, and not paid.</param>
/// <param name="Paid">Came in from the first day through the last, less what went back.</param>
/// <param name="DaysLate">At the end of the last day.</param>
/// <param name="Left">Principal of a loan; of a lease what the lessor carries; of a subscription what is
/// billed.</param>
/// <param name="Credit">Held for the customer beyond all that is owed.</param>
public sealed record StatementCard(
    Id<AccountStatement> Id, Id<Agreement> Agreement, string Number, Text Product, DateOnly From, DateOnly Through,
    Money Due, Money Paid, int DaysLate, DateOnly? NextDueOn, Money NextDue, Money Left, Money Credit);

/// <summary>The statements that were issued, newest first: of one agreement or of all the caller may see.</summary>
static class ListStatements
{
    static readonly Sheet<StatementCard> Sheet = new Sheet<StatementCard>("statements", new("对账单", "Statements"))
        .Text("合同号", "Agreement", s => s.Number)
        .Words("产品", "Product", s => s.Product)
        .Day("自", "From", s => s.From)
        .Day("至", "Through", s => s.Through)
        .Money("已到期未还", "Due", s => s.Due)
        .Money("本期已付", "Paid", s => s.Paid)
        .Number("逾期天数", "Days late", s => s.DaysLate)
        .Day("下一到期日", "Next due on", s => s.NextDueOn)
        .Money("下期应付", "Next due", s => s.NextDue)
        .Money("溢缴款", "Credit", s => s.Credit);

    /// <param name="through">Only those whose last day is this one.</param>
    internal static async Task<Ok<Page<StatementCard>>> Get(
        Id<Agreement>? agreement, DateOnly? through, int? limit, string? after, House house, CancellationToken cancel)
    {
        var page = await Where(house, agreement, through).ToPage(s => s.Id, new(limit, after), cancel);
        return TypedResults.Ok(page.Select(s => s.ToCard()));
    }

    internal static async Task<IResult> Export(
        Id<Agreement>? agreement, DateOnly? through, string? lang, House house, CancellationToken cancel)
    {
        var rows = await Where(house, agreement, through).OrderByDescending(s => s.Id).Take(Exports.MostRows)
            .ToListAsync(cancel);
        return Sheet.Answer([.. rows.Select(s => s.ToCard())], lang);
    }

    /// <summary>Through the agreements, whose filter says which the caller may see.</summary>
    static IQueryable<Listed> Where(House house, Id<Agreement>? agreement, DateOnly? through)
    {
        var issued = house.Set<StatementRow>().AsNoTracking();
        var rows = agreement is { } one ? issued.Where(s => s.Agreement == one) : issued;
        rows = through is { } day ? rows.Where(s => s.Day == day) : rows;
        return
            from s in rows
            join a in house.Set<AgreementRow>().AsNoTracking() on s.Agreement equals a.Id
            select new Listed
            {
                Id = s.Id,
                Row = s,
                Number = a.Number,
                Product = a.Product,
                PaidOn = a.PaidOn,
                Currency = a.Account.Currency,
                Before = issued.Where(p => p.Agreement == s.Agreement && p.Day < s.Day)
                    .OrderByDescending(p => p.Day).Select(p => (DateOnly?)p.Day).FirstOrDefault(),
                ReceivedBefore = issued.Where(p => p.Agreement == s.Agreement && p.Day < s.Day)
                    .OrderByDescending(p => p.Day).Select(p => p.Received).FirstOrDefault(),
            };
    }

    sealed class Listed
    {
        public required Id<AccountStatement> Id { get; init; }

        public required StatementRow Row { get; init; }

        public required string Number { get; init; }

        public required Text Product { get; init; }

        public required DateOnly PaidOn { get; init; }

        public required Currency Currency { get; init; }

        public required DateOnly? Before { get; init; }

        public required long ReceivedBefore { get; init; }

        internal StatementCard ToCard() => new(
            Id, Row.Agreement, Number, Product, Before?.AddDays(1) ?? PaidOn, Row.Day, Of(Row.Due),
            Of(Row.Received - ReceivedBefore), Row.DaysLate, Row.NextDueOn, Of(Row.NextDue), Of(Row.Left),
            Of(Row.Credit));

        Money Of(long minor) => new(minor, Currency);
    }
}
