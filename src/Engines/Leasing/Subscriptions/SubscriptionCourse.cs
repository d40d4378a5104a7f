using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>The course of a subscription as known on some day: which plan, paused or not, until when.</summary>
/// <remarks>
/// A month's price belongs to its days: the first j of n days are worth price × j/n, rounded, and a day is worth what
/// it adds. So any cut of a month is without loss. By hand: 3 100.00 in January is 100.00 a day; 3 000.00 gives 96.77
/// for the first and 193.55 for the first two, so 96.78 for the second.
/// </remarks>
sealed class SubscriptionCourse(SubscriptionTerms terms, IEnumerable<SubscriptionEvent> known)
{
    readonly List<SubscriptionEvent> events = [.. known];

    /// <summary>The last day of use; null while nobody has cancelled.</summary>
    internal DateOnly? EndsOn => events.OfType<SubscriptionCancelled>().FirstOrDefault() is { } end
        ? end.ValueDate.AddDays(terms.NoticeDays)
        : null;

    internal DateOnly PeriodStart(int period) => terms.StartDate.AddMonths(period);

    internal SubscriptionPlan PlanOn(DateOnly day)
    {
        var code = events.OfType<VehicleSwapped>().LastOrDefault(swap => swap.ValueDate <= day)?.Plan ?? terms.Plan;
        return terms.Find(code)!;
    }

    internal bool PausedOn(DateOnly day) =>
        events.OfType<SubscriptionPaused>().Any(pause => pause.ValueDate <= day && day <= pause.Through);

    /// <summary>What the days of a period are worth, from its first through a day.</summary>
    internal Money Worth(int period, DateOnly through)
    {
        var sum = Money.Zero(terms.Currency);
        var (from, to) = (PeriodStart(period), PeriodStart(period + 1));
        for (var day = from; day < to && day <= through; day = day.AddDays(1))
        {
            sum += Worth(from, to, day);
        }

        return sum;
    }

    /// <summary>What the days after one are worth: through the last before the month, a pause or the use is
    /// over.</summary>
    /// <remarks>By hand: 3 100.00 in January; after the 11th the 12th is worth 100.00 more, through the 31st. Paused
    /// through the 20th at a fifth, 20.00 more a day, through the 20th.</remarks>
    internal AccrualLine AccrualFrom(DateOnly day)
    {
        var (next, period) = (day.AddDays(1), 0);
        while (PeriodStart(period + 1) <= next)
        {
            period++;
        }

        var (from, to) = (PeriodStart(period), PeriodStart(period + 1));
        if (next > EndsOn || next <= from)
        {
            // the next month is billed, and its first day earned, by a fold of that day
            return next == from && !(next > EndsOn) ? new(day, day, 0, 0, 1, 0, terms.Rounding) : AccrualLine.None(day);
        }

        var line = Spread.Line(PriceOn(next), from, to, next, terms.Rounding);
        var last = to.AddDays(-1);
        foreach (var pause in events.OfType<SubscriptionPaused>())
        {
            last = pause.ValueDate <= next && next <= pause.Through && pause.Through < last ? pause.Through : last;
        }

        return line with { From = day, Through = EndsOn < last ? EndsOn.Value : last };
    }

    internal Money WholePeriod(int period) => Worth(period, PeriodStart(period + 1).AddDays(-1));

    Money Worth(DateOnly from, DateOnly to, DateOnly day)
    {
        if (day > EndsOn)
        {
            return Money.Zero(terms.Currency);
        }

        var price = PriceOn(day);
        return Spread.Through(price, from, to, day.AddDays(1), terms.Rounding)
            - Spread.Through(price, from, to, day, terms.Rounding);
    }

    /// <summary>A month's, at what the day costs.</summary>
    Money PriceOn(DateOnly day)
    {
        var price = PlanOn(day).MonthlyPrice;
        return PausedOn(day)
            ? new((long)decimal.Round(price.MinorUnits * terms.PauseShare, terms.Rounding), price.Currency)
            : price;
    }
}
