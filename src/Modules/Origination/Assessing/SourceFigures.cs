using Wheelhouse.Decisions;
using Wheelhouse.Sources;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Assessing;

/// <summary>From what outside sources said to the fields of a policy. A source that did not answer leaves its fields
/// missing.</summary>
static class SourceFigures
{
    const int MonthOfDays = 31;
    const int NewCarDays = 60;
    const int ModelYearsApart = 2;

    /// <summary>Classes that allow a car of up to nine seats (Order 162 of the Ministry of Public Security, annex 1).
    /// </summary>
    static readonly string[] CarClasses = ["A1", "A2", "A3", "B1", "B2", "C1", "C2"];

    internal static readonly IReadOnlyDictionary<string, Func<Gathered, Datum>> All =
        new Dictionary<string, Func<Gathered, Datum>>(StringComparer.Ordinal)
        {
            ["identityMatch"] = g => Match(g.Asked.Identity?.Match),
            ["deceased"] = g => Datum.Of(g.Asked.Identity?.Deceased),
            ["live"] = g => Datum.Of(g.Asked.Identity?.Live),
            ["face"] = g => Datum.Of(g.Asked.Identity?.Face),
            ["phoneMatch"] = g => Match(g.Asked.Phone?.Match),
            ["phoneActive"] = g => Datum.Of(g.Asked.Phone?.Active),
            ["phoneMonths"] = g => Datum.Of((decimal?)g.Asked.Phone?.MonthsOnNetwork),
            ["cardGiven"] = g => Datum.Of(CardGiven(g.Asked)),
            ["cardMatch"] = g => Match(g.Asked.BankCard?.Match),
            ["cardDebit"] = g => Datum.Of(g.Asked.BankCard is { } card ? card.Debit & card.Active : null),
            ["licence"] = g => Datum.Of(
                g.Asked.Licence is { } licence ? Word(licence, g.Funder.Day) : null),
            ["licenceCovers"] = g => Datum.Of(
                g.Asked.Licence?.Class is { } given ? CarClasses.Any(given.ToUpperInvariant().Contains) : null),
            ["dishonest"] = g => Datum.Of(g.Asked.Courts?.Dishonest),
            ["enforcements"] = g => Datum.Of((decimal?)g.Asked.Courts?.Enforcements),
            ["sanctions"] = g => Datum.Of(g.Asked.Courts?.Sanctions),
            ["bureauHit"] = g => Datum.Of(g.Asked.Bureau?.Hit),
            ["bureauScore"] = g => Datum.Of((decimal?)g.Asked.Bureau?.Score),
            ["bureauDebts"] = g => Bureau(g, report => report.MonthlyDebts?.Major),
            ["outstanding"] = g => Bureau(g, report => report.Outstanding?.Major),
            ["historyMonths"] = g => Bureau(g, report => report.HistoryMonths),
            ["openAccounts"] = g => Bureau(g, report => report.OpenAccounts),
            ["overdueDays"] = g => Bureau(g, report => report.DaysOverdueNow),
            ["worstDays24"] = g => Bureau(g, report => report.WorstDaysOverdue24),
            ["longestRun24"] = g => Bureau(g, report => report.LongestRunOverdue24),
            ["monthsOverdue24"] = g => Bureau(g, report => report.MonthsOverdue24),
            ["writtenOff"] = g => Datum.Of(
                g.Asked.Bureau is { } report ? (report.Hit ? report.WrittenOff : false) : null),
            ["inquiries7"] = g => Datum.Of((decimal?)g.Asked.Alliance?.Inquiries7),
            ["inquiries90"] = g => Datum.Of((decimal?)g.Asked.Alliance?.Inquiries90),
            ["lenders30"] = g => Datum.Of((decimal?)g.Asked.Alliance?.Lenders30),
            ["nightShare90"] = g => Datum.Of(
                g.Asked.Alliance is { Inquiries90: 0 } ? 0m : g.Asked.Alliance?.NightShare90),
            ["employed"] = g => Datum.Of(g.Asked.Employer?.Employed),
            ["employerActive"] = g => Datum.Of(
                g.Asked.Employer is { } fund ? (fund.Employed ? fund.EmployerActive : false) : null),
            ["monthsPaid"] = g => Datum.Of(
                g.Asked.Employer is { } fund ? (fund.Employed ? fund.MonthsPaid : 0m) : null),
            ["incomeProved"] = g => Datum.Of(g.Asked.Employer?.Base is { IsPositive: true } wage ? wage.Major : null),
            ["registerContradicts"] = g => Datum.Of(Contradicts(g)),
            ["stolen"] = g => Car(g, car => car.Stolen),
            ["damaged"] = g => Car(g, car => Either(car.Flooded, car.Salvage)),
            ["pledged"] = g => Car(g, car => car.Pledged),
            ["odometerBack"] = g => Datum.Of(WoundBack(g)),
            ["selfSale"] = g => IsNew(g) ? Datum.Of(false) : Datum.Of(g.Asked.Vehicle?.OwnerIsSubject),
        };

