using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>Finds the first thing that is wrong with the events of a lease.</summary>
static class LeaseEventsCheck
{
    internal static Refusal? First(LeaseTerms terms, IReadOnlyList<LeaseEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var one in events)
        {
            if ((TooEarly(terms, one) ?? one.Check(terms)) is { } wrong)
            {
                return wrong;
            }
        }

        return Sequences(events) ?? Together(terms, LeaseTurns.Standing(events));
    }

    /// <summary>Money alone may move before the car does.</summary>
    static Refusal? TooEarly(LeaseTerms terms, LeaseEvent one) =>
        one.ValueDate < terms.StartDate && one is not (RentReceived or LeaseEventReversed or LeaseCreditRefunded)
            ? No(one, "leasing.event_before_start", "The value date must be on or after the start of the lease.")
            : null;

    /// <summary>What is wrong with the events that stand when they are seen together, in their order.</summary>
    static Refusal? Together(LeaseTerms terms, IReadOnlyList<LeaseEvent> standing)
    {
        Commenced? begun = null;
        LeaseEvent? ended = null;
        var sold = false;
        var used = terms.Zero;
        var extensions = 0;
        foreach (var one in standing)
        {
            var wrong = one switch
            {
                RentReceived or LeaseCreditRefunded => null,
                Commenced => begun is null ? null : No(one, "leasing.commenced_twice",
                    "A lease commences once; reverse the other commencement first."),
                _ when begun is null => No(one, "leasing.not_commenced",
                    "Before the car is handed over a lease only takes money; book the commencement first."),
                IEnding when ended is not null => No(one, "leasing.ended_twice",
                    "The lease has ended already; reverse that end first."),
                LeaseExtended => Extended(terms, one, extensions++, ended),
                CarReturned or CarBought => AtEnd(terms, one, extensions),
                BuybackCalled when terms.BuybackAfterUnpaid is null => AtEnd(terms, one, extensions),
                Inspected seen when seen.Odometer < begun.Odometer => No(one, "leasing.odometer_backwards",
                    "The odometer shows fewer kilometres than at the start; read it again."),
                CarSold when sold || ended is not (CarReturned or LeaseTerminated) => No(one,
                    "leasing.vehicle_not_held",
                    "Only a car that came back can be sold, and once; book its return first."),
                DepositUsed use when (used += use.Amount) > (terms.Deposit ?? terms.Zero) => No(one,
                    "leasing.deposit_exceeded", "No more than the deposit can be set off; lower the amount."),
                _ => null,
            };
            if (wrong is not null)
            {
                return wrong;
            }

            begun ??= one as Commenced;
            ended = one is IEnding ? one : ended;
            sold |= one is CarSold;
        }

        return null;
    }

    static Refusal? Extended(LeaseTerms terms, LeaseEvent one, int taken, LeaseEvent? ended)
    {
        if (taken >= terms.Exits.Agreed.Count)
        {
            return NotAgreed(one);
        }

        return ended is not null || one.ValueDate > LeaseTurns.TermEnd(terms, taken)
            ? No(one, "leasing.extension_too_late",
                "An extension is chosen before the running term ends; agree on a new lease instead.")
            : null;
    }

    static Refusal? AtEnd(LeaseTerms terms, LeaseEvent one, int extensions)
    {
        if (one is CarBought && LeaseTurns.PurchasePrice(terms, extensions) is null)
        {
            return NotAgreed(one);
        }

        return one.ValueDate < LeaseTurns.TermEnd(terms, extensions)
            ? No(one, "leasing.term_not_over",
                "The term is not over; an end before it is an early termination.")
            : null;
    }

    static Refusal? Sequences(IReadOnlyList<LeaseEvent> events)
    {
        var bySequence = new Dictionary<int, LeaseEvent>(events.Count);
        foreach (var one in events)
        {
            if (!bySequence.TryAdd(one.Sequence, one))
            {
                return No(one, "leasing.sequence_twice", "Give each event of a lease a sequence number of its own.");
            }
        }

        var reversed = new HashSet<int>();
        foreach (var one in events.OfType<LeaseEventReversed>())
        {
            if (!bySequence.ContainsKey(one.Of) || one.Of >= one.Sequence || !reversed.Add(one.Of))
            {
                return No(one, "leasing.reversal_of_nothing",
                    "A reversal must name an event that was booked before it and is not reversed yet.");
            }
        }

        return null;
    }

    internal static Refusal? Amount(LeaseEvent one, LeaseTerms terms, Money amount) =>
        amount.Currency != terms.Currency || !amount.IsPositive || amount.MinorUnits > LeaseTermsCheck.MostAmount
            ? No(one, "leasing.event_amount_out_of_range",
                "An amount must be more than zero, at most 10^13 minor units, in the currency of the lease.")
            : null;

    internal static Refusal? Worth(LeaseEvent one, LeaseTerms terms, Money amount) =>
        amount.IsZero && amount.Currency == terms.Currency ? null : Amount(one, terms, amount);

    internal static Refusal NotAgreed(LeaseEvent one) => No(one, "leasing.exit_not_agreed",
        "The contract prices no such exit; choose one that it names, or end the lease early by agreement.");

    internal static Refusal No(LeaseEvent one, string code, string sentence) => new(code, sentence, RefusalKind.Invalid,
        new RefusalValue("sequence", one.Sequence.ToString(CultureInfo.InvariantCulture)),
        new RefusalValue("date", one.ValueDate.ToString("O", CultureInfo.InvariantCulture)));
}
