using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Orders;

/// <summary>One payment or collection that was ordered of a bank.</summary>
/// <param name="Number">Which payment of the file, from 1.</param>
/// <param name="EndToEnd">Our reference, which status and statement bring back.</param>
/// <param name="AgreementNumber">Of the agreement it belongs to, for people.</param>
/// <param name="Item">The movement whose money is paid back.</param>
/// <param name="Party">Name and account of the other side, masked.</param>
/// <param name="Reason">Why the bank did not do it, or sent it back: an ISO code, or the bank's own.</param>
/// <param name="Why">What a person has to look at: a refusal's code.</param>
/// <param name="Movement">The movement by which its money came or went.</param>
/// <param name="Event">The payment of the agreement that it became.</param>
public sealed record OrderCard(
    Id<BankOrder> Id, Id<BankFile> File, int Number, OrderKind Kind, Money Amount, string EndToEnd,
    Id<Agreement>? Agreement, string? AgreementNumber, Id<Payout>? Payout, Id<BankItem>? Item, DateOnly? DueOn,
    OrderParty Party, OrderState State, string? Reason, string? BankReference, string? Why, Id<BankItem>? Movement,
    int? Event, long Version) : IHasVersion;

/// <summary>The other side of an order: the name as the reader's role may see it, the account's last characters.
/// </summary>
public sealed record OrderParty(string Name, string Account);

/// <summary>Reads orders, within what the caller may see.</summary>
sealed class BankOrders(House house, IAgreementNumbers numbers, IFieldCipher cipher, Caller caller)
{
    internal static Refusal Unknown(Id<BankOrder> order) => new(
        "banking.no_such_order", "There is no such order; open it from its file.", RefusalKind.NotFound,
        new RefusalValue("order", order.ToString()));

    /// <param name="Troubled">Those that a person has to look at: rejected, or done otherwise than ordered.</param>
    internal sealed record Filter(Id<BankFile>? File, OrderState? State, Id<Agreement>? Agreement, bool? Troubled);

    internal async Task<Page<OrderCard>> Read(Filter filter, PageRequest request, CancellationToken cancel)
    {
        var rows = house.Set<OrderRow>().AsNoTracking();
        if (filter.File is { } file)
        {
            rows = rows.Where(o => o.File == file);
        }

        if (filter.State is { } state)
        {
            rows = rows.Where(o => o.State == state);
        }

        if (filter.Agreement is { } agreement)
        {
            rows = rows.Where(o => o.Agreement == agreement);
        }

        if (filter.Troubled == true)
        {
            rows = rows.Where(o => o.Why != null || o.State == OrderState.Rejected);
        }

        var page = await rows.ToPage(o => o.Id, request, cancel);
        var names = await Numbers(page.Items, cancel);
        return page.Select(row => Card(row, names, row.Version));
    }

    internal async Task<OrderCard> Card(OrderRow row, long version, CancellationToken cancel) =>
        Card(row, await Numbers([row], cancel), version);

    internal Holder Party(OrderRow row) => Holder.Open(cipher, OrderRow.PartyField, row.Party);

    Task<IReadOnlyDictionary<Id<Agreement>, string>> Numbers(IReadOnlyList<OrderRow> rows, CancellationToken cancel) =>
        numbers.Of([.. rows.Select(r => r.Agreement).OfType<Id<Agreement>>().Distinct()], cancel);

    OrderCard Card(OrderRow row, IReadOnlyDictionary<Id<Agreement>, string> names, long version)
    {
        var party = Party(row);
        return new(
            row.Id, row.File, row.Number, row.Kind, row.Amount, row.EndToEnd, row.Agreement,
            row.Agreement is { } agreement ? names.GetValueOrDefault(agreement) : null, row.Payout, row.Item, row.DueOn,
            new(row.Kind == OrderKind.Payout ? party.Name : Masks.Name(party.Name, caller.Actor.Role),
                Masks.Account(party.Number)),
            row.State, row.Reason, row.BankReference, row.Why, row.Movement, row.Event, version);
    }
}

/// <summary>Orders of files, newest first.</summary>
static class ListOrders
{
    static readonly Sheet<OrderCard> Sheet = new Sheet<OrderCard>("bank-orders", new("银行指令", "Bank orders"))
        .Words("类别", "Kind", o => BankWords.Of(o.Kind))
        .Text("合同号", "Agreement", o => o.AgreementNumber)
        .Money("金额", "Amount", o => o.Amount)
        .Day("应还日", "Due on", o => o.DueOn)
        .Text("对方户名", "Name", o => o.Party.Name)
        .Text("对方账号", "Account", o => o.Party.Account)
        .Words("状态", "State", o => BankWords.Of(o.State))
        .Text("原因", "Reason", o => o.Reason)
        .Text("银行流水号", "Bank reference", o => o.BankReference)
        .Text("待处理原因", "To look at", o => o.Why)
        .Text("端到端参考号", "End-to-end reference", o => o.EndToEnd);

    internal static async Task<Ok<Page<OrderCard>>> Get(
        Id<BankFile>? file, Word<OrderState>? state, Id<Agreement>? agreement, bool? troubled, int? limit,
        string? after, BankOrders orders, CancellationToken cancel) => TypedResults.Ok(
            await orders.Read(new(file, state?.Value, agreement, troubled), new(limit, after), cancel));

    internal static async Task<IResult> Export(
        Id<BankFile>? file, Word<OrderState>? state, Id<Agreement>? agreement, bool? troubled, string? lang,
        BankOrders orders, CancellationToken cancel)
    {
        var filter = new BankOrders.Filter(file, state?.Value, agreement, troubled);
        return Sheet.Answer(await Paging.All(page => orders.Read(filter, page, cancel)), lang);
    }
}
