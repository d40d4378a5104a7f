using Wheelhouse.Decisions;
using Wheelhouse.Sources;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Assessing;

/// <summary>A field that an outside source tells.</summary>
/// <param name="From">Who tells it.</param>
sealed record SourceFigure(SourceKind From, Func<Gathered, Datum> Of);

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

    internal static readonly Dictionary<string, SourceFigure> All =
        new Dictionary<string, SourceFigure>(StringComparer.Ordinal)
        {
            ["identityMatch"] = new(SourceKind.Identity, g => Match(g.Asked.Identity?.Match)),
            ["deceased"] = new(SourceKind.Identity, g => Datum.Of(g.Asked.Identity?.Deceased)),
            ["live"] = new(SourceKind.Identity, g => Datum.Of(g.Asked.Identity?.Live)),
            ["face"] = new(SourceKind.Identity, g => Datum.Of(g.Asked.Identity?.Face)),
            ["phoneMatch"] = new(SourceKind.Phone, g => Match(g.Asked.Phone?.Match)),
            ["phoneActive"] = new(SourceKind.Phone, g => Datum.Of(g.Asked.Phone?.Active)),
            ["phoneMonths"] = new(SourceKind.Phone, g => Datum.Of((decimal?)g.Asked.Phone?.MonthsOnNetwork)),
            ["cardGiven"] = new(SourceKind.BankCard, g => Datum.Of(CardGiven(g.Asked))),
            ["cardMatch"] = new(SourceKind.BankCard, g => Match(g.Asked.BankCard?.Match)),
            ["cardDebit"] = new(SourceKind.BankCard, g => Datum.Of(
                g.Asked.BankCard is { } card ? card.Debit & card.Active : null)),
            ["licence"] = new(SourceKind.Licence, g => Datum.Of(
                g.Asked.Licence is { } licence ? Word(licence, g.Funder.Day) : null)),
            ["licenceCovers"] = new(SourceKind.Licence, g => Datum.Of(
                g.Asked.Licence?.Class is { } given ? CarClasses.Any(given.ToUpperInvariant().Contains) : null)),
            ["dishonest"] = new(SourceKind.Courts, g => Datum.Of(g.Asked.Courts?.Dishonest)),
            ["enforcements"] = new(SourceKind.Courts, g => Datum.Of((decimal?)g.Asked.Courts?.Enforcements)),
            ["sanctions"] = new(SourceKind.Courts, g => Datum.Of(g.Asked.Courts?.Sanctions)),
            ["bureauHit"] = new(SourceKind.Bureau, g => Datum.Of(g.Asked.Bureau?.Hit)),
            ["bureauScore"] = new(SourceKind.Bureau, g => Datum.Of((decimal?)g.Asked.Bureau?.Score)),
            ["bureauDebts"] = new(SourceKind.Bureau, g => Bureau(g, report => report.MonthlyDebts?.Major)),
            ["outstanding"] = new(SourceKind.Bureau, g => Bureau(g, report => report.Outstanding?.Major)),
            ["historyMonths"] = new(SourceKind.Bureau, g => Bureau(g, report => report.HistoryMonths)),
            ["openAccounts"] = new(SourceKind.Bureau, g => Bureau(g, report => report.OpenAccounts)),
            ["overdueDays"] = new(SourceKind.Bureau, g => Bureau(g, report => report.DaysOverdueNow)),
            ["worstDays24"] = new(SourceKind.Bureau, g => Bureau(g, report => report.WorstDaysOverdue24)),
            ["longestRun24"] = new(SourceKind.Bureau, g => Bureau(g, report => report.LongestRunOverdue24)),
            ["monthsOverdue24"] = new(SourceKind.Bureau, g => Bureau(g, report => report.MonthsOverdue24)),
            ["writtenOff"] = new(SourceKind.Bureau, g => Datum.Of(
                g.Asked.Bureau is { } report ? (report.Hit ? report.WrittenOff : false) : null)),
            ["inquiries7"] = new(SourceKind.Alliance, g => Datum.Of((decimal?)g.Asked.Alliance?.Inquiries7)),
            ["inquiries90"] = new(SourceKind.Alliance, g => Datum.Of((decimal?)g.Asked.Alliance?.Inquiries90)),
            ["lenders30"] = new(SourceKind.Alliance, g => Datum.Of((decimal?)g.Asked.Alliance?.Lenders30)),
            ["nightShare90"] = new(SourceKind.Alliance, g => Datum.Of(
                g.Asked.Alliance is { Inquiries90: 0 } ? 0m : g.Asked.Alliance?.NightShare90)),
            ["employed"] = new(SourceKind.Employer, g => Datum.Of(g.Asked.Employer?.Employed)),
            ["employerActive"] = new(SourceKind.Employer, g => Datum.Of(
                g.Asked.Employer is { } fund ? (fund.Employed ? fund.EmployerActive : false) : null)),
            ["monthsPaid"] = new(SourceKind.Employer, g => Datum.Of(
                g.Asked.Employer is { } fund ? (fund.Employed ? fund.MonthsPaid : 0m) : null)),
            ["incomeProved"] = new(SourceKind.Employer, g => Datum.Of(
                g.Asked.Employer?.Base is { IsPositive: true } wage ? wage.Major : null)),
            ["registerContradicts"] = new(SourceKind.Vehicle, g => Datum.Of(Contradicts(g))),
            ["stolen"] = new(SourceKind.Vehicle, g => Car(g, car => car.Stolen)),
            ["damaged"] = new(SourceKind.Vehicle, g => Car(g, car => Either(car.Flooded, car.Salvage))),
            ["pledged"] = new(SourceKind.Vehicle, g => Car(g, car => car.Pledged)),
            ["odometerBack"] = new(SourceKind.Vehicle, g => Datum.Of(WoundBack(g))),
            ["selfSale"] = new(SourceKind.Vehicle, g => Datum.Of(
                IsNew(g) ? false : g.Asked.Vehicle?.OwnerIsSubject)),
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
