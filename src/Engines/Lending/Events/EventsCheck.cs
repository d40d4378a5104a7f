using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Finds the first thing that is wrong with the events of a loan.</summary>
static class EventsCheck
{
    internal static Refusal? First(LoanTerms terms, IReadOnlyList<LoanEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var last = Cadence.Of(terms).Due(Periods.Count(terms) - 1 + Periods.Shift(terms));
        for (var i = 0; i < events.Count; i++)
        {
            last = events[i].Reach(terms, last);
        }

        for (var i = 0; i < events.Count; i++)
        {
            if (Of(terms, events[i], last) is { } wrong)
            {
                return wrong;
            }
        }

        return Sequences(events) ?? Payouts(terms, events);
    }

    static Refusal? Of(LoanTerms terms, LoanEvent one, DateOnly last) => one switch
    {
        CloseOfBusiness => null,
        _ when one.ValueDate < terms.StartDate && one is not Reversed => No(one, "lending.event_before_start",
            "The value date must be on or after the start date of the loan."),
        _ => one.Check(terms, last),
    };

    internal static Refusal? Amount(LoanTerms terms, LoanEvent one, Money amount) =>
        amount.Currency != terms.Currency
            ? No(one, "lending.currency_mixed", "Every amount must be in the currency of the loan.")
        : !amount.IsPositive || amount.MinorUnits > TermsCheck.MostPrincipal ? No(one, "lending.amount_out_of_range",
            "An amount must be more than zero, and at most 10^13 minor units.")
        : null;

    internal static Refusal? Count(LoanEvent one, int instalments) =>
        instalments is < 1 or > TermsCheck.MostInstalments
            ? No(one, "lending.instalments_out_of_range", "The number of instalments must lie between 1 and 600.")
            : null;

    internal static Refusal? Rate(LoanEvent one, Rate rate) => TermsCheck.RateInRange(rate)
        ? null
        : No(one, "lending.rate_out_of_range",
            "Give the rate as a fraction a year from 0 to 10, such as 0.0725, with at most 12 decimal places.");

    static Refusal? Sequences(IReadOnlyList<LoanEvent> events)
    {
        var ascending = true;
        var reversals = false;
        for (var i = 0; i < events.Count; i++)
        {
            ascending &= i == 0 || events[i - 1].Sequence < events[i].Sequence;
            reversals |= events[i] is Reversed;
        }

        if (ascending && !reversals)
        {
            return null;
        }

        var bySequence = new Dictionary<int, LoanEvent>(events.Count);
        foreach (var one in events)
        {
            if (!bySequence.TryAdd(one.Sequence, one))
            {
                return No(one, "lending.sequence_twice", "Give each event of a loan a sequence number of its own.");
            }
        }

        return Reversals(events, bySequence);
    }

    /// <summary>All payouts that stand, against how far they may go.</summary>
    static Refusal? Payouts(LoanTerms terms, IReadOnlyList<LoanEvent> events)
    {
        if (terms.Limit is not { } limit)
        {
            return null;
        }

        var payouts = Turns.Of(terms, events).Standing<Disbursed>(DateOnly.MaxValue);
        var most = limit.Most(terms.Principal);
        var sum = Money.Zero(terms.Currency);
        for (var i = 0; i < payouts.Count; i++)
        {
            sum += payouts[i].Amount;
            if (sum > most)
            {
                return No(payouts[i], "lending.payouts_over_limit",
                    $"All payouts together may be at most {most}; this one would make them {sum}.",
                    new RefusalValue("most", most.ToString()), new RefusalValue("paidOut", sum.ToString()));
            }

            if (i >= limit.MostPayouts)
            {
                return No(payouts[i], "lending.payouts_too_many",
                    $"The contract has at most {limit.MostPayouts} payouts; reverse one, or pay out with another.");
            }
        }

        return null;
    }

    static Refusal? Reversals(IReadOnlyList<LoanEvent> events, Dictionary<int, LoanEvent> bySequence)
    {
        var reversed = new HashSet<int>();
        foreach (var one in events)
        {
            if (one is not Reversed reversal)
            {
                continue;
            }

            var names = bySequence.TryGetValue(reversal.Of, out var target) && target is not CloseOfBusiness;
            if (!names || reversal.Of >= one.Sequence)
            {
                return No(one, "lending.reversal_of_nothing",
                    "A reversal must name an event of this loan that was booked before it.");
            }

            if (!reversed.Add(reversal.Of))
            {
                return No(one, "lending.reversed_twice",
                    "An event can be reversed once; reverse the reversal to bring it back.");
            }
        }

        return null;
    }

    internal static Refusal No(LoanEvent one, string code, string sentence, params ReadOnlySpan<RefusalValue> more) =>
        new(code, sentence, RefusalKind.Invalid,
        [
            new RefusalValue("sequence", one.Sequence.ToString(CultureInfo.InvariantCulture)),
            new RefusalValue("date", one.ValueDate.ToString("O", CultureInfo.InvariantCulture)),
            .. more,
        ]);
}
