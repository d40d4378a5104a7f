using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>What kilometres and wear cost at the contract's prices.</summary>
/// <param name="AllowedKm">Kilometres included for the days the car was out.</param>
/// <param name="ChargedKm">Kilometres paid for; negative are given back.</param>
/// <param name="Mileage">Negative where kilometres not run are given back.</param>
public readonly record struct UsageCharge(int DrivenKm, int AllowedKm, int ChargedKm, Money Mileage, Money Wear)
{
    /// <summary>The charge for a car that has run so far and shows such damage on a day.</summary>
    /// <remarks>
    /// <para>Allowed is the allowance times days out over days of the term, up to a whole kilometre for the lessee.
    /// Excess = driven − allowed − tolerance, at the price of a thousand; wear = tariff less what is free.</para>
    /// <para>By hand: 60 000 km over 1 096 days, back after 548: 30 000 km allowed; 33 500 driven, 500 tolerated, 3 000
    /// at CNY 650 a thousand: CNY 1 950. Scratch 400 and rim 700, 500 free: 600.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">The terms price no use, or the tariff lacks a code.</exception>
    public static UsageCharge Of(LeaseTerms terms, int drivenKm, IReadOnlyList<string> wear, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(wear);
        var usage = terms.Usage ?? throw new ArgumentException("The terms price no use.", nameof(terms));
        var term = LeaseTurns.TermEnd(terms, 0).DayNumber - terms.StartDate.DayNumber;
        var days = Math.Max(0, day.DayNumber - terms.StartDate.DayNumber);
        var allowed = (int)Math.Min(int.MaxValue, decimal.Ceiling((decimal)usage.AllowanceKm * days / term));
        var km = LeaseCharged(usage, drivenKm - allowed);
        var price = km >= 0 ? usage.ExcessPerThousandKm : usage.RefundPerThousandKm!.Value;
        var mileage = decimal.Round((decimal)price.MinorUnits * km / 1000m, terms.Rounding);
        var damage = Money.Zero(terms.Currency);
        foreach (var code in wear)
        {
            damage += usage.WearTariff.TryGetValue(code, out var one)
                ? one
                : throw new ArgumentException($"The tariff has no '{code}'.", nameof(wear));
        }

        return new(drivenKm, allowed, km, new((long)mileage, terms.Currency),
            Money.Max(Money.Zero(terms.Currency), damage - usage.FreeWear));
    }

    static int LeaseCharged(Usage usage, int beyond)
    {
        if (beyond > usage.ToleranceKm)
        {
            return beyond - usage.ToleranceKm;
        }

        return beyond < 0 && usage.RefundPerThousandKm is not null ? -Math.Min(-beyond, usage.MostRefundKm) : 0;
    }
}
