using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;
using Wheelhouse.Products.Rules;

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
    }
}
