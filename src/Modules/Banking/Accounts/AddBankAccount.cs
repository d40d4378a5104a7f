using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Accounts;

/// <summary>An account of the lender at a bank, as everybody at the lender reads it.</summary>
/// <param name="Simulated">Kept by the simulated bank: no real money stands there.</param>
/// <param name="Collects">What falls due in its currency is collected to it.</param>
/// <param name="Pays">The night pays from it what is ordered in its currency.</param>
public sealed record BankAccountCard(
    Id<BankAccount> Id, string Name, string Holder, string Number, Currency Currency, string? Bic, string? Cnaps,
    string? Scheme, bool Simulated, bool Collects, bool Pays, long Version) : IHasVersion
{
    internal static BankAccountCard Of(BankAccountRow row, long version) => new(
        row.Id, row.Name, row.Holder, row.Number, row.Currency, row.Bic, row.Cnaps, row.Scheme, row.Simulated,
        row.Collects, row.Pays, version);
}

/// <summary>The lender tells of an account that it has at a bank.</summary>
/// <param name="Name">What the house calls it, at most 70 characters.</param>
/// <param name="Holder">In whose name the bank keeps it, at most 140 characters.</param>
/// <param name="Number">An IBAN, or the bank's own number of at most 34 characters.</param>
/// <param name="Cnaps">The bank's 12 digits in China's payment system.</param>
/// <param name="Collects">What falls due in its currency is to be collected to it; one account in each.</param>
/// <param name="Pays">The night is to pay from it; one account in each currency.</param>
public sealed record AddBankAccount(
    string Name, string Holder, string Number, Currency Currency, string? Bic = null, string? Cnaps = null,
    string? Scheme = null, bool Simulated = false, bool Collects = false, bool Pays = false)
{
    internal static readonly Refusal Unknown = new(
        "banking.no_such_account", "The lender has no such bank account here; add it, or choose one of the list.",
        RefusalKind.NotFound);

    internal static Outcome<BankAccountRow> Decide(AddBankAccount asked, Id<Organisation> lender, Id<BankAccount> id)
    {
        var number = AccountNumber.Of(asked.Number.Trim());
        return AccountFields.Bad("name", asked.Name.Trim().Length is > 0 and <= 70, "1 to 70 characters")
            ?? AccountFields.Check(asked.Holder, asked.Number, asked.Bic, asked.Cnaps)
            ?? AccountFields.Bad(
                "scheme", asked.Scheme is null || asked.Scheme.Length is > 0 and <= 35, "1 to 35 characters")
            ?? (Outcome<BankAccountRow>)new BankAccountRow
            {
                Id = id,
                Organisation = lender,
                Name = asked.Name.Trim(),
                Holder = asked.Holder.Trim(),
                Number = number.Value,
                IsIban = number.IsIban,
                Currency = asked.Currency,
                Bic = asked.Bic,
                Cnaps = asked.Cnaps,
                Scheme = asked.Scheme,
                Simulated = asked.Simulated,
                Collects = asked.Collects,
                Pays = asked.Pays,
            };
    }

    internal sealed class Handler(House house, Caller caller, IWork work, TimeProvider clock)
        : IHandle<AddBankAccount, BankAccountCard>
    {
        public async Task<Outcome<BankAccountCard>> Handle(AddBankAccount command, CancellationToken cancel)
        {
            var decided = Decide(command, caller.Actor.Organisation, Id<BankAccount>.New(clock));
            if (!decided.IsDone)
            {
                return decided.Refused!;
            }

            var row = decided.Value;
            if (await house.Set<BankAccountRow>().AnyAsync(a => a.Number == row.Number, cancel))
            {
                return new Refusal(
                    "banking.account_known", "This account number is in the list already; use that account.",
                    RefusalKind.Conflict);
            }

            if (await house.Set<BankAccountRow>().AnyAsync(
                a => a.Currency == row.Currency && ((a.Collects && row.Collects) || (a.Pays && row.Pays)), cancel))
            {
                return new Refusal(
                    "banking.account_in_use",
                    $"Another account collects or pays in {row.Currency} already; a currency has one of each.",
                    RefusalKind.Conflict, new RefusalValue("currency", row.Currency.Code));
            }

            work.About(row.Id.ToString());
            house.Add(row);
            return BankAccountCard.Of(row, row.Version);
        }
    }

    internal static Task<Results<Ok<BankAccountCard>, ProblemHttpResult>> Post(
        AddBankAccount body, Desk desk, CancellationToken cancel) =>
        desk.Send<AddBankAccount, BankAccountCard>(body, cancel);

    static readonly Sheet<BankAccountCard> Sheet = new Sheet<BankAccountCard>(
            "bank-accounts", new("银行账户", "Bank accounts"))
        .Text("名称", "Name", a => a.Name)
        .Text("户名", "Holder", a => a.Holder)
        .Text("账号", "Number", a => a.Number)
        .Text("币种", "Currency", a => a.Currency.Code)
        .Text("BIC", "BIC", a => a.Bic)
        .Text("联行号", "CNAPS", a => a.Cnaps)
        .Words("代扣", "Collects", a => BankWords.YesNo(a.Collects))
        .Words("付款", "Pays", a => BankWords.YesNo(a.Pays))
        .Words("模拟", "Simulated", a => BankWords.YesNo(a.Simulated));

    internal static async Task<Ok<Page<BankAccountCard>>> List(
        int? limit, string? after, House house, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, new(limit, after), cancel));

    internal static async Task<IResult> Export(string? lang, House house, CancellationToken cancel) =>
        Sheet.Answer(await Paging.All(page => Read(house, page, cancel)), lang);

    static async Task<Page<BankAccountCard>> Read(House house, PageRequest request, CancellationToken cancel) =>
        (await house.Set<BankAccountRow>().AsNoTracking().ToPage(a => a.Id, request, cancel))
            .Select(row => BankAccountCard.Of(row, row.Version));
}
