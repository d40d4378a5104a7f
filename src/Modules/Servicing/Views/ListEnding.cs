using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Changes.Requests;
using Wheelhouse.Servicing.Leases;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Servicing.Views;

/// <summary>What was asked for the end, by the customer or a colleague.</summary>
public sealed record EndWish(Id<Request> Request, string Type, Text Name, RequestState State, bool ByCustomer);

/// <summary>A lease or a subscription whose end is near or past.</summary>
/// <param name="EndsOn">The last day of the term, or of use.</param>
/// <param name="AtEnd">The last day is over and nobody has said what becomes of the car.</param>
/// <param name="Carrying">What the lessor still has in it; of a subscription zero.</param>
/// <param name="Residual">What the car is expected to be worth at the end, guaranteed or not; null where the terms
/// expect nothing.</param>
/// <param name="Buy">Price of the car at the end; null where it cannot be bought.</param>
/// <param name="AllowanceKm">Kilometres of the whole term; null where they cost nothing.</param>
/// <param name="OdometerKm">At the last inspection; null before there was one.</param>
/// <param name="Charged">Kilometres, wear and the fee of the return, charged so far.</param>
/// <param name="Chosen">The latest wish for the end that waits or was granted; null while there is none.</param>
public sealed record EndingCard(
    Id<Agreement> Agreement, string Number, FinanceFamily Family, string Customer, Text Model, string Vin, Text Product,
    DateOnly EndsOn, bool AtEnd, Money Carrying, Money? Residual, Money? Buy, bool CanReturn, int Extensions,
    int? AllowanceKm, int? OdometerKm, DateOnly? InspectedOn, Money Charged, Money DueToday, EndWish? Chosen);

/// <summary>Leases that end within some months and subscriptions that were cancelled, the earliest end first.</summary>
sealed class ListEnding(House house, Agreements agreements, IBusinessDays days, IOrganisations organisations)
{
    const int UsualMonths = 6;
    const int MostMonths = 24;

    static readonly DueKind[] OfTheEnd = [DueKind.Mileage, DueKind.Wear, DueKind.ReturnFee];
    static readonly string[] Ways = ["carReturn", "purchase", "leaseExtension", "buyback", "cancellation"];

    static readonly Sheet<EndingCard> Sheet = new Sheet<EndingCard>("ending", new("到期租赁", "Ending leases"))
        .Text("合同号", "Agreement", e => e.Number)
        .Text("客户", "Customer", e => e.Customer)
        .Words("车型", "Model", e => e.Model)
        .Text("VIN", "VIN", e => e.Vin)
        .Words("产品", "Product", e => e.Product)
        .Day("到期日", "Ends on", e => e.EndsOn)
        .Money("账面价值", "Carrying amount", e => e.Carrying)
        .Money("余值", "Residual", e => e.Residual)
        .Money("留购价", "Purchase price", e => e.Buy)
        .Number("约定里程", "Kilometres allowed", e => e.AllowanceKm)
        .Number("里程表", "Odometer", e => e.OdometerKm)
        .Day("验车日", "Inspected on", e => e.InspectedOn)
        .Money("到期费用", "Charged at the end", e => e.Charged)
        .Money("应还未还", "Due", e => e.DueToday)
        .Words("选择", "Choice", e => e.Chosen?.Name)
        .Words("状态", "State", e => e.Chosen is { } chosen ? StateWords.Of(chosen.State) : null);

    /// <param name="months">How far ahead; 6 when absent, at most 24.</param>
    internal static async Task<Ok<Page<EndingCard>>> Get(
        int? months, int? limit, string? after, ListEnding list, Desk desk, CancellationToken cancel) =>
        TypedResults.Ok((await list.Read(desk.Actor, months, cancel))
            .ToPage(e => $"{e.EndsOn:O}/{e.Agreement}", new(limit, after)));

    internal static async Task<IResult> Export(
        int? months, string? lang, ListEnding list, Desk desk, CancellationToken cancel) =>
        Sheet.Answer(await list.Read(desk.Actor, months, cancel), lang);

