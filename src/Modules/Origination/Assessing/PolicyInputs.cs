using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Assessing;

/// <summary>From what was gathered to the fields of the policy.</summary>
static class PolicyInputs
{
    const int MonthsPerYear = 12;

    /// <remarks>
    /// By hand: 64 000 financed on a car priced 92 000 and valued 86 500 is ltv 0.739884…; with an instalment of
    /// 1 971.46, debts of 2 150 and an income of 11 800, pti is 0.167073…, dti 0.349276… and 7 678.54 is left.
    /// </remarks>
    internal static Inputs Of(Policy policy, Gathered gathered)
    {
        var (priced, person) = (gathered.Priced, gathered.Person);
        var ask = priced.Ask;
        var instalment = priced.First.Major;
        var income = person.MonthlyIncome is { IsPositive: true } stated ? stated.Major : (decimal?)null;
        var debts = person.MonthlyDebts?.Major;
        return policy.NewInputs()
            .Set("financed", Datum.Of(priced.Financed.Major))
            .Set("ltv", Datum.Of(priced.Financed.Major / ask.LendingBase.Major))
            .Set("downShare", Datum.Of(priced.Down.Major / ask.Price.Major))
            .Set("months", Datum.Of((decimal)ask.Months))
            .Set("instalment", Datum.Of(instalment))
            .Set("income", Datum.Of(income))
            .Set("pti", Datum.Of(instalment / income))
            .Set("dti", Datum.Of((debts + instalment) / income))
            .Set("freeIncome", Datum.Of(income - debts - instalment))
            .Set("priceOverValue", Datum.Of((ask.Price.Major / Guide(ask).Major) - 1m))
            .Set("gap", Datum.Of(Gap(priced, gathered.Funder.Day)))
            .Set("age", Datum.Of((decimal)person.Age))
            .Set("ageAtEnd", Datum.Of((decimal)(person.Age + ((ask.Months + MonthsPerYear - 1) / MonthsPerYear))))
            .Set("carYearsAtEnd", Datum.Of(Years(ask.AgeMonths(gathered.Funder.Day) + ask.Months)))
            .Set("condition", Datum.Of(ask.Condition == VehicleCondition.New ? "new" : "used"))
            .Set("employerKnown", Datum.Of(!string.IsNullOrWhiteSpace(person.Employer)))
            .Set("openApplications", Datum.Of((decimal)gathered.OpenApplications))
            .Set("applications30", Datum.Of((decimal)gathered.Applications30))
            .Set("vinApplied", Datum.Of(gathered.VinApplied))
            .Set("vinFinanced", Datum.Of(gathered.VinFinanced));
    }

    /// <summary>What a price is held against: a new car's list price, a used one's valuation.</summary>
    static Money Guide(Ask ask) => ask.Condition == VehicleCondition.New ? ask.Model.ListPrice : ask.Worth;

    /// <summary>Months as years, upwards to a tenth: 121 months are 10.1 years.</summary>
    static decimal Years(int months) =>
        decimal.Round(months / (decimal)MonthsPerYear, 1, MidpointRounding.ToPositiveInfinity);

    /// <summary>The most by which the balance exceeds the expected value in any month, over the price.</summary>
    static decimal Gap(Priced priced, DateOnly day) =>
        priced.Balances.Zip(Offering.Values(priced, day), (owed, worth) => owed.Major - worth.Major).Max()
            / priced.Ask.Price.Major;
}
