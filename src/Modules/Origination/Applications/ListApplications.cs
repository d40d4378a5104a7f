using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Applications;

/// <summary>Lists of applications, newest first, as far as the caller may see them.</summary>
sealed class ApplicationLists(
    House house, Caller caller, IPeople people, IOrganisations organisations, Gathering gathering)
{
    /// <param name="state">Only those that stand here. An expired offer stands where it stood.</param>
    /// <param name="q">The beginning of an application's number, or a VIN.</param>
    internal async Task<Page<ApplicationItem>> Read(
        ApplicationState? state, string? q, PageRequest request, CancellationToken cancel)
    {
        var rows = Cases.Visible(house, caller.Actor).AsNoTracking();
        if (state is { } asked)
        {
            rows = rows.Where(a => a.State == asked);
        }

        if (!string.IsNullOrWhiteSpace(q))
        {
            var text = q.Trim().ToUpperInvariant();
            rows = rows.Where(a => a.Number.StartsWith(text) || a.Vin == text);
        }

        var page = await rows.ToPage(a => a.Id, request, cancel);
        var items = new List<ApplicationItem>(page.Items.Count);
        foreach (var row in page.Items)
        {
            items.Add(await Item(row, cancel));
        }

        return new(items, page.Next);
    }

    async Task<ApplicationItem> Item(ApplicationRow row, CancellationToken cancel)
    {
        var dossier = row.Dossier;
        var lender = await organisations.Find(dossier.Lender, cancel);
        var dealer = await organisations.Find(dossier.Dealer, cancel);
        var today = (await gathering.Funder(dossier.Lender, cancel)).Day;
        return new(
            row.Id, row.Number, dossier.IsExpired(today) ? ApplicationState.Expired : row.State,
            await Name(row.Person, cancel), dossier.ProductName, row.Vin,
            Catalogue.Find(dossier.Quote.ModelCode)?.Name ?? new(dossier.Quote.ModelCode, dossier.Quote.ModelCode),
            dossier.Offer?.Financed ?? dossier.Financed, dossier.Agreed.Months,
            dossier.Offer?.Instalment ?? dossier.Instalment, lender!.Name, dealer!.Name, row.CreatedAt,
            dossier.SubmittedAt, dossier.DecidedAt, row.DueBy);
    }

    /// <summary>The customer's name as the caller's role may read it; a dash where he may not see the person.</summary>
    internal async Task<string> Name(Id<Person> person, CancellationToken cancel) =>
        (await people.Find(person, cancel))?.MaskedName ?? "—";
}

static class ListApplications
{
    static readonly Sheet<ApplicationItem> Export = new Sheet<ApplicationItem>(
        "applications", new("申请", "Applications"))
        .Text("编号", "Number", a => a.Number)
        .Words("状态", "State", a => Words(a.State))
        .Text("客户", "Customer", a => a.Person)
        .Words("产品", "Product", a => a.Product)
        .Text("车架号", "VIN", a => a.Vin)
        .Words("车型", "Model", a => a.Model)
        .Money("融资金额", "Financed", a => a.Financed)
        .Number("期数", "Months", a => a.Months)
        .Money("月供", "Instalment", a => a.Instalment)
        .Words("贷款人", "Lender", a => a.Lender)
        .Words("经销商", "Dealer", a => a.Dealer)
        .Instant("提交", "Submitted", a => a.SubmittedAt)
        .Instant("决定", "Decided", a => a.DecidedAt);

    internal static async Task<Ok<Page<ApplicationItem>>> List(
        ApplicationLists lists, Word<ApplicationState>? state, string? q, int? limit, string? after,
        CancellationToken cancel) =>
        TypedResults.Ok(await lists.Read(state?.Value, q, new(limit, after), cancel));

    internal static async Task<IResult> ListExport(
        ApplicationLists lists, Word<ApplicationState>? state, string? q, string? lang, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => lists.Read(state?.Value, q, page, cancel)), lang);

    static Text Words(ApplicationState state) => state switch
    {
        ApplicationState.Draft => new("草稿", "Draft"),
        ApplicationState.Referred => new("人工审批中", "With an underwriter"),
        ApplicationState.PapersRequested => new("待补材料", "Papers asked for"),
        ApplicationState.Approved => new("已批准", "Approved"),
        ApplicationState.CounterOffered => new("还价", "Counter-offer"),
        ApplicationState.Declined => new("已拒绝", "Declined"),
        ApplicationState.Accepted => new("已接受", "Accepted"),
        ApplicationState.AwaitingHandover => new("待交车", "Car to be handed over"),
        ApplicationState.PayoutOrdered => new("已下放款指令", "Payout ordered"),
        ApplicationState.PaidOut => new("已放款", "Paid out"),
        ApplicationState.Withdrawn => new("已撤回", "Withdrawn"),
        ApplicationState.Expired => new("已失效", "Expired"),
    };

    internal static async Task<Results<Ok<ApplicationView>, ProblemHttpResult>> Get(
        Id<Application> id, Cases cases, Views views, Desk desk, CancellationToken cancel)
    {
        var found = await cases.Find(id, null, cancel);
        return found.Refused is { } refused
            ? refused.ToProblem()
            : desk.Tagged(await views.Of(found.Value, cancel)).ToAnswer();
    }
}
