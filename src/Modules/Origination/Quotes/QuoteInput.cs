using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.AddOns;
using Wheelhouse.Products;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Quotes;

/// <summary>What a dealer's sliders ask for.</summary>
/// <param name="ModelCode">The code in the catalogue.</param>
/// <param name="Down">The down payment.</param>
/// <param name="Price">Of the car alone, net of what is sold with it.</param>
/// <param name="Months">1 to 120.</param>
/// <param name="Vin">Where the car is known already.</param>
/// <param name="Valuation">An appraiser's value; needed for a used car.</param>
/// <param name="FirstRegistered">The day it was first put on the road; needed for a used car.</param>
/// <param name="AddOns">Codes of what the customer chose; nothing is chosen for him.</param>
public sealed record QuoteInput(
    string ModelCode, VehicleUse Use, VehicleCondition Condition, Money Price, Money Down, int Months,
    string? Vin = null, Money? Valuation = null, DateOnly? FirstRegistered = null, IReadOnlyList<string>? AddOns = null)
{
    internal const int LongestMonths = 120;

    static readonly decimal Dearest = 100_000_000m;

    /// <summary>Checks what was asked against itself and the catalogue; says nothing yet of any product.</summary>
    internal Outcome<Ask> Read()
    {
        if (Catalogue.Find(ModelCode) is not { } model)
        {
            return Invalid(
                "origination.unknown_model", $"The catalogue has no model '{ModelCode}'; choose one of its models.",
                ("model", ModelCode));
        }

        if (Price.Currency != model.ListPrice.Currency || Down.Currency != Price.Currency
            || (Valuation is { } valuation && valuation.Currency != Price.Currency))
        {
            var currency = model.ListPrice.Currency.Code;
            return Invalid(
                "origination.currency_mixed", $"Give price, down payment and valuation in {currency}.",
                ("currency", currency));
        }

        if (!Price.IsPositive || Price.Major > Dearest || Down.IsNegative || Down >= Price)
        {
            return Invalid(
                "origination.price_out_of_range",
                $"Give a price above zero, at most {Dearest:0}, and a down payment from zero to below the price.",
                ("most", Dearest.ToString("0", CultureInfo.InvariantCulture)));
        }

        if (Months is < 1 or > LongestMonths)
        {
            return Invalid(
                "origination.months_out_of_range", $"Give a term from 1 to {LongestMonths} months.",
                ("most", $"{LongestMonths}"));
        }

        if (Condition == VehicleCondition.Used && (Valuation is not { IsPositive: true } || FirstRegistered is null))
        {
            return Invalid(
                "origination.used_needs_valuation",
                "A used car needs a valuation and the day of its first registration.");
        }

        return AddOnList.Chosen(AddOns ?? []).Select(addOns => new Ask(
            model, Use, Condition, Price, Down, Months, Vin, Valuation, FirstRegistered, addOns));
    }

    static Refusal Invalid(string code, string sentence, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var named = new RefusalValue[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            named[i] = new(values[i].Name, values[i].Value);
        }

        return new(code, sentence, RefusalKind.Invalid, named);
    }
}

/// <summary>A request that makes sense, with the model it names.</summary>
sealed record Ask(
    ModelCard Model, VehicleUse Use, VehicleCondition Condition, Money Price, Money DownPayment, int Months,
    string? Vin, Money? Valuation, DateOnly? FirstRegistered, IReadOnlyList<AddOn> AddOns)
{
    internal Currency Currency => Price.Currency;

    /// <summary>What the customer needs: price less down payment, and the add-ons.</summary>
    internal Money Needed => Price - DownPayment + Money.Sum(AddOns.Select(a => a.Price), Currency);

    /// <summary>What the car is worth now: a new one its price, a used one its valuation.</summary>
    internal Money Worth => Condition == VehicleCondition.Used && Valuation is { } valuation ? valuation : Price;

    /// <summary>What lending is measured against: for a used car the lower of price and valuation.</summary>
    internal Money LendingBase => Money.Min(Price, Worth);

    /// <summary>What a product is made into a contract for.</summary>
    internal DealShape Shape(DateOnly start) => new(
        Price, DownPayment, Money.Sum(AddOns.Select(a => a.Price), Currency), Months, start, Model.Curve, Worth,
        AgeMonths(start));

    internal int AgeMonths(DateOnly on) => FirstRegistered is { } first && first < on
        ? ((on.Year - first.Year) * 12) + on.Month - first.Month - (on.Day < first.Day ? 1 : 0)
        : 0;
}
