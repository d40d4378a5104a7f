using System.Globalization;

namespace Wheelhouse.Simulation.People;

/// <summary>Numbers that pass the checks and are nobody's: no place has their region code 990101.</summary>
static class Identities
{
    static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>A resident identity number by GB 11643-1999 of somebody aged 20 to 60.</summary>
    /// <remarks>The order number is the person's own modulo 1000, the birthday is cast: hardly ever twice.</remarks>
    internal static string Number(Dice dice, int number, DateOnly today)
    {
        var age = dice.Weigh((20, 22), (30, 29), (30, 37), (15, 46), (5, 56));
        var born = today.AddYears(-age).AddDays(-dice.Between(0, 1500));
        var digits = string.Create(CultureInfo.InvariantCulture, $"990101{born:yyyyMMdd}{number % 1000:000}");
        var sum = digits.Select((c, i) => (c - '0') * Weights[i]).Sum();
        return digits + "10X98765432"[sum % 11];
    }

    internal static string Phone(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"199000{number % 100_000:00000}");

    /// <summary>A VIN by ISO 3779 with its check digit (weights of FMVSS 565): maker, model year, serial.</summary>
    /// <param name="maker">The world manufacturer identifier, three characters.</param>
    internal static string Vin(string maker, char modelYear, int serial)
    {
        var vin = string.Create(CultureInfo.InvariantCulture, $"{maker}WH1A20{modelYear}A{serial:000000}");
        return string.Concat(vin.AsSpan(0, 8), CheckDigit(vin).ToString(), vin.AsSpan(9));
    }

    static char CheckDigit(string vin)
    {
        int[] weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        var sum = vin.Select((c, i) => Value(c) * weights[i]).Sum() % 11;
        return sum == 10 ? 'X' : (char)('0' + sum);
    }

    static int Value(char c) => char.IsAsciiDigit(c) ? c - '0' : c switch
    {
        >= 'A' and <= 'H' => c - 'A' + 1,
        >= 'J' and <= 'N' => c - 'J' + 1,
        'P' => 7,
        'R' => 9,
        _ => c - 'S' + 2,
    };
}
