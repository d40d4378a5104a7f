using Wheelhouse.Decisions;
using Wheelhouse.Origination.Assessing;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>A case that the second version of the car loan's policy approves, and the same with something changed.
/// </summary>
static class ThirtyChecks
{
    internal static readonly Policy CarLoan2 = new PolicyBook().Find("car-loan", 2)!;

    static readonly Dictionary<string, string> Deal = new(StringComparer.Ordinal)
    {
        ["financed"] = "n:64000",
        ["price"] = "n:110000",
        ["ltv"] = "n:0.6",
        ["downShare"] = "n:0.4",
        ["months"] = "n:36",
        ["instalment"] = "n:1971.46",
        ["income"] = "n:11800",
        ["debts"] = "n:1000",
        ["bureauDebts"] = "n:1400",
        ["pti"] = "n:0.1670728813559322",
        ["priceOverValue"] = "n:0.02",
        ["gap"] = "n:0.05",
        ["monthsUnder"] = "n:6",
        ["age"] = "n:36",
        ["ageAtEnd"] = "n:39",
        ["carYearsAtEnd"] = "n:5",
        ["condition"] = "t:used",
        ["openApplications"] = "n:0",
        ["applications30"] = "n:1",
        ["vinApplied"] = "f:false",
        ["vinFinanced"] = "f:false",
    };

    /// <summary>What sources and the lender's own screening say.</summary>
    static readonly Dictionary<string, string> Said = new(StringComparer.Ordinal)
    {
        ["idFits"] = "f:true",
        ["identityMatch"] = "t:match",
        ["deceased"] = "f:false",
        ["live"] = "f:true",
        ["face"] = "n:0.94",
        ["registerContradicts"] = "f:false",
        ["phoneMatch"] = "t:match",
        ["phoneActive"] = "f:true",
        ["phoneMonths"] = "n:40",
        ["cardGiven"] = "f:true",
        ["cardMatch"] = "t:match",
        ["cardDebit"] = "f:true",
        ["licence"] = "t:valid",
        ["licenceCovers"] = "f:true",
        ["blacklisted"] = "f:false",
        ["blacklistAppeal"] = "f:false",
        ["dishonest"] = "f:false",
        ["enforcements"] = "n:0",
        ["sanctions"] = "n:0.1",
        ["bureauHit"] = "f:true",
        ["bureauScore"] = "n:700",
        ["outstanding"] = "n:21000",
        ["historyMonths"] = "n:70",
        ["openAccounts"] = "n:3",
        ["overdueDays"] = "n:0",
        ["worstDays24"] = "n:0",
        ["longestRun24"] = "n:0",
        ["monthsOverdue24"] = "n:0",
        ["writtenOff"] = "f:false",
        ["inquiries7"] = "n:0",
        ["inquiries90"] = "n:2",
        ["lenders30"] = "n:1",
        ["nightShare90"] = "n:0",
        ["velocityHour"] = "n:0",
        ["velocityDay"] = "n:0",
        ["velocityWeek"] = "n:0",
        ["deviceGiven"] = "f:true",
        ["deviceOthers"] = "n:0",
        ["deviceFlags"] = "n:0",
        ["ringPeople"] = "n:1",
        ["ringBadShare"] = "n:0",
        ["ringDistance"] = "n:3",
        ["contactsOdd"] = "n:0",
        ["placeGiven"] = "f:true",
        ["kmFromDealer"] = "n:12",
        ["impossibleTravel"] = "f:false",
        ["samePlacePeople"] = "n:0",
        ["employed"] = "f:true",
        ["employerActive"] = "f:true",
        ["monthsPaid"] = "n:48",
        ["employerBadShare"] = "n:0",
        ["incomeProved"] = "n:9000",
        ["stolen"] = "f:false",
        ["damaged"] = "f:false",
        ["pledged"] = "f:false",
        ["odometerBack"] = "f:false",
        ["kmPerYear"] = "n:14000",
        ["selfSale"] = "f:false",
        ["dealerStands"] = "f:false",
        ["dealerLow"] = "n:0.01",
        ["dealerDay"] = "n:7",
    };

    /// <summary>What is gathered for the policy.</summary>
    internal static IEnumerable<string> Gathered => Deal.Keys.Concat(Said.Keys);

    /// <summary>The good case with changes written <c>field=value;field=value</c> in canonical form.</summary>
    internal static Inputs With(string changes)
    {
        var values = Deal.Concat(Said).ToDictionary(StringComparer.Ordinal);
        foreach (var change in changes.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = change.Split('=');
            values[parts[0]] = parts[1];
        }

        return Inputs.Read(CarLoan2.Fields, values);
    }
}
