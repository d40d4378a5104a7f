using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products.Storage;

namespace Wheelhouse.Products;

/// <summary>A version as a caller sees it.</summary>
/// <param name="Lender">Who offers it.</param>
/// <param name="Terms">For those who neither offer nor sell it: without the dealer's commission, which reads 0.</param>
public sealed record ProductCard(
    Id<Product> Id, string Code, int Version, Id<Organisation> Lender, Text Name, ProductKind Kind, DateOnly ValidFrom,
    DateOnly? ValidTo, Text Ends, ProductTerms Terms)
{
    /// <summary>The lender itself, dealers and the regulator see the commission; competitors and customers do
    /// not.</summary>
    internal static ProductCard Of(ProductVersion version, Actor to) => new(
        version.Id, version.Code, version.Version, version.Lender, version.Name, version.Kind, version.ValidFrom,
        version.ValidTo, version.Ends,
        to.Organisation == version.Lender || to.Role is Role.Dealer or Role.Partner or Role.Regulator
            ? version.Terms
            : version.Terms with { CommissionShare = 0m });
}

/// <summary>The products on offer on a day, of all lenders or of one.</summary>
static class ListProducts
{
    static readonly Sheet<ProductCard> Export = new Sheet<ProductCard>("products", new("产品", "Products"))
        .Text("代码", "Code", p => p.Code)
        .Words("名称", "Name", p => p.Name)
        .Text("类型", "Kind", p => p.Kind.ToString())
        .Number("版本", "Version", p => p.Version)
        .Day("自", "Valid from", p => p.ValidFrom)
        .Day("至", "Valid to", p => p.ValidTo)
        .Column("合同利率", "Contract rate", p => p.Terms is LoanProduct loan ? Cell.Of(loan.ContractRate)
            : p.Terms is LeaseProduct lease ? Cell.Of(lease.Rate) : Cell.Empty)
        .Column("客户利率", "Customer rate", p => p.Terms is LoanProduct loan ? Cell.Of(loan.CustomerRate) : Cell.Empty)
        .Number("最短月数", "Fewest months", p => p.Terms.MinMonths)
        .Number("最长月数", "Most months", p => p.Terms.MaxMonths)
        .Money("最低金额", "Smallest amount", p => p.Terms.MinAmount)
        .Money("最高金额", "Largest amount", p => p.Terms.MaxAmount);

    /// <param name="on">The caller's business date when absent.</param>
    internal static async Task<Ok<Page<ProductCard>>> Get(
        IProducts products, Caller caller, IBusinessDays days, DateOnly? on, Id<Organisation>? lender,
        Word<ProductKind>? kind,
        int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok((await Read(products, caller, days, on, lender, kind, cancel))
            .ToPage(p => p.Id.ToString(), new(limit, after)));

    internal static async Task<IResult> GetExport(
        IProducts products, Caller caller, IBusinessDays days, DateOnly? on, Id<Organisation>? lender,
        Word<ProductKind>? kind,
        string? lang, CancellationToken cancel) =>
        Export.Answer(await Read(products, caller, days, on, lender, kind, cancel), lang);

    static async Task<List<ProductCard>> Read(
        IProducts products, Caller caller, IBusinessDays days, DateOnly? on, Id<Organisation>? lender,
        Word<ProductKind>? kind,
        CancellationToken cancel)
    {
        var day = on ?? await days.Of(caller.Actor.Organisation, cancel);
        return
        [
            .. (await products.On(day, cancel))
                .Where(p => (lender is null || p.Lender == lender) && (kind is null || p.Kind == kind.Value.Value))
                .Select(p => ProductCard.Of(p, caller.Actor)),
        ];
    }
}

/// <summary>All versions of a product, newest first: the published ones, and for its lender also those that
/// wait.</summary>
static class ListVersions
{
    /// <param name="Published">Null while it waits for a second person.</param>
    internal sealed record Card(
        ProductCard Product, DateTimeOffset Drafted, bool DraftedByMe, DateTimeOffset? Published);

    internal static async Task<Results<Ok<Page<Card>>, ProblemHttpResult>> Get(
        Id<Product> id, House house, Caller caller, int? limit, string? after, CancellationToken cancel)
    {
        var actor = caller.Actor;
        var versions = await house.Set<VersionRow>().AsNoTracking()
            .Where(v => v.Product == id).OrderByDescending(v => v.Version).ToListAsync(cancel);
        var published = await house.Set<PublicationRow>().AsNoTracking()
            .Where(p => p.Product == id).ToDictionaryAsync(p => p.Version, p => p.PublishedAt, cancel);
        var seen = versions
            .Where(v => published.ContainsKey(v.Version) || actor.Organisation == v.Organisation)
            .Select(v => new Card(
                ProductCard.Of(v.ToVersion(), actor), v.DraftedAt, v.DraftedBy == actor.User,
                published.TryGetValue(v.Version, out var at) ? at : null))
            .ToList();
        return seen.Count > 0
            ? TypedResults.Ok(seen.ToPage(c => $"{c.Product.Version}", new(limit, after)))
            : new Refusal("products.no_such_product", "There is no such product.", RefusalKind.NotFound).ToProblem();
    }
}

/// <summary>Versions that wait for a second person, of the caller's organisation, newest first.</summary>
static class ListDrafts
{
    internal sealed record Card(
        Id<Product> Id, string Code, int Version, Text Name, DateOnly ValidFrom, DateTimeOffset Drafted,
        bool DraftedByMe);

    internal static async Task<Ok<Page<Card>>> Get(
        House house, Caller caller, int? limit, string? after, CancellationToken cancel)
    {
        var actor = caller.Actor;
        var drafts = await house.Set<VersionRow>().AsNoTracking()
            .Where(v => v.Organisation == actor.Organisation
                && !house.Set<PublicationRow>().Any(p => p.Product == v.Product && p.Version == v.Version))
            .OrderByDescending(v => v.DraftedAt).ToListAsync(cancel);
        return TypedResults.Ok(drafts
            .Select(v => new Card(
                v.Product, v.Code, v.Version, v.Document.Name, v.ValidFrom, v.DraftedAt, v.DraftedBy == actor.User))
            .ToList().ToPage(c => $"{c.Id}/{c.Version}", new(limit, after)));
    }
}
