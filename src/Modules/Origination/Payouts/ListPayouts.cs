using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Payouts;

/// <summary>A payout of the list.</summary>
/// <param name="Number">The agreement's readable number.</param>
/// <param name="PaidOn">The lender's business date of the payment; null while the bank has not confirmed.</param>
/// <param name="Simulated">Whether the simulated bank paid: no real money moved.</param>
public sealed record PayoutItem(
    Id<Payout> Id, Id<Agreement> Agreement, Id<Application> Application, string Number, Money Amount,
    DateTimeOffset OrderedAt, DateOnly? PaidOn, DateTimeOffset? ConfirmedAt, string? BankReference, bool Simulated,
    long Version, Payee PaidTo) : IHasVersion
{
    internal static PayoutItem Of(PayoutRow row, long version) => new(
        row.Id, row.Agreement, row.Application, row.Number, row.Amount, row.OrderedAt, row.PaidOn, row.ConfirmedAt,
        row.BankReference, row.Simulated, version, row.PaidTo);
}

static class ListPayouts
{
    static readonly Sheet<PayoutItem> Export = new Sheet<PayoutItem>("payouts", new("放款", "Payouts"))
        .Text("合同号", "Agreement", p => p.Number)
        .Money("金额", "Amount", p => p.Amount)
        .Words("收款人", "Paid to", p => p.PaidTo == Payee.Lessee ? new("承租人", "Lessee") : new("供应商", "Supplier"))
        .Instant("下指令", "Ordered", p => p.OrderedAt)
        .Day("付款日", "Paid on", p => p.PaidOn)
        .Text("银行流水号", "Bank reference", p => p.BankReference)
        .Words("银行", "Bank", p => p.PaidOn is null ? null : p.Simulated ? new("模拟", "Simulated") : new("银行", "Bank"));

    /// <param name="open">True for those the bank has not confirmed, false for the others, absent for all.</param>
    internal static async Task<Ok<Page<PayoutItem>>> List(
        House house, bool? open, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, open, new(limit, after), cancel));

    internal static async Task<IResult> ListExport(
        House house, bool? open, string? lang, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => Read(house, open, page, cancel)), lang);

    internal static Task<Results<Ok<PayoutItem>, ProblemHttpResult>> Confirm(
        Id<Payout> id, ConfirmInput input, Desk desk, CancellationToken cancel) =>
        desk.Send<ConfirmPayout, PayoutItem>(new(id, input.BankReference, desk.IfMatch), cancel);

    static async Task<Page<PayoutItem>> Read(House house, bool? open, PageRequest request, CancellationToken cancel) =>
        (await house.Set<PayoutRow>().AsNoTracking()
            .Where(p => open == null || (p.PaidOn == null) == open)
            .ToPage(p => p.Id, request, cancel)).Select(row => PayoutItem.Of(row, row.Version));

    /// <param name="BankReference">What the bank calls the payment.</param>
    internal sealed record ConfirmInput(string BankReference);
}
