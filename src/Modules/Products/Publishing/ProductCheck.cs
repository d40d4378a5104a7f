using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
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
    /// <returns>Refused: <c>products.malformed</c> with each fault under its path,
    /// <c>products.breaks_rule</c>.</returns>
    internal static Outcome<ProductDocument> Read(JsonElement file, IRuleBook rules)
    {
        var faults = Schema.Check(file);
        if (faults.Count > 0)
        {
            return Malformed(faults);
        }

        var document = file.Deserialize<ProductDocument>(Json.Stored)!;
        var senseless = Sense(document);
        return senseless.Count > 0 ? Malformed(senseless)
            : Broken(document, rules) is { } refused ? refused
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

    /// <summary>What no schema can say: fields that must fit each other.</summary>
    static List<SchemaFault> Sense(ProductDocument product)
    {
        var terms = product.Terms;
        var faults = new List<SchemaFault>();
        Unless(
            product.ValidTo is not { } last || last >= product.ValidFrom, "/validTo", "must not lie before validFrom");
        Unless(terms.MinMonths <= terms.MaxMonths, "/terms/maxMonths", "must not be less than minMonths");
        Unless(
            terms.MinAmount.Currency == terms.MaxAmount.Currency, "/terms/maxAmount/currency",
            "must be that of minAmount");
        Unless(
            terms.MinAmount.MinorUnits <= terms.MaxAmount.MinorUnits, "/terms/maxAmount/minorUnits",
            "must not be less than that of minAmount");
        Unless(terms.CustomerRate <= terms.ContractRate, "/terms/customerRate", "must not exceed contractRate");
        Unless(
            terms.CustomerRate == terms.ContractRate == (terms.SubsidyBy is null), "/terms/subsidyBy",
            "must name who pays the difference of the rates, and only where there is one");
        Unless(
            (product.Kind == ProductKind.Subsidised) == (terms.SubsidyBy is not null), "/kind",
            "must be subsidised where, and only where, somebody subsidises");
        Unless(
            (product.Kind == ProductKind.Balloon) == (terms.BalloonShare > 0m), "/terms/balloonShare",
            "must be above zero for a balloon product, and only for it");
        Unless(
            product.Kind == ProductKind.Balloon ? terms.Exits.Contains(BalloonExit.Pay) : terms.Exits.Count == 0,
            "/terms/exits",
            "must offer at least to pay for a balloon product, and be empty for others");
        Unless(
            (product.Kind == ProductKind.EqualPrincipal) == (terms.Amortisation == Amortisation.EqualPrincipal),
            "/terms/amortisation", "must be equalPrincipal for an equal-principal product, and only for it");
        Unless(
            product.Kind != ProductKind.UsedCar || terms.Eligibility.Conditions is [VehicleCondition.Used],
            "/terms/eligibility/conditions", "must be used, alone, for a used-car product");
        Unless(
            product.Kind != ProductKind.Green || !terms.Eligibility.Powertrains.Contains(Powertrain.Ice),
            "/terms/eligibility/powertrains", "must not have ice for a green product");
        for (var i = 0; i < terms.Eligibility.Makers.Count; i++)
        {
            Unless(
                Catalogue.Models.Any(m => m.Maker == terms.Eligibility.Makers[i]), $"/terms/eligibility/makers/{i}",
                "must be the key of a maker in the catalogue");
        }

        for (var i = 0; i < terms.Fees.Count; i++)
        {
            Unless(
                terms.Fees[i].Amount is null != terms.Fees[i].Share is null, $"/terms/fees/{i}",
                "must have either an amount or a share");
            Unless(
                terms.Fees[i].Amount is not { } amount || amount.Currency == terms.MinAmount.Currency,
                $"/terms/fees/{i}/amount/currency", "must be that of minAmount");
        }

        return faults;

        void Unless(bool holds, string path, string sentence)
        {
            if (!holds)
            {
                faults.Add(new(path, sentence));
            }
        }
    }

    /// <summary>The deal that the product's limits allow and that strains the rules most, for every kind of vehicle it
    /// takes.</summary>
    static Refusal? Broken(ProductDocument product, IRuleBook rules)
    {
        var terms = product.Terms;
        var price = terms.MaxAmount + new Money(1, terms.MaxAmount.Currency);
        var down = Money.Round(price.Major * terms.MinDownShare, price.Currency, MidpointRounding.ToPositiveInfinity);
        var broken =
            from condition in terms.Eligibility.Conditions
            from powertrain in terms.Eligibility.Powertrains
            from use in terms.Eligibility.Uses
            let facts = new DealFacts(
                price, price - down, terms.MaxMonths, condition, powertrain, use, AnnualisedCost: Rate.Zero)
            from check in rules.Check(facts, product.ValidFrom)
            where check.Verdict == RuleVerdict.Block
            select check;
        return broken.FirstOrDefault() is { } first
            ? new(
                "products.breaks_rule",
                $"The product would allow {first.Actual} where {first.Rule} allows {first.Limit}; narrow its limits.",
                RefusalKind.Conflict, new RefusalValue("rule", first.Rule),
                new RefusalValue("actual", first.Actual ?? ""),
                new RefusalValue("limit", first.Limit ?? ""))
            : Shortest(product).Concat(Longest(product)).FirstOrDefault();
    }

    /// <summary>A schedule can be made of the smallest and of the largest loan.</summary>
    static IReadOnlyList<Refusal> Shortest(ProductDocument product) =>
        Terms(product, product.Terms.MinAmount, product.Terms.MinMonths);

    static IReadOnlyList<Refusal> Longest(ProductDocument product) =>
        Terms(product, product.Terms.MaxAmount, product.Terms.MaxMonths);

    static IReadOnlyList<Refusal> Terms(ProductDocument product, Money amount, int months) =>
        new ProductVersion(
            default, product.Code, 1, default, product.Name, product.Kind, product.ValidFrom, product.ValidTo,
            product.Ends,
            product.Terms).ToTerms(amount, months, product.ValidFrom).Check();

    static string ReadSchema()
    {
        using var reader = new StreamReader(
            typeof(ProductCheck).Assembly.GetManifestResourceStream("product.schema.json")!);
        return reader.ReadToEnd();
    }
}
