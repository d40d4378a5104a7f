using Wheelhouse.Decisions;

/// <summary>Cases to decide.</summary>
static class Cases
{
    static readonly Dictionary<string, Datum> Values = new(StringComparer.Ordinal)
    {
        ["price"] = Datum.Of(169_800m),
        ["financed"] = Datum.Of(64_000m),
        ["ltv"] = Datum.Of(64_000m / 120_000m),
        ["downShare"] = Datum.Of(0.45m),
        ["upFrontShare"] = Datum.Of(0.25m),
        ["months"] = Datum.Of(24m),
        ["instalment"] = Datum.Of(1_971.46m),
        ["rent"] = Datum.Of(1_971.46m),
        ["income"] = Datum.Of(21_800m),
        ["debts"] = Datum.Of(1_150m),
        ["pti"] = Datum.Of(1_971.46m / 21_800m),
        ["dti"] = Datum.Of(3_121.46m / 21_800m),
        ["freeIncome"] = Datum.Of(18_678.54m),
        ["priceOverValue"] = Datum.Of(0.02m),
        ["gap"] = Datum.Of(-0.1m),
        ["age"] = Datum.Of(36m),
        ["ageAtEnd"] = Datum.Of(38m),
        ["carYearsAtEnd"] = Datum.Of(2.5m),
        ["condition"] = Datum.Of("new"),
        ["employerKnown"] = Datum.Of(true),
        ["openApplications"] = Datum.Of(0m),
        ["applications30"] = Datum.Of(1m),
        ["vinApplied"] = Datum.Of(false),
        ["vinFinanced"] = Datum.Of(false),
    };

    /// <summary>A case that the policy approves.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    internal static Inputs Good(Policy policy)
    {
        var inputs = policy.NewInputs();
        foreach (var field in policy.Fields.All.Where(field => !field.Computed && Values.ContainsKey(field.Name)))
        {
            inputs.Set(field.Name, Values[field.Name]);
        }

        return policy.Judge(inputs) == Verdict.Approve
            ? inputs
            : throw new InvalidOperationException($"The case does not pass {policy.Name}.");
    }
}
