using Wheelhouse.Kernel;

namespace Wheelhouse.Insuring;

/// <summary>What a whole term would cost, from a day on.</summary>
public sealed record PremiumRate(DateOnly From, Money Premium);

/// <summary>The premium of a policy over its term: each rate holds until the next.</summary>
/// <param name="Rates">By rising days, the first from the beginning of the term.</param>
/// <remarks>A premium of 1 000.00 for 365 days, changed after 100 days to 1 200.00: 273.97 earned, 726.03 unearned of
/// the old and 871.23 of the new, so 145.20 more is due and the whole term costs 1 145.20.</remarks>
public sealed record PremiumCourse(PolicyTerm Term, IReadOnlyList<PremiumRate> Rates)
{
    /// <summary>What the whole term costs.</summary>
    public Money Total => Earned(Term.Until);

    /// <summary>The premium of a whole term at the latest rate.</summary>
    public Money Latest => Rates[^1].Premium;

    /// <summary>What is earned before a day.</summary>
    public Money Earned(DateOnly day) => Money.Sum(
        Rates.Select((rate, i) =>
        {
            var until = i + 1 < Rates.Count ? Rates[i + 1].From : Term.Until;
            return Term.EarnedBetween(rate.Premium, rate.From, until < day ? until : Later(day, rate.From));
        }),
        Latest.Currency);

    /// <summary>Goes on at another premium: what is unearned is rated anew. What the holder pays more, or gets back, is
    /// the difference of the totals.</summary>
    /// <param name="day">Not before the latest change, and within the term.</param>
    /// <param name="premium">Of a whole term.</param>
    public Outcome<PremiumCourse> Endorse(DateOnly day, Money premium) =>
        day < Rates[^1].From || day >= Term.Until
            ? new Refusal(
                "insuring.change_out_of_term",
                $"A change takes a day from {Rates[^1].From:O} to before {Term.Until:O}.", RefusalKind.Invalid,
                new RefusalValue("from", $"{Rates[^1].From:O}"), new RefusalValue("until", $"{Term.Until:O}"))
            : this with { Rates = [.. Rates.Where(rate => rate.From < day), new(day, premium)] };

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
