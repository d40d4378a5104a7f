using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Products.Publishing;

/// <summary>What no schema can say of a product file: fields that must fit each other.</summary>
sealed class ProductSense
{
    readonly ProductDocument product;
    readonly List<SchemaFault> faults = [];

    ProductSense(ProductDocument product) => this.product = product;

    internal static IReadOnlyList<SchemaFault> Of(ProductDocument product)
    {
        var sense = new ProductSense(product);
        sense.Common();
        if (product.Terms.Family == product.Kind.Family())
        {
            sense.Family();
        }

        return sense.faults;
    }

    void Common()
    {
        var terms = product.Terms;
        Unless(
            product.ValidTo is not { } last || last >= product.ValidFrom, "/validTo", "must not lie before validFrom");
        Unless(terms.Family == product.Kind.Family(), "/terms/family", "must be that of the kind");
        Unless(terms.MinMonths <= terms.MaxMonths, "/terms/maxMonths", "must not be less than minMonths");
        Unless(
            terms.MinAmount.Currency == terms.MaxAmount.Currency, "/terms/maxAmount/currency",
            "must be that of minAmount");
        Unless(
            terms.MinAmount.MinorUnits <= terms.MaxAmount.MinorUnits, "/terms/maxAmount/minorUnits",
            "must not be less than that of minAmount");
        for (var i = 0; i < terms.Eligibility.Makers.Count; i++)
        {
            Unless(
                Catalogue.Models.Any(m => m.Maker == terms.Eligibility.Makers[i]), $"/terms/eligibility/makers/{i}",
                "must be the key of a maker in the catalogue");
        }
    }

    void Family()
    {
        switch (product.Terms)
        {
            case LoanProduct loan:
                Loan(loan);
                LoanKinds(loan);
                break;
            case LeaseProduct lease:
                Lease(lease);
                break;
            case SubscriptionProduct subscription:
                Subscription(subscription);
                break;
        }
    }

    void Loan(LoanProduct terms)
    {
        Unless(terms.CustomerRate <= terms.ContractRate, "/terms/customerRate", "must not exceed contractRate");
        Unless(
            terms.CustomerRate == terms.ContractRate == (terms.SubsidyBy is null), "/terms/subsidyBy",
            "must name who pays the difference of the rates, and only where there is one");
        for (var i = 0; i < terms.Fees.Count; i++)
        {
            Unless(
                terms.Fees[i].Amount is null != terms.Fees[i].Share is null, $"/terms/fees/{i}",
                "must have either an amount or a share");
            Unless(
                terms.Fees[i].Amount is not { } amount || amount.Currency == terms.MinAmount.Currency,
                $"/terms/fees/{i}/amount/currency", "must be that of minAmount");
        }
    }

    void LoanKinds(LoanProduct terms)
    {
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
    }

    void Lease(LeaseProduct terms)
    {
        var purchase = terms.Purchase;
        Unless(
            purchase is null || purchase.Amount is null != purchase.Share is null, "/terms/purchase",
            "must have either an amount or a share");
        Unless(
            product.Kind != ProductKind.FinanceLease || purchase?.Certain == true || terms.GuaranteedShare > 0m,
            "/terms/purchase", "must be certain for a finance lease, or the customer guarantees a residual");
        Unless(
            product.Kind != ProductKind.OperatingLease || purchase?.Certain != true, "/terms/purchase/certain",
            "must be false for an operating lease: the car goes back");
        Unless(
            (product.Kind == ProductKind.RepurchaseLease) == (terms.Buyback is not null), "/terms/buyback",
            "must be there for a repurchase lease, and only for it");
        Unless(
            terms.Buyback is null || (terms.Guarantor == Payer.Guarantor && terms.GuaranteedShare == 0m),
            "/terms/guaranteedShare", "must be zero where a guarantor buys back: the table says what is guaranteed");
        Unless(
            product.Kind != ProductKind.LongRental || (purchase is not null && terms.CanReturn), "/terms/purchase",
            "must be priced for a long rental, and the car may come back");
        Unless(
            terms.GuaranteedShare + terms.UnguaranteedShare <= 1m, "/terms/unguaranteedShare",
            "must not make more than the whole with guaranteedShare");
        Unless(
            product.Kind != ProductKind.SaleAndLeaseback
                || terms.Eligibility.Conditions is [VehicleCondition.Used],
            "/terms/eligibility/conditions", "must be used, alone, for a leaseback: the car is the customer's");
        var codes = terms.Usage?.Wear.Select(w => w.Code).ToList() ?? [];
        Unless(codes.Distinct().Count() == codes.Count, "/terms/usage/wear", "must not name a damage twice");
    }

    void Subscription(SubscriptionProduct terms)
    {
        var plans = terms.Plans;
        Unless(
            plans.Select(p => p.Code).Distinct().Count() == plans.Count, "/terms/plans",
            "must have codes of their own");
        Unless(
            Enumerable.Range(1, plans.Count - 1).All(i => plans[i - 1].DearestCar < plans[i].DearestCar),
            "/terms/plans", "must come in ascending order of their dearest cars");
        Unless(
            plans[^1].DearestCar >= terms.MaxAmount, "/terms/maxAmount",
            "must not exceed the dearest car of all plans");
        Unless(terms.MinDownShare == 0m, "/terms/minDownShare", "must be zero: a subscription takes no down payment");
    }

    void Unless(bool holds, string path, string sentence)
    {
        if (!holds)
        {
            faults.Add(new(path, sentence));
        }
    }
}
