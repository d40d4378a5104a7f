using Wheelhouse.Kernel;

namespace Wheelhouse.Sources;

/// <summary>What a source says, as it came over the wire and was checked. What it leaves out is unknown.</summary>
public abstract record SourceAnswer
{
    const int MostCount = 10_000;
    const int MostMonths = 1_200;
    const long MostMinorUnits = 1_000_000_000_000;

    /// <summary>The answer in a few words, for the lender's own people: names nobody.</summary>
    public abstract Text Say();

    /// <summary>Whether every figure can be.</summary>
    internal abstract bool IsPossible { get; }

    /// <summary>Counts are from 0 to 10 000.</summary>
    protected static bool Counts(params ReadOnlySpan<int?> counts) => Within(MostCount, counts);

    /// <summary>Months are from 0 to 1 200: nobody owes, drives or works for more than a hundred years.</summary>
    protected static bool Months(params ReadOnlySpan<int?> months) => Within(MostMonths, months);

    /// <summary>Shares and similarities are from 0 to 1.</summary>
    protected static bool Share(decimal? share) => share is null or (>= 0m and <= 1m);

    /// <summary>Amounts are from zero to ten thousand million, in the currency of the country.</summary>
    protected static bool Amount(Money? amount) =>
        amount is not { } money
        || (money.MinorUnits is >= 0 and <= MostMinorUnits && money.Currency == Currency.Cny);

    /// <summary>Words are at most 200 characters.</summary>
    protected static bool Words(string? words) => words is null or { Length: <= 200 };

    static bool Within(int most, ReadOnlySpan<int?> figures)
    {
        foreach (var figure in figures)
        {
            if (figure < 0 || figure > most)
            {
                return false;
            }
        }

        return true;
    }
}
