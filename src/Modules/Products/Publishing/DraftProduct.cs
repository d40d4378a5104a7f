using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products.Publishing;
using Wheelhouse.Products.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Products;

/// <summary>Hands in a product file: the first under its code is version 1, the next is the next version.</summary>
/// <param name="File">As <c>product.schema.json</c> says.</param>
public sealed record DraftProduct(JsonElement File)
{
    internal sealed class Handler(
        House house, Caller caller, IRuleBook rules, IOrganisations organisations, ILicences licences, IWork work,
        IBusinessDays days, TimeProvider clock)
        : IHandle<DraftProduct, ProductDrafted>
    {
        public async Task<Outcome<ProductDrafted>> Handle(DraftProduct command, CancellationToken cancel)
        {
            var mine = caller.Actor.Organisation;
            var day = await days.Of(mine, cancel);
            var licence = (await licences.Of(mine, cancel)).FirstOrDefault(l => l.ValidFrom <= day && day <= l.ValidTo);
            var read = ProductCheck.Read(command.File, rules, licence?.Kind);
            if (read.Refused is { } refused)
            {
                return refused;
            }

            var document = read.Value;
            if (document.Terms is LoanProduct { SubsidyBy: { } payer }
                && await organisations.Find(payer, cancel) is not { Kind: OrganisationKind.Maker })
            {
                return new Refusal(
                    "products.unknown_payer",
                    "The organisation in subsidyBy is no maker of this house; name the one that pays the subsidy.",
                    RefusalKind.Invalid);
            }

            var latest = await house.Set<VersionRow>().AsNoTracking()
                .Where(v => v.Organisation == mine && v.Code == document.Code)
                .OrderByDescending(v => v.Version).Select(v => new { v.Product, v.Version })
                .FirstOrDefaultAsync(cancel);
            var row = new VersionRow
            {
                Product = latest?.Product ?? Id<Product>.New(clock),
                Version = (latest?.Version ?? 0) + 1,
                Organisation = mine,
                Code = document.Code,
                ValidFrom = document.ValidFrom,
                ValidTo = document.ValidTo,
                Document = document,
                DraftedBy = caller.Actor.User,
                DraftedAt = clock.GetUtcNow(),
            };
            house.Add(row);
            work.About(row.Product.ToString());
            return new ProductDrafted(row.Product, row.Version);
        }
    }

    /// <summary>The body is the file itself.</summary>
    internal static Task<Results<Ok<ProductDrafted>, ProblemHttpResult>> Post(
        JsonElement file, Desk desk, CancellationToken cancel) =>
        desk.Send<DraftProduct, ProductDrafted>(new(file), cancel);
}

/// <summary>A version waits for a second person to publish it.</summary>
public sealed record ProductDrafted(Id<Product> Product, int Version);
