using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Payees;

/// <summary>Somebody says where a dealer or a seller is to be paid. Nothing goes there before a second person has
/// agreed: a changed account is how payments are stolen.</summary>
/// <param name="Payee">The dealer, or the customer who sells his own car.</param>
/// <param name="Holder">In whose name the bank keeps it, at most 140 characters.</param>
/// <param name="Number">An IBAN, or the bank's own number of at most 34 characters.</param>
public sealed record ProposePayee(
    Id<Organisation> Payee, string Holder, string Number, string? Bic = null, string? Cnaps = null)
{
    internal sealed class Handler(
        House house, PayeeAccounts payees, IOrganisations organisations, IFieldCipher cipher, Caller caller, IWork work,
        TimeProvider clock) : IHandle<ProposePayee, PayeeCard>
    {
        public async Task<Outcome<PayeeCard>> Handle(ProposePayee command, CancellationToken cancel)
        {
            if (AccountFields.Check(command.Holder, command.Number, command.Bic, command.Cnaps) is { } wrong)
            {
                return wrong;
            }

            if (await organisations.Find(command.Payee, cancel) is null)
            {
                return new Refusal(
                    "banking.payee_unknown", "There is no such organisation; choose the dealer from the list.",
                    RefusalKind.NotFound);
            }

            var row = new PayeeRow
            {
                Id = Id<PayeeAccount>.New(clock),
                Organisation = caller.Actor.Organisation,
                Payee = command.Payee,
                Holder = new Holder(command.Holder.Trim(), AccountNumber.Of(command.Number).Value)
                    .Seal(cipher, PayeeRow.Field),
                Bic = command.Bic,
                Cnaps = command.Cnaps,
                By = caller.Actor.User,
                At = clock.GetUtcNow(),
            };
            work.About(row.Id.ToString());
            house.Add(row);
            return await payees.Card(row, row.Version, cancel);
        }
    }

    internal static Task<Results<Ok<PayeeCard>, ProblemHttpResult>> Post(
        ProposePayee body, Desk desk, CancellationToken cancel) => desk.Send<ProposePayee, PayeeCard>(body, cancel);

    static readonly Sheet<PayeeCard> Sheet = new Sheet<PayeeCard>("payees", new("收款账户", "Payees’ accounts"))
        .Words("收款方", "Payee", p => p.PayeeName)
        .Text("户名", "Holder", p => p.Holder)
        .Text("账号", "Account", p => p.Account)
        .Text("BIC", "BIC", p => p.Bic)
        .Text("联行号", "CNAPS", p => p.Cnaps)
        .Instant("提交时间", "Proposed at", p => p.At)
        .Words("已复核", "Approved", p => BankWords.YesNo(p.Approved))
        .Words("已被替换", "Replaced", p => BankWords.YesNo(p.Replaced));

    internal static async Task<Ok<Page<PayeeCard>>> List(
        Id<Organisation>? payee, int? limit, string? after, House house, PayeeAccounts payees,
        CancellationToken cancel) => TypedResults.Ok(await Read(payee, new(limit, after), house, payees, cancel));

    internal static async Task<IResult> Export(
        Id<Organisation>? payee, string? lang, House house, PayeeAccounts payees, CancellationToken cancel) =>
        Sheet.Answer(await Paging.All(page => Read(payee, page, house, payees, cancel)), lang);

    static async Task<Page<PayeeCard>> Read(
        Id<Organisation>? payee, PageRequest request, House house, PayeeAccounts payees, CancellationToken cancel)
    {
        var page = await house.Set<PayeeRow>().AsNoTracking().Where(p => payee == null || p.Payee == payee)
            .ToPage(p => p.Id, request, cancel);
        var cards = new List<PayeeCard>(page.Items.Count);
        foreach (var row in page.Items)
        {
            cards.Add(await payees.Card(row, row.Version, cancel));
        }

        return new(cards, page.Next);
    }
}

/// <summary>A second person agrees that somebody is paid there from now on; the account before it is replaced.
/// </summary>
public sealed record ApprovePayee(Id<PayeeAccount> Payee, long? Seen = null)
{
    internal static Refusal? Check(PayeeRow row, Id<User> by) =>
        row.ApprovedAt is not null
            ? new("banking.payee_approved", "This account is approved already; propose another to change it.")
        : row.By == by ? TwoPersons.Same
        : null;

    internal sealed class Handler(
        House house, PayeeAccounts payees, Caller caller, IWork work, TimeProvider clock)
        : IHandle<ApprovePayee, PayeeCard>
    {
        public async Task<Outcome<PayeeCard>> Handle(ApprovePayee command, CancellationToken cancel)
        {
            work.About(command.Payee.ToString());
            if (await house.Set<PayeeRow>().FirstOrDefaultAsync(p => p.Id == command.Payee, cancel) is not { } row)
            {
                return PayeeAccounts.Unknown;
            }

            if ((Versions.Check(row, command.Seen) ?? Check(row, caller.Actor.User)) is { } refused)
            {
                return refused;
            }

            var now = clock.GetUtcNow();
            var before = await house.Set<PayeeRow>().FirstOrDefaultAsync(
                p => p.Organisation == row.Organisation && p.Payee == row.Payee && p.ApprovedAt != null
                    && p.ReplacedAt == null,
                cancel);
            before?.ReplacedAt = now;
            (row.ApprovedBy, row.ApprovedAt) = (caller.Actor.User, now);
            return await payees.Card(row, row.Version + 1, cancel);
        }
    }

    internal static Task<Results<Ok<PayeeCard>, ProblemHttpResult>> Post(
        Id<PayeeAccount> payee, Desk desk, CancellationToken cancel) =>
        desk.Send<ApprovePayee, PayeeCard>(new(payee, desk.IfMatch), cancel);
}

/// <summary>What two persons have to agree to.</summary>
static class TwoPersons
{
    internal static readonly Refusal Same = new(
        "banking.same_person", "You asked for this yourself; another person must agree.", RefusalKind.Forbidden);
}
