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
        ["bureauDebts"] = Datum.Of(1400m),
    };

    /// <summary>What outside sources and the lender's own screening say of him.</summary>
    static readonly Dictionary<string, Datum> Said = new(StringComparer.Ordinal)
    {
        ["monthsUnder"] = Datum.Of(6m),
        ["idFits"] = Datum.Of(true),
        ["identityMatch"] = Datum.Of("match"),
        ["deceased"] = Datum.Of(false),
        ["live"] = Datum.Of(true),
        ["face"] = Datum.Of(0.94m),
        ["registerContradicts"] = Datum.Of(false),
        ["phoneMatch"] = Datum.Of("match"),
        ["phoneActive"] = Datum.Of(true),
        ["phoneMonths"] = Datum.Of(40m),
        ["cardGiven"] = Datum.Of(true),
        ["cardMatch"] = Datum.Of("match"),
        ["cardDebit"] = Datum.Of(true),
        ["licence"] = Datum.Of("valid"),
        ["licenceCovers"] = Datum.Of(true),
        ["blacklisted"] = Datum.Of(false),
        ["blacklistAppeal"] = Datum.Of(false),
        ["dishonest"] = Datum.Of(false),
        ["enforcements"] = Datum.Of(0m),
        ["sanctions"] = Datum.Of(0.1m),
        ["bureauHit"] = Datum.Of(true),
        ["bureauScore"] = Datum.Of(700m),
        ["outstanding"] = Datum.Of(21000m),
        ["historyMonths"] = Datum.Of(70m),
        ["openAccounts"] = Datum.Of(3m),
        ["overdueDays"] = Datum.Of(0m),
        ["worstDays24"] = Datum.Of(0m),
        ["longestRun24"] = Datum.Of(0m),
        ["monthsOverdue24"] = Datum.Of(0m),
        ["writtenOff"] = Datum.Of(false),
        ["inquiries7"] = Datum.Of(0m),
        ["inquiries90"] = Datum.Of(2m),
        ["lenders30"] = Datum.Of(1m),
        ["nightShare90"] = Datum.Of(0m),
        ["velocityHour"] = Datum.Of(0m),
        ["velocityDay"] = Datum.Of(0m),
        ["velocityWeek"] = Datum.Of(0m),
        ["deviceGiven"] = Datum.Of(true),
        ["deviceOthers"] = Datum.Of(0m),
        ["deviceFlags"] = Datum.Of(0m),
        ["ringPeople"] = Datum.Of(1m),
        ["ringBadShare"] = Datum.Of(0m),
        ["ringDistance"] = Datum.Of(3m),
        ["contactsOdd"] = Datum.Of(0m),
        ["placeGiven"] = Datum.Of(true),
        ["kmFromDealer"] = Datum.Of(12m),
        ["impossibleTravel"] = Datum.Of(false),
        ["samePlacePeople"] = Datum.Of(0m),
        ["employed"] = Datum.Of(true),
        ["employerActive"] = Datum.Of(true),
        ["monthsPaid"] = Datum.Of(48m),
        ["employerBadShare"] = Datum.Of(0m),
        ["incomeProved"] = Datum.Of(9000m),
        ["stolen"] = Datum.Of(false),
        ["damaged"] = Datum.Of(false),
        ["pledged"] = Datum.Of(false),
        ["odometerBack"] = Datum.Of(false),
        ["kmPerYear"] = Datum.Of(14000m),
        ["selfSale"] = Datum.Of(false),
        ["dealerStands"] = Datum.Of(false),
        ["dealerLow"] = Datum.Of(0.01m),
        ["dealerDay"] = Datum.Of(7m),
    };

    /// <summary>What differs from one applicant to the next, from one end to the other.</summary>
    static readonly (string Field, decimal Low, decimal High, int Decimals)[] Spread =
    [
        ("financed", 30_000m, 160_000m, 0), ("downShare", 0.1m, 0.6m, 3), ("ltv", 0.3m, 0.9m, 3),
        ("months", 12m, 60m, 0), ("instalment", 900m, 4_000m, 2), ("income", 8_000m, 40_000m, 0),
        ("pti", 0.05m, 0.4m, 4), ("dti", 0.1m, 0.6m, 4), ("freeIncome", 1_000m, 20_000m, 2),
        ("bureauScore", 560m, 840m, 0), ("bureauDebts", 0m, 4_000m, 0), ("historyMonths", 6m, 200m, 0),
        ("inquiries90", 0m, 14m, 0), ("monthsPaid", 3m, 160m, 0), ("age", 19m, 60m, 0),
    ];

    /// <summary>A case that the policy approves.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    internal static Inputs Good(Policy policy)
    {
        var inputs = policy.NewInputs();
        foreach (var field in policy.Fields.All.Where(field => !field.Computed))
        {
            if (Values.TryGetValue(field.Name, out var value) || Said.TryGetValue(field.Name, out value))
            {
                inputs.Set(field.Name, value);
            }
        }

        return policy.Judge(inputs) == Verdict.Approve
            ? inputs
            : throw new InvalidOperationException($"The case does not pass {policy.Name}.");
    }

    /// <summary>The good case with other figures, the same crowd in every run.</summary>
    internal static IEnumerable<Inputs> Crowd(Policy policy, int count)
    {
        var random = new Random(20_26);
        for (var n = 0; n < count; n++)
        {
            var inputs = Good(policy);
            foreach (var (name, low, high, decimals) in Spread)
            {
                if (policy.Fields.TryGet(name, out var slot) && !policy.Fields[slot].Computed)
                {
                    inputs.Set(name, Datum.Of(decimal.Round(
                        low + ((high - low) * random.Next(1_000_001) / 1_000_000m), decimals,
                        MidpointRounding.ToEven)));
                }
            }

            yield return inputs;
        }
    }
}
