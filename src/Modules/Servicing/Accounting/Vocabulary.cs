namespace Wheelhouse.Servicing.Accounting;

/// <summary>What accounting rules of a family may speak of: its measures, and which follow from others.</summary>
/// <param name="Measures">Every measure by its name; its place is its index.</param>
/// <param name="Identities">What holds of every state: a measure and the sum of others that it is. Each measure stands
/// on the left at most once, and none on the right stands on a left.</param>
/// <param name="Conditions">States for which rules may say something else, as <c>chargedOff</c>.</param>
sealed record Vocabulary(
    IReadOnlyList<string> Measures, IReadOnlyDictionary<string, SignedSum> Identities,
    IReadOnlyList<string> Conditions)
{
    /// <summary>The place of a measure, or -1.</summary>
    internal int IndexOf(string measure)
    {
        for (var i = 0; i < Measures.Count; i++)
        {
            if (Measures[i] == measure)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What is left of a sum of sums when every identity is put in: measures that do not cancel out.</summary>
    /// <remarks>Empty is the proof that the sum is zero for every state of which the identities hold. By hand: of
    /// principal = lent - repaid, the sum principal + repaid - lent leaves nothing.</remarks>
    internal IReadOnlyDictionary<string, int> Remainder(IEnumerable<SignedSum> sums)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (sign, measure) in sums.SelectMany(sum => sum.Terms))
        {
            var parts = Identities.TryGetValue(measure, out var identity) ? identity.Terms : [(1, measure)];
            foreach (var (inner, part) in parts)
            {
                left[part] = left.GetValueOrDefault(part) + (sign * inner);
            }
        }

        return left.Where(rest => rest.Value != 0).ToDictionary(StringComparer.Ordinal);
    }
}
