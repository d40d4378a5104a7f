namespace Wheelhouse.Insuring;

/// <summary>What a risk says of one rating factor: a number or a word.</summary>
public sealed record RatingValue(string Factor, decimal? Number = null, string? Word = null);

/// <summary>A class of a rating factor.</summary>
/// <param name="Relativity">Claim frequency of the class over that of the base; above 0.</param>
/// <param name="From">The lowest number of the class, of a factor of numbers; null in the lowest class, which has no
/// lower end.</param>
/// <param name="Words">The words of the class, of a factor of words; empty in the class of all other words.</param>
public sealed record Band(
    string Id, decimal Relativity, decimal? From = null, IReadOnlyList<string>? Words = null);

/// <summary>A rating factor: what is asked, and the classes an answer falls in.</summary>
/// <param name="Bands">Of numbers by rising <see cref="Band.From"/>; of words in any order.</param>
public sealed record RatingFactor(string Name, IReadOnlyList<Band> Bands)
{
    public bool IsOfWords => Bands.Any(band => band.Words is not null);

    /// <summary>The class of an answer; null where it falls in none.</summary>
    public Band? BandOf(RatingValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return IsOfWords ? value.Word is { } word ? BandOf(word) : null
            : value.Number is { } number ? Bands.LastOrDefault(band => band.From is null || band.From <= number)
            : null;
    }

    /// <summary>What is wrong with the factor, or null.</summary>
    internal string? Wrong() =>
        string.IsNullOrWhiteSpace(Name) || Bands.Count == 0 ? "a factor needs a name and a band"
        : Bands.Any(band => band.Relativity is <= 0 or > 100) ? "a relativity is above 0 and at most 100"
        : Bands.Any(band => string.IsNullOrWhiteSpace(band.Id)) || Bands.DistinctBy(b => b.Id).Count() < Bands.Count
            ? "each band needs an id of its own"
        : IsOfWords ? WrongWords() : WrongNumbers();

    string? WrongWords() =>
        Bands.Any(band => band.Words is null || band.From is not null) ? "a factor of words has no numbers"
        : Bands.Count(band => band.Words!.Count == 0) > 1 ? "one band at most takes all other words"
        : Bands.SelectMany(band => band.Words!).GroupBy(word => word, StringComparer.Ordinal).Any(g => g.Count() > 1)
            ? "a word stands in one band alone"
        : null;

    string? WrongNumbers() =>
        Bands.Skip(1).Any(band => band.From is null) ? "only the lowest band has no lower end"
        : Bands.Zip(Bands.Skip(1)).Any(pair => pair.First.From >= pair.Second.From) ? "bands stand by rising numbers"
        : null;

    Band? BandOf(string word) =>
        Bands.FirstOrDefault(band => band.Words!.Contains(word, StringComparer.Ordinal))
        ?? Bands.FirstOrDefault(band => band.Words!.Count == 0);
}

/// <summary>How often a car has a claim: a base frequency, and what each factor makes of it.</summary>
/// <param name="Base">Claims a year of a car whose relativities are all 1.</param>
/// <param name="Source">Which data it was fitted on, or who set it.</param>
/// <remarks>Multiplicative, as motor tariffs are: base 0.10, a young driver 1.5, an old car 0.8: 0.12 claims a year.
/// </remarks>
public sealed record FrequencyModel(decimal Base, IReadOnlyList<RatingFactor> Factors, string Source)
{
    /// <summary>The class of every factor, in the factors' order; null where an answer is wanting or falls in none.
    /// </summary>
    public IReadOnlyList<Band?> BandsOf(IReadOnlyList<RatingValue> values) =>
    [
        .. Factors.Select(factor =>
            values.FirstOrDefault(value => value.Factor == factor.Name) is { } value ? factor.BandOf(value) : null),
    ];

    /// <summary>Claims a year; null where a factor has no class for the risk.</summary>
    public decimal? Of(IReadOnlyList<RatingValue> values) =>
        BandsOf(values).Aggregate((decimal?)Base, (claims, band) => claims * band?.Relativity);
}
