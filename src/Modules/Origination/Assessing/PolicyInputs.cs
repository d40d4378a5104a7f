using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Parties;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Assessing;

/// <summary>From what was gathered to the fields of a policy: each policy gets what it names, and no more.</summary>
static class PolicyInputs
{
    const int MonthsPerYear = 12;

    /// <summary>Figures of the deal and of what the person stated.</summary>
    /// <remarks>
    /// By hand: 64 000 financed on a car priced 92 000 and valued 86 500 is ltv 0.739884…; with an instalment of
    /// 1 971.46, debts of 2 150 and an income of 11 800, pti is 0.167073…, dti 0.349276… and 7 678.54 is left.
    /// Of a car of 169 800 leased with a deposit of 8 490 and the first of rents of 3 000 in advance, 11 490 is due at
    /// the start: upFrontShare 0.067667…, upFrontRents 3.83; 110 000 left at the lessor's risk is residualShare
    /// 0.647820…, and of 122 256 expected residualOverValue 0.899751….
    /// </remarks>
    static readonly Dictionary<string, Func<Gathered, Datum>> Own = new(StringComparer.Ordinal)
    {
        ["price"] = g => Datum.Of(g.Priced.Ask.Price.Major),
        ["financed"] = g => Datum.Of(g.Priced.Financed.Major),
        ["ltv"] = g => Datum.Of(g.Priced.Financed.Major / g.Priced.Ask.LendingBase.Major),
        ["downShare"] = g => Datum.Of(g.Priced.Down.Major / g.Priced.Ask.Price.Major),
        ["upFrontShare"] = g => Datum.Of(g.Priced.UpFront.Major / g.Priced.Ask.Price.Major),
        ["upFrontRents"] = g => Datum.Of(g.Priced.UpFront.Major / g.Priced.First.Major),
        ["residualShare"] = g => Datum.Of(Unguaranteed(g.Priced) / g.Priced.Ask.Price.Major),
        ["residualOverValue"] = g => Datum.Of(ResidualOverValue(g)),
        ["months"] = g => Datum.Of((decimal)g.Priced.Ask.Months),
        ["instalment"] = g => Datum.Of(g.Priced.First.Major),
        ["rent"] = g => Datum.Of(g.Priced.First.Major),
        ["income"] = g => Datum.Of(Income(g.Person)),
        ["debts"] = g => Datum.Of(g.Person.MonthlyDebts?.Major),
        ["pti"] = g => Datum.Of(g.Priced.First.Major / Income(g.Person)),
        ["dti"] = g => Datum.Of((g.Person.MonthlyDebts?.Major + g.Priced.First.Major) / Income(g.Person)),
        ["freeIncome"] = g => Datum.Of(Income(g.Person) - g.Person.MonthlyDebts?.Major - g.Priced.First.Major),
        ["priceOverValue"] = g => Datum.Of((g.Priced.Ask.Price.Major / Guide(g.Priced.Ask).Major) - 1m),
        ["gap"] = g => Datum.Of(Gap(g.Priced, g.Funder.Day)),
        ["age"] = g => Datum.Of((decimal)g.Person.Age),
        ["ageAtEnd"] = g => Datum.Of(
            (decimal)(g.Person.Age + ((g.Priced.Ask.Months + MonthsPerYear - 1) / MonthsPerYear))),
        ["carYearsAtEnd"] = g => Datum.Of(Years(g.Priced.Ask.AgeMonths(g.Funder.Day) + g.Priced.Ask.Months)),
        ["condition"] = g => Datum.Of(g.Priced.Ask.Condition == VehicleCondition.New ? "new" : "used"),
        ["employerKnown"] = g => Datum.Of(!string.IsNullOrWhiteSpace(g.Person.Employer)),
        ["openApplications"] = g => Datum.Of((decimal)g.OpenApplications),
        ["applications30"] = g => Datum.Of((decimal)g.Applications30),
        ["vinApplied"] = g => Datum.Of(g.VinApplied),
        ["vinFinanced"] = g => Datum.Of(g.VinFinanced),
        ["monthsUnder"] = g => Datum.Of((decimal)MonthsUnder(g.Priced, g.Funder.Day)),
        ["idFits"] = g => Datum.Of(g.Person.IdFits),
        ["kmPerYear"] = g => Datum.Of(KmPerYear(g)),
    };

