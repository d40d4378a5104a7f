using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Queue;

/// <summary>Movements, newest first; by default those that wait for a person.</summary>
sealed class BankItems(
    House house, IAgreementNumbers numbers, IFieldCipher cipher, Payers payers, IDues dues, BankSettings settings,
    Caller caller)
{
    const int MostSuggestions = 10;

    internal static Refusal Unknown(Id<BankItem> item) => new(
        "banking.no_such_item", "There is no such movement; open it from the list.", RefusalKind.NotFound,
        new RefusalValue("item", item.ToString()));

    /// <summary>What to read.</summary>
    /// <param name="State">Null for those that wait or are held.</param>
    internal sealed record Filter(ItemState? State, Id<BankFile>? File, Id<BankAccount>? Account);

    internal async Task<Page<ItemCard>> Read(Filter filter, PageRequest request, CancellationToken cancel)
    {
        var rows = house.Set<ItemRow>().AsNoTracking();
        rows = filter.State is { } state
            ? rows.Where(i => i.State == state)
            : filter.File is null
                ? rows.Where(i => i.State == ItemState.Waiting || i.State == ItemState.Held)
                : rows;
        if (filter.File is { } file)
        {
            rows = rows.Where(i => i.File == file);
        }

        if (filter.Account is { } account)
        {
            rows = rows.Where(i => i.Account == account);
        }

        var page = await rows.ToPage(i => i.Id, request, cancel);
        var names = await Numbers(page.Items, cancel);
        return page.Select(row => Card(row, names, row.Version));
    }

    internal async Task<ItemCard> Card(ItemRow row, long version, CancellationToken cancel) =>
        Card(row, await Numbers([row], cancel), version);

    /// <summary>The card with the agreements to which it may belong, those that the amount fits first.</summary>
    internal async Task<ItemCard> Suggested(ItemRow row, CancellationToken cancel)
    {
        var card = await Card(row, row.Version, cancel);
        if (row is not { Side: EntrySide.Credit, State: ItemState.Waiting or ItemState.Held })
        {
            return card;
        }

        var named = card.Party?.Name is { Length: > 0 } name
            ? (await payers.Of(row.Organisation, [name], cancel))[name]
            : [];
        var found = row.Agreement is { } seems ? await dues.Of([seems], cancel) : [];
        return card with
        {
            Suggestions =
            [
                .. named.Concat(found).DistinctBy(d => d.Agreement)
                    .Select(d => new Suggestion(
                        d.Agreement, d.Number, d.Due, d.NextDueOn, d.NextDue,
                        Payers.Fits(d, row.Amount, settings.Tolerance)))
                    .OrderByDescending(s => s.Fits).ThenBy(s => s.Number, StringComparer.Ordinal).Take(MostSuggestions),
            ],
        };
    }

    Task<IReadOnlyDictionary<Id<Agreement>, string>> Numbers(IReadOnlyList<ItemRow> rows, CancellationToken cancel) =>
        numbers.Of([.. rows.Select(r => r.Agreement).OfType<Id<Agreement>>().Distinct()], cancel);

    ItemCard Card(ItemRow row, IReadOnlyDictionary<Id<Agreement>, string> names, long version) => ItemCard.Of(
        row, row.Agreement is { } agreement ? names.GetValueOrDefault(agreement) : null,
        row.Particulars is null ? null : Particulars.Open(cipher, row.Particulars), caller.Actor.User,
        version);
}

static class ListItems
{
    static readonly Sheet<ItemCard> Sheet = new Sheet<ItemCard>("bank-items", new("银行流水", "Bank movements"))
        .Text("银行流水号", "Bank reference", i => i.Reference)
        .Day("起息日", "Value date", i => i.ValueDate)
        .Money("金额", "Amount", i => i.Side == EntrySide.Credit ? i.Amount : -i.Amount)
        .Words("状态", "State", i => BankWords.Of(i.State))
        .Text("合同号", "Agreement", i => i.AgreementNumber)
        .Text("付款人", "Name", i => i.Party?.Name)
        .Text("账号", "Account", i => i.Party?.Account)
        .Text("附言", "Text", i => i.Party?.Text)
        .Text("未入账原因", "Why not booked", i => i.Why)
        .Text("备注", "Note", i => i.Note);

    internal static async Task<Ok<Page<ItemCard>>> Get(
        Word<ItemState>? state, Id<BankFile>? file, Id<BankAccount>? account, int? limit, string? after,
        BankItems items, CancellationToken cancel) =>
        TypedResults.Ok(await items.Read(new(state?.Value, file, account), new(limit, after), cancel));

    internal static async Task<IResult> Export(
        Word<ItemState>? state, Id<BankFile>? file, Id<BankAccount>? account, string? lang, BankItems items,
        CancellationToken cancel)
    {
        var filter = new BankItems.Filter(state?.Value, file, account);
        return Sheet.Answer(await Paging.All(page => items.Read(filter, page, cancel)), lang);
    }

    internal static async Task<Results<Ok<ItemCard>, ProblemHttpResult>> Show(
        Id<BankItem> item, House house, BankItems items, Desk desk, CancellationToken cancel)
    {
        var row = await house.Set<ItemRow>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == item, cancel);
        Outcome<ItemCard> found = row is null ? BankItems.Unknown(item) : await items.Suggested(row, cancel);
        return desk.Tagged(found).ToAnswer();
    }
}
