using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;
using Wheelhouse.Products.Publishing;
using Wheelhouse.Products.Rules;
using Wheelhouse.Trust;

namespace Wheelhouse.Products;

/// <summary>Versioned products as data, published by two persons, and the book of dated rules.</summary>
public sealed class ProductsModule : IModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton<PublishedVersions>()
        .AddScoped<IProducts, Shelf>()
        .AddSingleton<IRuleBook>(_ => new RuleBook(RuleData.Read()))
        .AddHandler<DraftProduct, ProductDrafted, DraftProduct.Handler>()
        .AddHandler<PublishProduct, ProductVersion, PublishProduct.Handler>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var products = routes.MapGroup("/api/products").WithTags("Products");
        products.MapGet("/", ListProducts.Get).WithName("listProducts").Needs(Permission.ProductRead);
        products.MapGet("/export.xlsx", ListProducts.GetExport)
            .WithName("exportProducts").Needs(Permission.ProductRead);
        products.MapGet("/schema", () => TypedResults.Text(ProductCheck.SchemaText, "application/schema+json"))
            .WithName("readProductSchema").Needs(Permission.ProductRead);
        products.MapGet("/{id}/versions", ListVersions.Get).WithName("listVersions").Needs(Permission.ProductRead);
        products.MapGet("/drafts", ListDrafts.Get).WithName("listDrafts").Needs(Permission.ProductDraft);
        products.MapPost("/", DraftProduct.Post).WithName("draftProduct").Needs(Permission.ProductDraft);
        products.MapPost("/{id}/publication", PublishProduct.Post)
            .WithName("publishProduct").Needs(Permission.ProductPublish);

        var rules = routes.MapGroup("/api/rules").WithTags("Products").Needs(Permission.RuleRead);
        rules.MapGet("/", ListRules.Get).WithName("listRules");
        rules.MapGet("/export.xlsx", ListRules.GetExport).WithName("exportRules");
        rules.MapPost("/check", CheckRules.Post).WithName("checkRules");
    }
}
