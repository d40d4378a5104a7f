using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Products;

/// <summary>Whether a product finances a deal: the product's own conditions, beside the rules of law.</summary>
public static class Fit
{
    /// <summary>Everything that stands in the way; empty when the product can be offered. Pure.</summary>
    /// <param name="down">The down payment: price less what the customer needs.</param>
    public static IReadOnlyList<Refusal> Check(ProductVersion product, DealFacts facts, Money down)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(facts);
        var terms = product.Terms;
        var wrong = new List<Refusal>();
        Vehicle(terms.Eligibility, facts, wrong);
        if (facts.Months < terms.MinMonths || facts.Months > terms.MaxMonths)
        {
            wrong.Add(No(
                "products.months_out_of_range", $"Choose from {terms.MinMonths} to {terms.MaxMonths} months.",
                ("from", terms.MinMonths), ("to", terms.MaxMonths)));
        }

        var amount = facts.Price - down;
        if (amount.Currency != terms.MinAmount.Currency || amount < terms.MinAmount || amount > terms.MaxAmount)
        {
            wrong.Add(No(
                "products.amount_out_of_range", $"Finance from {terms.MinAmount} to {terms.MaxAmount}.",
                ("from", terms.MinAmount.Major), ("to", terms.MaxAmount.Major)));
        }

        if (down.Major < facts.Price.Major * terms.MinDownShare)
        {
            wrong.Add(No(
                "products.down_payment_too_small",
                $"Pay at least {terms.MinDownShare * 100m:0.##} % of the price down.",
                ("percent", terms.MinDownShare * 100m)));
        }

        if (facts.HasExtras && terms.Family != FinanceFamily.Loan)
        {
            wrong.Add(No("products.car_alone", "This product finances the car alone; take the add-ons out."));
        }

        return wrong;
    }

    static void Vehicle(Eligibility eligible, DealFacts facts, List<Refusal> wrong)
    {
        if (!eligible.Conditions.Contains(facts.Condition))
        {
            wrong.Add(No(
                "products.not_for_condition", "This product is not for vehicles of this condition; choose another.",
                ("condition", facts.Condition)));
        }

        if (!eligible.Powertrains.Contains(facts.Powertrain))
        {
            wrong.Add(No(
                "products.not_for_powertrain", "This product is not for this kind of drive; choose another.",
                ("powertrain", facts.Powertrain)));
        }

        if (!eligible.Uses.Contains(facts.Use))
        {
            wrong.Add(No(
                "products.not_for_use", "This product is not for this use of the vehicle; choose another.",
                ("use", facts.Use)));
        }

        if (eligible.Makers.Count > 0 && (facts.Maker is null || !eligible.Makers.Contains(facts.Maker)))
        {
            wrong.Add(No(
                "products.not_for_maker", "This product finances only certain makes; choose another.",
                ("makers", string.Join(", ", eligible.Makers))));
        }

        if (eligible.MaxAgeMonths is { } oldest && facts.VehicleAgeMonths > oldest)
        {
            wrong.Add(No(
                "products.vehicle_too_old", $"The vehicle may be at most {oldest} months old.", ("months", oldest)));
        }
    }

    static Refusal No(string code, string sentence, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var named = new RefusalValue[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            named[i] = new(values[i].Name, Convert.ToString(values[i].Value, CultureInfo.InvariantCulture) ?? "");
        }

        return new(code, sentence, RefusalKind.Conflict, named);
    }
}
