namespace Wheelhouse.Servicing.Accounting;

/// <summary>A sum of named measures with their signs, as in <c>received + buyDown - disbursed</c>; <c>0</c> is
/// nothing.</summary>
sealed record SignedSum(IReadOnlyList<(int Sign, string Measure)> Terms)
{
    /// <exception cref="FormatException">It does not read as measures with a sign between them.</exception>
    internal static SignedSum Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["0"])
        {
            return new([]);
        }

        var terms = new List<(int, string)>();
        var sign = 1;
        var expectsMeasure = true;
        foreach (var word in words)
        {
            if (word is "+" or "-")
            {
                expectsMeasure = expectsMeasure && terms.Count > 0
                    ? throw new FormatException($"'{text}' has two signs in a row.")
                    : true;
                sign = word == "-" ? -1 : 1;
            }
            else if (expectsMeasure && word.All(char.IsAsciiLetterOrDigit))
            {
                terms.Add((sign, word));
                expectsMeasure = false;
            }
            else
            {
                throw new FormatException($"'{text}' has no sign before '{word}'.");
            }
        }

        return terms.Count > 0 && !expectsMeasure ? new(terms) : throw new FormatException($"'{text}' ends in a sign.");
    }

    /// <summary>The same sum with a figure for each measure.</summary>
    internal long Of(Func<string, long> measure)
    {
        var sum = 0L;
        foreach (var (sign, name) in Terms)
        {
            sum += sign * measure(name);
        }

        return sum;
    }
}
