using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;

namespace Wheelhouse.Banking.Imports;

/// <summary>What a movement was found to belong to, or why nothing was found.</summary>
/// <param name="Why">A code that a person reads as a sentence; null where nothing pointed anywhere.</param>
readonly record struct Match(Id<Agreement>? Agreement, MatchedBy? Rule, string? Why);

/// <summary>Finds the agreement of a payment in what its payer wrote. Pure.</summary>
/// <remarks>The reference that banks pass on unchanged counts more than the text that people type; between two
/// agreements in one text nobody chooses but a person.</remarks>
static class Matching
{
    const int MostWords = 12;
    const int ShortestWord = 5;
    const int LongestWord = 40;

    internal const string Several = "banking.several_agreements";

    /// <summary>What in a movement may be an agreement's number: words with a digit, in capitals.</summary>
    internal static IEnumerable<string> Words(BankEntry entry) =>
        Words(entry.EndToEnd).Concat(Words(entry.Text)).Take(MostWords);

    /// <param name="numbers">Agreements by number; the words of many movements were asked for at once.</param>
    internal static Match Of(BankEntry entry, IReadOnlyDictionary<string, Id<Agreement>> numbers)
    {
        var named = Found(entry.EndToEnd, numbers);
        if (named.Count == 1)
        {
            return new(named[0], MatchedBy.EndToEnd, null);
        }

        var written = Found(entry.Text, numbers);
        return named.Count + written.Count == 0 ? default
            : named.Count == 0 && written.Count == 1 ? new(written[0], MatchedBy.Text, null)
            : new(null, null, Several);
    }

    static List<Id<Agreement>> Found(string? text, IReadOnlyDictionary<string, Id<Agreement>> numbers)
    {
        var found = new List<Id<Agreement>>(1);
        foreach (var word in Words(text))
        {
            if (numbers.TryGetValue(word, out var agreement) && !found.Contains(agreement))
            {
                found.Add(agreement);
            }
        }

        return found;
    }

    static IEnumerable<string> Words(string? text)
    {
        if (text is null)
        {
            yield break;
        }

        for (int from = 0, to; from < text.Length; from = to + 1)
        {
            for (to = from; to < text.Length && (char.IsAsciiLetterOrDigit(text[to]) || text[to] == '-'); to++)
            {
            }

            if (to - from is >= ShortestWord and <= LongestWord
                && text.AsSpan(from, to - from).ContainsAnyInRange('0', '9'))
            {
                yield return text[from..to].ToUpperInvariant();
            }
        }
    }
}