    /// <summary>Every figure a policy may name.</summary>
    static readonly Dictionary<string, Func<Gathered, Datum>> Figures =
        Own.Concat(SourceFigures.All.Select(one => KeyValuePair.Create(one.Key, one.Value.Of)))
            .Concat(ScreeningFigures.All).ToDictionary(StringComparer.Ordinal);

    internal static Inputs Of(Policy policy, Gathered gathered)
    {
        var inputs = policy.NewInputs();
        foreach (var name in Gatherable(policy))
        {
            inputs.Set(name, Figures[name](gathered));
        }

        return inputs;
    }

    /// <summary>The fields of a policy that no figure fills; empty for one to rely on.</summary>
    internal static IEnumerable<string> Unknown(Policy policy) =>
        Gatherable(policy).Where(name => !Figures.ContainsKey(name)).Select(name => $"{policy.Name}.{name}");

    /// <summary>All fields but scores and formulas, which the policy itself works out.</summary>
    internal static IEnumerable<string> Gatherable(Policy policy) =>
        policy.Fields.All.Where((field, slot) => !policy.Outputs.Contains(slot) && !field.Computed)
            .Select(field => field.Name);

    static decimal? Income(PersonFacts person) =>
        person.MonthlyIncome is { IsPositive: true } stated ? stated.Major : null;

    /// <summary>What a price is held against: a new car's list price, a used one's valuation.</summary>
    internal static Money Guide(Ask ask) => ask.Condition == VehicleCondition.New ? ask.Model.ListPrice : ask.Worth;

    /// <summary>Months as years, upwards to a tenth: 121 months are 10.1 years.</summary>
    static decimal Years(int months) =>
        decimal.Round(months / (decimal)MonthsPerYear, 1, MidpointRounding.ToPositiveInfinity);

    /// <summary>The most by which the balance exceeds the expected value in any month, over the price.</summary>
    static decimal Gap(Priced priced, DateOnly day) =>
        priced.Balances.Zip(Offering.Values(priced, day), (owed, worth) => owed.Major - worth.Major).Max()
            / priced.Ask.Price.Major;

    /// <summary>Months in which more is owed than the car is expected to be worth.</summary>
    static int MonthsUnder(Priced priced, DateOnly day) =>
        priced.Balances.Zip(Offering.Values(priced, day)).Count(month => month.First > month.Second);

    /// <summary>Of a used car on the road for a year or more: 30 000 km in 24 months are 15 000.</summary>
    static decimal? KmPerYear(Gathered g) =>
        g.Priced.Ask.Condition == VehicleCondition.Used && g.OdometerKm is { } km
            && g.Priced.Ask.AgeMonths(g.Funder.Day) is >= MonthsPerYear and var months
                ? (decimal)km * MonthsPerYear / months
                : null;

    /// <summary>What the lessor counts on at the end and nobody guarantees.</summary>
    static decimal Unguaranteed(Priced priced) =>
        priced is PricedLease { Terms.UnguaranteedResidual: { } residual } ? residual.Major : 0m;

    /// <summary>All that the lessor counts on at the end, whoever guarantees it, over what the car is then expected
    /// to be worth; a car that the customer is certain to buy leaves nothing to count on.</summary>
    static decimal ResidualOverValue(Gathered gathered) =>
        gathered.Priced is PricedLease { Terms: { PurchaseCertain: false } terms } lease
            ? terms.EndValue.Major / Offering.Values(lease, gathered.Funder.Day)[^1].Major
            : 0m;
}
