using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The interest that an amount has cost the customer, when it turns out that it should not have been
/// lent.</summary>
public static class InterestRefund
{
    /// <summary>What accrued by a day, less what would have accrued had so much less been paid out.</summary>
    /// <remarks>
    /// The payouts are taken to have been lower from the last one back; payments stay as they were made. Worked by
    /// hand: 1 000.00 at 12 % on 1 January, 30/360; 200.00 of it refunded on 1 February: a month of 800.00 instead of 1
    /// 000.00 is 8.00 instead of 10.00, so 2.00 comes back.
    /// </remarks>
    /// <param name="amount">At most what was paid out.</param>
    /// <exception cref="ArgumentException">Terms or events are nonsense, or more is refunded than was paid
    /// out.</exception>
    public static Money Of(LoanTerms terms, IReadOnlyList<LoanEvent> events, Money amount, DateOnly onDay)
    {
        var with = LoanFold.Fold(terms, events, onDay);
        if (amount > with.Disbursed)
        {
            throw new ArgumentException($"{amount} is more than the {with.Disbursed} paid out.", nameof(amount));
        }

        var lower = new List<LoanEvent>(events);
        var rest = amount;
        foreach (var lent in Turns.Of(terms, events).Standing<Disbursed>(onDay).AsEnumerable().Reverse())
        {
            var less = Money.Min(rest, lent.Amount);
            rest -= less;
            lower.Remove(lent);
            if (less < lent.Amount)
            {
                lower.Add(lent with { Amount = lent.Amount - less });
            }
        }

        return Money.Max(Money.Zero(terms.Currency), with.InterestAccrued - Accrued(terms, lower, onDay));
    }

    static Money Accrued(LoanTerms terms, List<LoanEvent> events, DateOnly onDay)
    {
        var bySequence = events.ConvertAll(one => one.Sequence).ToHashSet();
        events.RemoveAll(one => one is Reversed back && !bySequence.Contains(back.Of));
        return LoanFold.Fold(terms, events, onDay).InterestAccrued;
    }
}
