using Microsoft.Extensions.DependencyInjection;
using System.Collections.Frozen;
using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Quotes;

/// <summary>A product with the lender that offers it.</summary>
sealed record Shelved(ProductVersion Product, Funder Funder, Text? SubsidyBy);

/// <summary>Everything on offer on one day; a quote reads nothing else.</summary>
sealed record ShelfOfDay(IReadOnlyList<Shelved> Products)
{
    internal Shelved? Find(Id<Product> product, int version) =>
        Products.FirstOrDefault(s => s.Product.Id == product && s.Product.Version == version);
}

/// <summary>Keeps the shelf in memory, so that a slider costs no database; it is read again after seconds.</summary>
/// <remarks>A quote may thus miss a product published seconds ago. An application never does: it asks anew.</remarks>
sealed class ProductShelf(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim reading = new(1, 1);

    (ShelfOfDay Shelf, DateTimeOffset ReadAt)? kept;

    public void Dispose() => reading.Dispose();

    internal async ValueTask<ShelfOfDay> Now(CancellationToken cancel)
    {
        if (kept is { } now && clock.GetUtcNow() - now.ReadAt < Fresh)
        {
            return now.Shelf;
        }

        await reading.WaitAsync(cancel);
        try
        {
            if (kept is { } meanwhile && clock.GetUtcNow() - meanwhile.ReadAt < Fresh)
            {
                return meanwhile.Shelf;
            }

            await using var scope = scopes.CreateAsyncScope();
            var shelf = await ActivatorUtilities.CreateInstance<ShelfReader>(scope.ServiceProvider).Read(cancel);
            kept = (shelf, clock.GetUtcNow());
            return shelf;
        }
        finally
        {
            reading.Release();
        }
    }
}

/// <summary>Reads what every lender offers on its own business date.</summary>
sealed class ShelfReader(
    IProducts products, IOrganisations organisations, ILicences licences, IBusinessDays days)
{
    internal async Task<ShelfOfDay> Read(CancellationToken cancel)
    {
        var shelved = new List<Shelved>();
        var makers = (await organisations.Of(OrganisationKind.Maker, cancel))
            .ToFrozenDictionary(m => m.Id, m => m.Name);
        foreach (var lender in await organisations.Of(OrganisationKind.Lender, cancel))
        {
            var funder = await Funder(lender, cancel);
            shelved.AddRange((await products.On(funder.Day, cancel))
                .Where(product => product.Lender == lender.Id)
                .Select(product => new Shelved(
                    product, funder, makers.GetValueOrDefault(
                        (product.Terms as LoanProduct)?.SubsidyBy ?? default))));
        }

        return new(shelved);
    }

    internal async Task<Funder> Funder(OrganisationCard lender, CancellationToken cancel)
    {
        var day = await days.Of(lender.Id, cancel);
        var held = (await licences.Of(lender.Id, cancel)).FirstOrDefault(l => l.ValidFrom <= day && day <= l.ValidTo);
        return new(lender, held?.Kind, day);
    }
}
