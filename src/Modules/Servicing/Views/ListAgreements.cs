using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Trust;
using Band = Wheelhouse.CreditRisk.Bucket;

namespace Wheelhouse.Servicing.Views;

/// <summary>How late an agreement is: whole bands of days since the oldest unpaid due date.</summary>
public enum Bucket
{
    /// <summary>Nothing is overdue.</summary>
    Current,
    Days1To30,
    Days31To60,
    Days61To90,
    Over90,
}

/// <summary>A line of the list of agreements.</summary>
/// <param name="Customer">The customer's name, masked.</param>
/// <param name="Lender">The lender's name.</param>
/// <param name="DueToday">Fallen due and not paid.</param>
/// <param name="PaidCount">Instalments wholly paid, of <paramref name="Total"/>.</param>
/// <param name="Class">As the last night found it, and so is <paramref name="Stage"/>; null for those who do not read
/// the lender's risk.</param>
public sealed record AgreementCard(
    Id<Agreement> Id, string Number, AgreementState State, string Customer, Text Product, Text Model, string Vin,
    Text Lender, Money PrincipalLeft, Money DueToday, int OverdueDays, NextDue? NextDue, Money Credit, int PaidCount,
    int Total, AssetClass? Class = null, Stage? Stage = null);

/// <summary>Agreements by number, VIN, customer, state, lateness, class and stage; newest first.</summary>
static class ListAgreements
{
    /// <param name="Q">The beginning of a number, or any part of a VIN.</param>
    internal sealed record Filter(
        string? Q, AgreementState? State, Bucket? Bucket, Id<Organisation>? Customer, AssetClass? Class = null,
        Stage? Stage = null);

    internal static readonly Sheet<AgreementCard> Sheet = new Sheet<AgreementCard>(
            "agreements", new("合同", "Agreements"))
        .Text("合同号", "Agreement", a => a.Number)
        .Text("客户", "Customer", a => a.Customer)
        .Words("车型", "Model", a => a.Model)
        .Text("VIN", "VIN", a => a.Vin)
        .Words("产品", "Product", a => a.Product)
        .Words("状态", "State", a => StateWords.Of(a.State))
        .Money("剩余本金", "Principal left", a => a.PrincipalLeft)
        .Money("应还未还", "Due", a => a.DueToday)
        .Number("逾期天数", "Days overdue", a => a.OverdueDays)
        .Words("五级分类", "Class", a => a.Class is { } found ? StateWords.Of(found) : null)
        .Words("阶段", "Stage", a => a.Stage is { } found ? StateWords.Of(found) : null)
        .Day("下期到期日", "Next due date", a => a.NextDue?.Day)
        .Money("下期金额", "Next amount", a => a.NextDue?.Amount)
        .Number("已还期数", "Paid", a => a.PaidCount)
        .Number("总期数", "Of", a => a.Total);

    internal static async Task<Ok<Page<AgreementCard>>> Get(
        string? q, Word<AgreementState>? state, Word<Bucket>? bucket, Id<Organisation>? customer,
        Word<AssetClass>? @class, Word<Stage>? stage, int? limit, string? after, House house, Desk desk,
        IBusinessDays days, IOrganisations organisations, CancellationToken cancel)
    {
        var today = await days.Of(desk.Actor.Organisation, cancel);
        var filter = new Filter(q, state?.Value, bucket?.Value, customer, @class?.Value, stage?.Value);
        var page = await Page(house, filter, new(limit, after), today, organisations, cancel);
        return TypedResults.Ok(await WithRisk(page, house, desk.Actor, cancel));
    }

    internal static async Task<IResult> Export(
        string? q, Word<AgreementState>? state, Word<Bucket>? bucket, Id<Organisation>? customer,
        Word<AssetClass>? @class, Word<Stage>? stage, string? lang, House house, Desk desk, IBusinessDays days,
        IOrganisations organisations, CancellationToken cancel)
    {
        var today = await days.Of(desk.Actor.Organisation, cancel);
        var filter = new Filter(q, state?.Value, bucket?.Value, customer, @class?.Value, stage?.Value);
        var rows = new List<AgreementCard>();
        var request = new PageRequest(PageRequest.Largest);
        do
        {
            var page = await Page(house, filter, request, today, organisations, cancel);
            rows.AddRange((await WithRisk(page, house, desk.Actor, cancel)).Items);
            request = request with { After = page.Next };
        }
        while (request.After is not null && rows.Count < Exports.MostRows);

        return Sheet.Answer(rows, lang);
    }

    /// <summary>Class and stage beside each agreement, for those who read the lender's risk.</summary>
    internal static async Task<Page<AgreementCard>> WithRisk(
        Page<AgreementCard> page, House house, Actor reader, CancellationToken cancel)
    {
        if (!reader.Role.Has(Permission.PortfolioRead))
        {
            return page;
        }

        var ids = page.Items.Select(a => a.Id).ToList();
        var found = await house.Set<StandingRow>().AsNoTracking().Where(s => ids.Contains(s.Agreement))
            .ToDictionaryAsync(s => s.Agreement, cancel);
        return page.Select(card => found.TryGetValue(card.Id, out var row)
            ? card with { Class = row.Class, Stage = row.Stage }
            : card with { Class = AssetClass.Normal, Stage = Stage.One });
    }

