using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Cli.Input;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>A tape that is read to its end and fit to be imported, or a part of it.</summary>
/// <param name="On">The end of the reporting period: the day of the take-over.</param>
/// <param name="Of">How many loans the file has.</param>
sealed record ReadTape(IReadOnlyList<TapeLoan> Loans, DateOnly On, int Of)
{
    const int MostComplaints = 20;
    const int LongestNumber = 40;

    /// <summary>Reads all rows before anything is written.</summary>
    /// <param name="most">Only so many loans: those whose numbers have the lowest SHA-256; null is all.</param>
    /// <exception cref="UnreadableException">A row cannot be read, or does not fit the others.</exception>
    public static async Task<ReadTape> From(string operand, Stream input, int? most, CancellationToken cancel)
    {
        await using var stream = InputFile.Open(operand, input);
        var file = InputFile.Name(operand);
        using var tape = TapeReader.Open(stream, file);
        var loans = new List<TapeLoan>();
        while (tape.Next() is { } loan)
        {
            cancel.ThrowIfCancellationRequested();
            loans.Add(loan);
        }

        List<string> wrong = [.. tape.Wrong, .. Unfit(loans, file)];
        if (wrong.Count > 0)
        {
            var more = wrong.Count > MostComplaints ? $"\nand {wrong.Count - MostComplaints} more" : "";
            throw new UnreadableException(string.Join('\n', wrong.Take(MostComplaints)) + more);
        }

        return loans.Count == 0
            ? throw new UnreadableException($"{file}: there is no loan in it")
            : new(most is { } part ? Sample(loans, part) : loans, loans[0].Facts.Ending, loans.Count);
    }

    static IEnumerable<string> Unfit(List<TapeLoan> loans, string file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var loan in loans)
        {
            var ending = loan.Facts.Ending;
            if (loan.Number.Length is 0 or > LongestNumber)
            {
                yield return $"{file}: loan '{loan.Number}': expected an assetNumber of 1 to {LongestNumber} "
                    + "characters";
            }
            else if (!seen.Add(loan.Number))
            {
                yield return $"{file}: loan {loan.Number} stands in it twice; leave one row";
            }

            if (ending != loans[0].Facts.Ending || ending.AddDays(1).Day != 1)
            {
                yield return $"{file}: loan {loan.Number}: expected a reportingPeriodEndingDate that is the last day "
                    + $"of a month and the same in all rows, found {ending:O}";
            }

            if (loan.Facts.OriginatedOn > ending)
            {
                yield return $"{file}: loan {loan.Number}: expected an originationDate before {ending:O}";
            }
        }
    }

    /// <summary>The same part of the same tape on any machine, whatever the order of its rows.</summary>
    static List<TapeLoan> Sample(List<TapeLoan> loans, int most) =>
    [
        .. loans.OrderBy(Hash, StringComparer.Ordinal).Take(most).OrderBy(l => l.Number, StringComparer.Ordinal),
    ];

    static string Hash(TapeLoan loan) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(loan.Number)));
}
