using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A named part of what pays off a loan; the credit of the customer is negative.</summary>
/// <param name="Label">Key of its name, such as <c>lending.settlement.interest_to_day</c>.</param>
public readonly record struct SettlementPart(string Label, Money Amount);

/// <summary>What pays off a loan on a day, part by part.</summary>
/// <param name="Parts">Only parts that are not zero; they add up to <paramref name="Total"/>.</param>
public sealed record SettlementQuote(DateOnly Day, IReadOnlyList<SettlementPart> Parts, Money Total)
{
    /// <summary>The amount of a part by its label; zero when it is not there.</summary>
    public Money Part(string label)
    {
        foreach (var part in Parts)
        {
            if (part.Label == label)
            {
                return part.Amount;
            }
        }

        return Money.Zero(Total.Currency);
    }
}

/// <summary>Early settlement, to the day.</summary>
public static class Settlement
{
    public const string Principal = "lending.settlement.principal";
    public const string InterestDue = "lending.settlement.interest_due";
    public const string InterestToDay = "lending.settlement.interest_to_day";
    public const string Fees = "lending.settlement.fees";
    public const string PayoffFee = "lending.settlement.payoff_fee";
    public const string PayoffInterest = "lending.settlement.rule_of_78";
    public const string Credit = "lending.settlement.credit";

    /// <summary>What closes the loan when it is paid on a day: no interest for the days after it.</summary>
    /// <remarks>
    /// An <see cref="EarlySettled"/> of the total on that day closes the loan. Worked by hand: 100 at 7 % over six
    /// months,
    /// 30/360, first instalment paid; on 15 February 83.57 of principal and 83.57 × 7 % / 12 × 14/29 = 0.24 of
    /// interest.
    /// </remarks>
    public static SettlementQuote Quote(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly onDay) =>
        Of(LoanFold.Fold(terms, events, onDay));

    /// <summary>The same from a state, on its as-of day.</summary>
    public static SettlementQuote Of(LoanState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var parts = new List<SettlementPart>(7);
        var total = Money.Zero(state.Disbursed.Currency);
        Add(Principal, state.PrincipalOutstanding);
        Add(InterestDue, state.InterestOutstanding);
        Add(InterestToDay, state.InterestNotDue);
        Add(Fees, state.FeesOutstanding);
        Add(PayoffFee, state.PayoffFee);
        Add(PayoffInterest, state.PayoffInterest);
        Add(Credit, -Money.Min(state.Overpaid, total));
        return new(state.AsOf, parts, total);

        void Add(string label, Money amount)
        {
            total += amount;
            if (!amount.IsZero)
            {
                parts.Add(new(label, amount));
            }
        }
    }
}
