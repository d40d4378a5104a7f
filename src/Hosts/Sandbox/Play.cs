using System.Globalization;

namespace Wheelhouse.Sandbox;

/// <summary>A question as the sandbox reads it.</summary>
public sealed record Asked(
    string Request, string? Name = null, string? IdNumber = null, string? Phone = null, string? Card = null,
    string? Vin = null);

/// <summary>What each simulated source says. Pure: from identity number and VIN alone.</summary>
static class Play
{
    static readonly string[] Employers = ["江城光电", "东湖软件", "滨江医院", "江城第三中学", "长风物流", "江城地铁"];

    static readonly string[] Cars = ["sound", "stolen", "flooded", "salvage", "pledged", "wound back"];

    internal static object Answer(Source source, Asked asked) => source switch
    {
        Source.Identity => Identity(Of(asked), Dice(source, asked)),
        Source.Phone => Of(asked) == Character.AnothersPhone
            ? new { Match = "mismatch" }
            : new { Match = "match", MonthsOnNetwork = Dice(source, asked).Between(14, 140), Active = true },
        Source.BankCard => Of(asked) == Character.AnothersCard
            ? new { Match = "mismatch" }
            : new { Match = "match", Debit = true, Active = true },
        Source.Licence => Of(asked) == Character.MayNotDrive
            ? new { Standing = "revoked", Class = "C1" }
            : new { Standing = "valid", Class = "C1", Points = Dice(source, asked).Next(4), Expires = "2031-12-31" },
        Source.Bureau => Bureau(Of(asked), Dice(source, asked)),
        Source.Alliance => Alliance(Of(asked), Dice(source, asked)),
        Source.Courts => Of(asked) == Character.Dishonest
            ? new { Dishonest = true, Enforcements = 2, Sanctions = 0.12m }
            : new { Dishonest = false, Enforcements = 0, Sanctions = 0.01m * Dice(source, asked).Next(30) },
        Source.Vehicle => Vehicle(asked.Vin ?? "", new Draw($"vehicle {asked.Vin}")),
        Source.Employer => Employer(Of(asked), Dice(source, asked)),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    static Character Of(Asked asked) => Draw.Of(asked.IdNumber ?? "");

    static Draw Dice(Source source, Asked asked) => new($"{source} {asked.IdNumber}");

    static object Identity(Character character, Draw dice) => character switch
    {
        Character.Unknown => new { Match = "noRecord" },
        Character.AnothersName => new { Match = "mismatch", Live = true },
        Character.AnothersFace => new { Match = "match", Face = 0.31m, Live = true, Deceased = false },
        _ => new { Match = "match", Face = 0.01m * dice.Between(91, 99), Live = true, Deceased = false },
    };

    /// <summary>What a person owes a month by the bureau, in whole yuan; 0 for one it does not know.</summary>
    internal static int Owed(string idNumber) => Draw.Of(idNumber) is Character.ThinFile or Character.Unknown
        ? 0
        : Owed(Dice(Source.Bureau, new("", IdNumber: idNumber))).Monthly;

    /// <summary>The first that is drawn of a report.</summary>
    static (int Accounts, int Monthly) Owed(Draw dice)
    {
        var accounts = dice.Between(1, 6);
        return (accounts, accounts * dice.Between(150, 420));
    }

    static object Bureau(Character character, Draw dice)
    {
        if (character is Character.ThinFile or Character.Unknown)
        {
            return new { Hit = false };
        }

        var (accounts, monthly) = Owed(dice);
        var good = character is not (Character.Behind or Character.WrittenOff);
        return new
        {
            Hit = true,
            Score = good ? dice.Between(640, 820) : dice.Between(380, 470),
            HistoryMonths = dice.Between(30, 180),
            OpenAccounts = accounts,
            MonthlyDebts = Yuan(monthly),
            Outstanding = Yuan(monthly * dice.Between(8, 20)),
            DaysOverdueNow = character == Character.Behind ? dice.Between(35, 80) : 0,
            WorstDaysOverdue24 = good ? 0 : dice.Between(95, 160),
            LongestRunOverdue24 = good ? 0 : 4,
            MonthsOverdue24 = good ? dice.Next(2) : 7,
            WrittenOff = character == Character.WrittenOff,
            Inquiries90 = character == Character.AsksEverywhere ? dice.Between(11, 19) : dice.Next(3),
        };
    }

    static object Alliance(Character character, Draw dice)
    {
        var many = character == Character.AsksEverywhere;
        var week = many ? dice.Between(6, 12) : dice.Next(2);
        var month = week + (many ? dice.Between(8, 15) : dice.Next(2));
        var quarter = month + (many ? dice.Between(10, 20) : dice.Next(3));
        return new
        {
            Inquiries7 = week,
            Inquiries30 = month,
            Inquiries90 = quarter,
            Inquiries180 = quarter + dice.Next(4),
            Lenders30 = many ? month - 2 : month,
            Lenders90 = many ? quarter - 3 : quarter,
            Online90 = many ? quarter / 2 : 0,
            NightShare90 = many ? 0.45m : 0m,
        };
    }

    static object Employer(Character character, Draw dice) => character is Character.NoEmployer or Character.Unknown
        ? new { Employed = false }
        : new
        {
            Employed = true,
            Employer = Employers[dice.Next(Employers.Length)],
            MonthsPaid = dice.Between(14, 160),
            Base = Yuan(dice.Between(55, 240) * 100),
            EmployerActive = true,
            Staff = dice.Between(20, 4000),
        };

    /// <summary>A VIN that ends with 9999 and a digit from 1 to 5 asks for a fault; every other car is sound.</summary>
    static object Vehicle(string vin, Draw dice)
    {
        var fault = vin is [.., '9', '9', '9', '9', >= '1' and <= '5' and var digit] ? Cars[digit - '0'] : Cars[0];
        return new
        {
            Known = true,
            Owners = 1,
            OwnerIsSubject = false,
            Stolen = fault == "stolen",
            Flooded = fault == "flooded",
            Salvage = fault == "salvage",
            Pledged = fault == "pledged",
            LastOdometerKm = fault == "wound back" ? 260_000 : dice.Between(5, 60),
            LastOdometerOn = new DateOnly(2025, 6, 1).ToString("O", CultureInfo.InvariantCulture),
        };
    }

    static object Yuan(long yuan) => new { MinorUnits = yuan * 100, Currency = "CNY" };
}
