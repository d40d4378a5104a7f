using System.Security.Cryptography;
using System.Text;

namespace Wheelhouse.Sandbox;

/// <summary>What the simulated sources know of a person: a course of life, drawn from the identity number.</summary>
/// <remarks>
/// A number that begins with 9901 and two digits from 11 asks for one course (the table is in
/// docs/reference/sources.md); no place has such a region code. Every other number draws: of a thousand, 935 are
/// sound, 25 have hardly any history, 15 are behind now, 10 ask everywhere, 5 are on the courts' list, 5 have another's
/// phone, and 5 do not exist.
/// </remarks>
public enum Character
{
    /// <summary>Nothing against the person.</summary>
    Sound,

    /// <summary>Never borrowed: the bureau has no report.</summary>
    ThinFile,

    /// <summary>Behind with a loan today, and often before.</summary>
    Behind,

    /// <summary>A loan was written off.</summary>
    WrittenOff,

    /// <summary>Asks many lenders for money, by phone and by night.</summary>
    AsksEverywhere,

    /// <summary>On the courts' list of dishonest debtors.</summary>
    Dishonest,

    /// <summary>Public security knows the number by another name.</summary>
    AnothersName,

    /// <summary>Public security does not know the number.</summary>
    Unknown,

    /// <summary>The face is another's.</summary>
    AnothersFace,

    /// <summary>The phone is registered to another.</summary>
    AnothersPhone,

    /// <summary>The card is another's.</summary>
    AnothersCard,

    /// <summary>May not drive any more.</summary>
    MayNotDrive,

    /// <summary>Nobody pays contributions.</summary>
    NoEmployer,
}

/// <summary>Draws without chance: the same text gives the same figures, today and in every process.</summary>
sealed class Draw(string text)
{
    readonly byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text));

    int at;

    /// <summary>The character that a number plays.</summary>
    internal static Character Of(string idNumber) =>
        Ordered(idNumber) ?? new Draw($"character {idNumber}").Next(1000) switch
        {
            < 935 => Character.Sound,
            < 960 => Character.ThinFile,
            < 975 => Character.Behind,
            < 985 => Character.AsksEverywhere,
            < 990 => Character.Dishonest,
            < 995 => Character.AnothersPhone,
            _ => Character.Unknown,
        };

    /// <summary>From 0 to below a limit of at most 65 536.</summary>
    internal int Next(int below)
    {
        var drawn = (bytes[at % bytes.Length] << 8) | bytes[(at + 1) % bytes.Length];
        at += 2;
        return drawn % below;
    }

    /// <summary>From the least to the most, both included.</summary>
    internal int Between(int least, int most) => least + Next(most - least + 1);

    /// <summary>One course for each two digits from 11 on, in the order of <see cref="Character"/>.</summary>
    static Character? Ordered(string idNumber)
    {
        const string nowhere = "9901";
        const int first = 11;
        return idNumber.StartsWith(nowhere, StringComparison.Ordinal) && idNumber.Length > 5
            && int.TryParse(idNumber.AsSpan(4, 2), out var code)
            && code - first is >= 0 and <= (int)Character.NoEmployer and var course
                ? (Character)course
                : null;
    }
}