    internal static async Task<Page<AgreementCard>> Page(
        House house, Filter filter, PageRequest request, DateOnly today, IOrganisations organisations,
        CancellationToken cancel)
    {
        var rows = AtRisk(Where(house, filter, today), filter, house);
        var page = await rows
            .Select(a => new Line
            {
                Id = a.Id,
                Lender = a.Organisation,
                Number = a.Number,
                Customer = a.Customer,
                Vin = a.Vin,
                Product = a.Product,
                Model = a.Model,
                Account = a.Account,
            })
            .ToPage(line => line.Id, request, cancel);
        var names = await organisations.Find(
            [.. page.Items.SelectMany(l => new[] { l.Lender, l.Customer ?? l.Lender }).Distinct()], cancel);
        return page.Select(line => Card(line, names, today));
    }

    static IQueryable<AgreementRow> Where(House house, Filter filter, DateOnly today)
    {
        IQueryable<AgreementRow> rows = house.Set<AgreementRow>().AsNoTracking();
        if (filter.Q is { Length: > 0 } q)
        {
            var text = q.Trim().ToUpperInvariant();
            rows = rows.Where(a => a.Number.StartsWith(text) || a.Vin.Contains(text));
        }

        if (filter.State is { } state)
        {
            rows = rows.Where(a => a.Account.State == state);
        }

        if (filter.Customer is { } customer)
        {
            rows = rows.Where(a => a.Customer == customer);
        }

        return filter.Bucket is { } bucket ? InBucket(house, rows, bucket, today) : rows;
    }

    /// <summary>The class and stage that the last night found; what is plain has no row.</summary>
    static IQueryable<AgreementRow> AtRisk(IQueryable<AgreementRow> rows, Filter filter, House house)
    {
        var found = house.Set<StandingRow>();
        rows = filter.Class switch
        {
            null => rows,
            AssetClass.Normal => rows.Where(a => !found.Any(s => s.Organisation == a.Organisation
                && s.Part == a.Account.Part && s.Agreement == a.Id && s.Class != AssetClass.Normal)),
            { } one => rows.Where(a => found.Any(s => s.Organisation == a.Organisation
                && s.Part == a.Account.Part && s.Agreement == a.Id && s.Class == one)),
        };
        return filter.Stage switch
        {
            null => rows,
            Stage.One => rows.Where(a => !found.Any(s => s.Organisation == a.Organisation
                && s.Part == a.Account.Part && s.Agreement == a.Id && s.Stage != Stage.One)),
            { } one => rows.Where(a => found.Any(s => s.Organisation == a.Organisation
                && s.Part == a.Account.Part && s.Agreement == a.Id && s.Stage == one)),
        };
    }

    /// <summary>Those the last night found late, unless they paid since: the night keeps a small table of them with an
    /// index, and the accounts have none on days that change.</summary>
    static IQueryable<AgreementRow> InBucket(
        House house, IQueryable<AgreementRow> rows, Bucket bucket, DateOnly today)
    {
        if (bucket == Bucket.Current)
        {
            return rows.Where(a => a.Account.OldestDue == null || a.Account.OldestDue >= today);
        }

        var found = Bands(bucket);
        return rows.Where(a => a.Account.OldestDue < today && house.Set<StandingRow>().Any(s =>
            s.Organisation == a.Organisation && s.Part == a.Account.Part && s.Agreement == a.Id
            && found.Contains(s.Bucket)));
    }

    internal static Band[] Bands(Bucket bucket) => bucket switch
    {
        Bucket.Current => [Band.Current],
        Bucket.Days1To30 => [Band.Days1To30],
        Bucket.Days31To60 => [Band.Days31To60],
        Bucket.Days61To90 => [Band.Days61To90],
        Bucket.Over90 => [Band.Days91To120, Band.Days121To150, Band.Days151To180, Band.Over180],
    };

    static AgreementCard Card(Line line, IReadOnlyDictionary<Id<Organisation>, OrganisationCard> names, DateOnly today)
    {
        var row = line.Account;
        return new(
            line.Id, line.Number, row.State, line.Customer is { } c ? Name(c).Zh : "", line.Product, line.Model,
            line.Vin, Name(line.Lender), Of(row.PrincipalLeft), Of(row.Due),
            row.OldestDue is { } oldest && oldest < today ? today.DayNumber - oldest.DayNumber : 0,
            row.NextDueOn is { } day ? new(row.NextNumber, day, Of(row.NextDue)) : null,
            Of(row.Credit), row.InstalmentsPaid, row.Instalments);

        Money Of(long minor) => new(minor, row.Currency);
        Text Name(Id<Organisation> id) => names.GetValueOrDefault(id)?.Name ?? new("", "");
    }

    /// <summary>What the list needs of an agreement, without its terms. By properties: databases sort by one.</summary>
    sealed record Line
    {
        public required Id<Agreement> Id { get; init; }

        public required Id<Organisation> Lender { get; init; }

        public required string Number { get; init; }

        public required Id<Organisation>? Customer { get; init; }

        public required string Vin { get; init; }

        public required Text Product { get; init; }

        public required Text Model { get; init; }

        public required AccountRow Account { get; init; }
    }
}
