using Wheelhouse.Kernel;

namespace Wheelhouse.Insuring;

/// <summary>A car that is to be insured.</summary>
/// <param name="From">The first day of cover: the tariff must be in force on it.</param>
/// <param name="CarValue">What the car is worth on that day.</param>
/// <param name="YearsWithoutClaim">In a row, up to now.</param>
/// <param name="Claims">In the year past.</param>
/// <param name="Kilometres">That the holder expects to drive in a year.</param>
/// <param name="Values">One for each factor of the tariff.</param>
/// <param name="Covers">Ids of the covers wanted; null takes all.</param>
public sealed record Risk(
    DateOnly From, Money CarValue, bool IsNewEnergy, int YearsWithoutClaim, int Claims, decimal Kilometres,
    IReadOnlyList<RatingValue> Values, IReadOnlyList<string>? Covers = null)
{
    internal const int MostKilometres = 500_000;
    const int MostYears = 100;

    /// <summary>What is wrong with the risk for this tariff, or null.</summary>
    internal Refusal? Wrong(Tariff tariff) =>
        CarValue.Currency != tariff.Currency || !CarValue.IsPositive || CarValue.Major > 1_000_000_000
            ? new("insuring.value_wrong", $"Give the car's value, above zero, in {tariff.Currency.Code}.",
                RefusalKind.Invalid, new RefusalValue("currency", tariff.Currency.Code))
        : YearsWithoutClaim is < 0 or > MostYears || Claims is < 0 or > MostYears
            ? new("insuring.history_wrong", "Years without a claim and claims are from 0 to 100.",
                RefusalKind.Invalid)
        : Kilometres is <= 0 or > MostKilometres
            ? new("insuring.kilometres_wrong", "Kilometres a year are above 0 and at most 500 000.",
                RefusalKind.Invalid)
        : Covers is { Count: 0 } || (Covers ?? []).Except(tariff.Covers.Select(cover => cover.Id)).Any()
            ? new("insuring.cover_unknown", "Choose at least one cover, each one that the tariff has.",
                RefusalKind.Invalid)
        : null;
}
