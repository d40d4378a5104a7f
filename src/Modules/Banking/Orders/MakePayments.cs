using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Payees;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Origination.Payouts;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Orders;

/// <summary>A payment that is ordered within the house and in no file yet.</summary>
/// <param name="Number">The agreement's number, or the bank's reference of the money that goes back.</param>
/// <param name="Why">What keeps it out of a file: a refusal's code; null where nothing does.</param>
public sealed record DuePayment(
    OrderKind Kind, Id<Payout>? Payout, Id<BankItem>? Item, string Number, Money Amount, string? PaidTo,
    string? Account, string? Why);

/// <summary>What is to be paid from an account: payouts for cars, and money that goes back to who sent it.</summary>
sealed class PaymentsDue(
    House house, IPayouts payouts, PayeeAccounts payees, IFieldCipher cipher, Caller caller)
{
    /// <summary>A file has room for so many; the rest comes into the next.</summary>
    internal const int MostInFile = 5_000;

    internal sealed record One(DuePayment Card, Draft? Draft);

    internal async Task<IReadOnlyList<One>> Of(Currency currency, CancellationToken cancel)
    {
        var lender = caller.Actor.Organisation;
        var all = (await payouts.Ordered(lender, cancel)).Where(p => p.Amount.Currency == currency).ToList();
        var back = await house.Set<ItemRow>().AsNoTracking()
            .Where(i => i.Organisation == lender && i.State == ItemState.Returned && i.Amount.Currency == currency
                && !house.Set<OrderRow>().Any(o => o.Item == i.Id && o.State != OrderState.Repeated))
            .OrderBy(i => i.Id).ToListAsync(cancel);
        var tries = await Tries([.. all.Select(p => p.Id)], [.. back.Select(i => i.Id)], cancel);
        var open = all.Where(p => tries.Of(p.Id.ToString()) is not null).ToList();
        var accounts = await payees.Standing([.. open.Select(p => p.To)], cancel);
        return
        [
            .. open.Select(p => ForCar(p, accounts.GetValueOrDefault(p.To), tries.Of(p.Id.ToString())!)),
            .. back.Select(i => Back(i, tries.Of(i.Id.ToString())!)),
        ];
    }

    One ForCar(OrderedPayout payout, PayeeRow? payee, string key)
    {
        var party = payee is null ? null : payees.Open(payee).At(payee.Bank);
        var card = new DuePayment(
            OrderKind.Payout, payout.Id, null, payout.Number, payout.Amount, party?.Name,
            party is null ? null : Masks.Account(party.Account.Value), party is null ? "banking.no_payee" : null);
        return new(card, party is null ? null : new(OrderKind.Payout, key, payout.Amount, party, payout.Number)
        {
            Agreement = payout.Agreement,
            Payout = payout.Id,
        });
    }

    One Back(ItemRow item, string key)
    {
        var from = Particulars.Open(cipher, item.Particulars);
        var party = new Holder(from.Name!, from.Account!).At(default);
        return new(
            new(OrderKind.Return, null, item.Id, item.Reference, item.Amount,
                Masks.Name(party.Name, caller.Actor.Role), Masks.Account(party.Account.Value), null),
            new(OrderKind.Return, key, item.Amount, party, item.Reference) { Item = item.Id });
    }

    /// <summary>What was tried before.</summary>
    async Task<Tried> Tries(Id<Payout>[] cars, Id<BankItem>[] items, CancellationToken cancel)
    {
        var rows = await house.Set<OrderRow>().AsNoTracking()
            .Where(o => (o.Payout != null && cars.Contains(o.Payout.Value))
                || (o.Item != null && items.Contains(o.Item.Value)))
            .Select(o => new { o.Payout, o.Item, o.State }).ToListAsync(cancel);
        return new(rows.ToLookup(o => o.Payout?.ToString() ?? o.Item.ToString()!, o => o.State));
    }

    sealed class Tried(ILookup<string, OrderState> states)
    {
        /// <summary>The key of the next order for something; null where one stands that is not to be
        /// repeated.</summary>
        internal string? Of(string subject) => states[subject].All(s => s == OrderState.Repeated)
            ? $"{subject}/{states[subject].Count()}"
            : null;
    }
}

/// <summary>The treasury has a file made of all that is to be paid from an account: pain.001.</summary>
/// <remarks>A payout is in one file, whoever makes files and how often: its order has a key of its own.</remarks>
public sealed record MakePayments(Id<BankAccount> Account)
{
    internal sealed class Handler(
        House house, PaymentsDue due, OrderFiles orders, BankFiles files, IBusinessDays days, Caller caller, IWork work,
        TimeProvider clock) : IHandle<MakePayments, FileCard>
    {
        public async Task<Outcome<FileCard>> Handle(MakePayments command, CancellationToken cancel)
        {
            var account = await house.Set<BankAccountRow>().AsNoTracking()
                .FirstOrDefaultAsync(a => a.Id == command.Account, cancel);
            if (account is null)
            {
                return Accounts.AddBankAccount.Unknown;
            }

            var drafts = (await due.Of(account.Currency, cancel))
                .Select(p => p.Draft).OfType<Draft>().Take(PaymentsDue.MostInFile).ToList();
            if (drafts.Count == 0)
            {
                return new Refusal(
                    "banking.nothing_to_pay",
                    "Nothing is to be paid from this account; look whether payees without an account hold something "
                        + "back.");
            }

            var today = await days.Of(caller.Actor.Organisation, cancel);
            var made = orders.Make(account, FileKind.Payments, clock.GetUtcNow(), today, 0, drafts);
            if (!made.IsDone)
            {
                return made.Refused!;
            }

            work.About(made.Value.Id.ToString());
            return await files.Card(made.Value, made.Value.Version, cancel);
        }
    }

    internal static Task<Results<Ok<FileCard>, ProblemHttpResult>> Post(
        MakePayments body, Desk desk, CancellationToken cancel) => desk.Send<MakePayments, FileCard>(body, cancel);

    static readonly Sheet<DuePayment> Sheet = new Sheet<DuePayment>("due-payments", new("待付款项", "To be paid"))
        .Words("类别", "Kind", p => BankWords.Of(p.Kind))
        .Text("编号", "Number", p => p.Number)
        .Money("金额", "Amount", p => p.Amount)
        .Text("收款户名", "Paid to", p => p.PaidTo)
        .Text("收款账号", "Account", p => p.Account)
        .Text("未列入原因", "Held back by", p => p.Why);

    /// <summary>What the next file would hold, and what is held back.</summary>
    internal static async Task<Results<Ok<Page<DuePayment>>, ProblemHttpResult>> List(
        Id<BankAccount> account, int? limit, string? after, House house, PaymentsDue due, CancellationToken cancel) =>
        (await Read(account, house, due, cancel)).Select(cards => cards.ToPage(
            p => p.Payout?.ToString() ?? p.Item.ToString()!, new PageRequest(limit, after))).ToAnswer();

    internal static async Task<IResult> Export(
        Id<BankAccount> account, string? lang, House house, PaymentsDue due, CancellationToken cancel) =>
        (await Read(account, house, due, cancel)).Match<IResult>(
            cards => Sheet.Answer(cards, lang), refusal => refusal.ToProblem());

    static async Task<Outcome<IReadOnlyList<DuePayment>>> Read(
        Id<BankAccount> account, House house, PaymentsDue due, CancellationToken cancel)
    {
        var row = await house.Set<BankAccountRow>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == account, cancel);
        return row is null
            ? Accounts.AddBankAccount.Unknown
            : (await due.Of(row.Currency, cancel)).Select(p => p.Card).ToList();
    }
}