    internal async Task<IReadOnlyList<EndingCard>> Read(Actor reader, int? months, CancellationToken cancel)
    {
        var today = await days.Of(reader.Organisation, cancel);
        var ahead = Math.Clamp(months ?? UsualMonths, 0, MostMonths);
        var last = today.AddMonths(ahead);

        // A lease with more rentals to come than months until then ends later, whatever its rhythm of months.
        var near = await house.Set<AgreementRow>().AsNoTracking()
            .Where(a => a.Account.State == AgreementState.Active && a.Family != Family.Loan
                && (a.Family == Family.Subscription || a.Account.NextNumber == 0
                    || a.Account.Instalments - a.Account.NextNumber <= ahead + 1))
            .Select(a => a.Id).ToListAsync(cancel);
        var kept = (await agreements.Find(near, cancel))
            .Select(k => today > k.Account.AsOf ? k.Account.On(today) : k.Account)
            .Where(a => EndOf(a) <= last).ToList();
        var chosen = await Chosen([.. kept.Select(a => a.Contract.Id)], cancel);
        var names = await organisations.Find(
            [.. kept.Select(a => a.Contract.Customer).OfType<Id<Organisation>>().Distinct()], cancel);
        return
        [
            .. kept.Select(a => Card(a, today, NameOf(a.Contract.Customer), chosen.GetValueOrDefault(a.Contract.Id)))
                .OrderBy(e => e.EndsOn).ThenBy(e => e.Agreement),
        ];

        string NameOf(Id<Organisation>? customer) =>
            customer is { } known ? names.GetValueOrDefault(known)?.Name.Zh ?? "" : "";
    }

    /// <summary>The last day; null where none is agreed, or where it is settled what becomes of the car.</summary>
    static DateOnly? EndOf(Account account) => account switch
    {
        LeaseAccount { State.Status: LeaseStatus.Running or LeaseStatus.AtEnd } lease => lease.State.TermEnd,
        SubscriptionAccount subscription => subscription.State.EndsOn,
        _ => null,
    };

    static EndingCard Card(Account account, DateOnly today, string customer, EndWish? chosen)
    {
        var (contract, zero, end) = (account.Contract, Money.Zero(account.Currency), EndOf(account)!.Value);
        var terms = (account as LeaseAccount)?.Terms;
        var inspected = account is LeaseAccount lease
            ? Standings.Of(lease.Events).OfType<Inspected>().LastOrDefault()
            : null;
        var rows = (account as LeaseAccount)?.LesseeRows ?? (account as SubscriptionAccount)?.State.Rows ?? [];
        return new(
            contract.Id, contract.Number, Enum.Parse<FinanceFamily>(contract.Family.ToString()), customer,
            contract.Model, contract.Vin, contract.Product, end, end < today, terms is null ? zero : account.Exposure,
            terms is { EndValue.IsPositive: true } ? terms.EndValue : null, terms?.Exits.Buy,
            terms is { Exits.CanReturn: true, PurchaseCertain: false } || account is SubscriptionAccount,
            terms?.Exits.Agreed.Count ?? 0, terms?.Usage?.AllowanceKm, inspected?.Odometer, inspected?.ValueDate,
            Money.Sum(rows.Where(r => OfTheEnd.Contains(r.Kind)).Select(r => r.Amount), account.Currency),
            account.DueNow, chosen);
    }

    async Task<IReadOnlyDictionary<Id<Agreement>, EndWish>> Chosen(
        List<Id<Agreement>> of, CancellationToken cancel)
    {
        var rows = await house.Set<RequestRow>().AsNoTracking()
            .Where(r => of.Contains(r.Agreement)
                && (r.State == RequestState.Waiting || r.State == RequestState.Granted))
            .OrderBy(r => r.Id).ToListAsync(cancel);
        return rows.Where(r => Ways.Contains(r.Change.Kind.Type)).GroupBy(r => r.Agreement)
            .ToDictionary(g => g.Key, g => Wish(g.Last()));
    }

    static EndWish Wish(RequestRow row) =>
        new(row.Id, row.Change.Kind.Type, row.Change.Kind.Name, row.State, row.ByCustomer);
}