    static bool IsNew(Gathered g) => g.Priced.Ask.Condition == VehicleCondition.New;

    static Datum Match(RegisterMatch? match) => Datum.Of(match is { } known ? Word(known) : null);

    static string Word(RegisterMatch match) => match switch
    {
        RegisterMatch.Match => "match",
        RegisterMatch.Mismatch => "mismatch",
        RegisterMatch.NoRecord => "noRecord",
    };

    /// <summary>Whether there was a card to ask with; unknown where nobody was asked.</summary>
    static bool? CardGiven(SourceFacts asked) =>
        asked.Calls.FirstOrDefault(call => call.Kind == SourceKind.BankCard) is { } call
            ? call.Outcome != CallOutcome.NothingToAsk
            : null;

    /// <summary>A licence that runs out before the day is no valid one, whatever its standing says.</summary>
    static string Word(LicenceAnswer licence, DateOnly day) => licence.Standing switch
    {
        LicenceStanding.Valid => licence.Expires < day ? "expired" : "valid",
        LicenceStanding.Suspended => "suspended",
        LicenceStanding.Revoked => "revoked",
        LicenceStanding.Expired => "expired",
        LicenceStanding.None => "none",
    };

    /// <summary>A figure of the report; 0 for a person whom the bureau does not know, who owes nobody known to
    /// it.</summary>
    static Datum Bureau(Gathered g, Func<BureauAnswer, decimal?> figure) =>
        Datum.Of(g.Asked.Bureau is { } report ? (report.Hit ? figure(report) : 0m) : null);

    /// <summary>What the register says of a car it knows; of a new one that it does not know yet, nothing
    /// bad.</summary>
    static Datum Car(Gathered g, Func<VehicleAnswer, bool?> says) => Datum.Of(g.Asked.Vehicle switch
    {
        null => null,
        { Known: true } car => says(car),
        _ => IsNew(g) ? false : null,
    });

    static bool? Either(bool? one, bool? other) => one | other;

    /// <summary>Whether the register's last reading is above what the odometer shows now.</summary>
    static bool? WoundBack(Gathered g) =>
        IsNew(g) ? false
        : g.Asked.Vehicle is { } car && g.OdometerKm is { } now ? car.LastOdometerKm > now
        : null;

    /// <summary>Whether the register tells another story of the car than the form: first on the road on another day, by
    /// a month; on the road though it is sold as new; of a model year far from its first registration.</summary>
    static bool? Contradicts(Gathered g)
    {
        if (g.Asked.Vehicle is not { } car)
        {
            return null;
        }

        if (!car.Known)
        {
            return IsNew(g) ? false : null;
        }

        var first = g.Priced.Ask.FirstRegistered ?? g.Funder.Day;
        var days = IsNew(g) ? NewCarDays : MonthOfDays;
        return (car.FirstRegistered is { } registered && Math.Abs(registered.DayNumber - first.DayNumber) > days)
            || (car.ModelYear is { } year && Math.Abs(year - first.Year) > ModelYearsApart);
    }
}
