using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Products.Publishing;

/// <summary>Whether a product file can become a version: its form, its sense, and the rules of its first day.
/// Pure.</summary>
static class ProductCheck
{
    /// <summary>The largest number of faults a refusal tells at once.</summary>
    const int Told = 20;

    internal static string SchemaText { get; } = ReadSchema();

    static readonly JsonSchema Schema = new(JsonDocument.Parse(SchemaText).RootElement);

    /// <summary>Reads a file as a document.</summary>
    /// <param name="licence">Of who hands it in; some licences make no loans.</param>
    /// <returns>Refused: <c>products.malformed</c> with each fault under its path,
    /// <c>products.breaks_rule</c>.</returns>
    internal static Outcome<ProductDocument> Read(JsonElement file, IRuleBook rules, LicenceKind? licence)
    {
        var faults = Schema.Check(file);
        if (faults.Count > 0)
        {
            return Malformed(faults);
        }

        var document = file.Deserialize<ProductDocument>(Json.Stored)!;
        var senseless = ProductSense.Of(document);
        return senseless.Count > 0 ? Malformed(senseless)
            : (Broken(document, rules, licence) ?? Unpriced(document)) is { } refused ? refused
            : document;
    }

    static Refusal Malformed(IReadOnlyList<SchemaFault> faults)
    {
        var first = faults[0];
        var more = faults.Count > 1 ? $" {faults.Count - 1} more faults are listed." : "";
        return new(
            "products.malformed",
            $"Correct the product file: {(first.Path.Length > 0 ? first.Path : "/")} {first.Sentence}.{more}",
            RefusalKind.Invalid, [.. faults.Take(Told).Select(f => new RefusalValue(f.Path, f.Sentence))]);
    }

    /// <summary>The deal that the product's limits allow and that strains the rules most, for every kind of vehicle it
    /// takes.</summary>
    static Refusal? Broken(ProductDocument product, IRuleBook rules, LicenceKind? licence)
    {
        var terms = product.Terms;
        var price = terms.MaxAmount + new Money(1, terms.MaxAmount.Currency);
        var down = Money.Round(price.Major * terms.MinDownShare, price.Currency, MidpointRounding.ToPositiveInfinity);
        var broken =
            from condition in terms.Eligibility.Conditions
            from powertrain in terms.Eligibility.Powertrains
            from use in terms.Eligibility.Uses
            let facts = new DealFacts(
                price, price - down, terms.MaxMonths, condition, powertrain, use, AnnualisedCost: Rate.Zero,
                Licence: licence, Family: terms.Family)
            from check in rules.Check(facts, product.ValidFrom)
            where check.Verdict == RuleVerdict.Block
            select check;
        if (broken.FirstOrDefault() is not { } first)
        {
            return null;
        }

        var (actual, limit) = (first.Actual ?? "no", first.Limit ?? "yes");
        return new(
            "products.breaks_rule",
            $"The product would allow {actual} where {first.Rule} allows {limit}; narrow its limits.",
            RefusalKind.Conflict, new RefusalValue("rule", first.Rule), new RefusalValue("actual", actual),
            new RefusalValue("limit", limit));
    }

    /// <summary>A contract can be made of the smallest and of the largest deal, for every kind of drive.</summary>
    static Refusal? Unpriced(ProductDocument product)
    {
        var terms = product.Terms;
        var version = new ProductVersion(
            default, product.Code, 1, default, product.Name, product.Kind, product.ValidFrom, product.ValidTo,
            product.Ends, terms);
        var priced =
            from curve in Catalogue.Models.Where(m => terms.Eligibility.Powertrains.Contains(m.Powertrain))
                .Select(m => m.Curve).Distinct()
            from deal in new[] { (terms.MinAmount, terms.MinMonths), (terms.MaxAmount, terms.MaxMonths) }
            select version.ToTerms(Deal(terms, deal.Item1, deal.Item2, product.ValidFrom, curve));
        return priced.FirstOrDefault(p => !p.IsDone).Refused;
    }

    /// <summary>A deal with the smallest down payment that leaves an amount.</summary>
    static DealShape Deal(ProductTerms terms, Money amount, int months, DateOnly start, string curve)
    {
        var price = terms.Family == FinanceFamily.Lease
            ? Money.Round(
                amount.Major / (1m - terms.MinDownShare), amount.Currency, MidpointRounding.ToPositiveInfinity)
            : amount;
        return new(price, price - amount, Money.Zero(amount.Currency), months, start, curve, price, AgeMonths: 0);
    }

    static string ReadSchema()
    {
        using var reader = new StreamReader(
            typeof(ProductCheck).Assembly.GetManifestResourceStream("product.schema.json")!);
        return reader.ReadToEnd();
    }
}
