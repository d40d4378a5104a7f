using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>Finds the first thing that is wrong with the events of a subscription, and puts them in order.</summary>
static class SubscriptionCheck
{
    /// <summary>The events that stand, by value date and booking.</summary>
    internal static List<SubscriptionEvent> Standing(IReadOnlyList<SubscriptionEvent> events)
    {
        var reversals = events.OfType<SubscriptionReversed>().ToDictionary(one => one.Of);
        return
        [
            .. events.Where(one => one is not SubscriptionReversed && !IsReversed(one))
                .OrderBy(one => one.ValueDate).ThenBy(Phase).ThenBy(one => one.Sequence),
        ];

        bool IsReversed(SubscriptionEvent one) =>
            reversals.TryGetValue(one.Sequence, out var by) && !IsReversed(by);
    }

    internal static Refusal? First(SubscriptionTerms terms, IReadOnlyList<SubscriptionEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var known = new HashSet<int>();
        var reversed = new HashSet<int>();
        foreach (var one in events)
        {
            if (!known.Add(one.Sequence))
            {
                return No(one, "leasing.sequence_twice", "Give each event a sequence number of its own.");
            }
        }

        foreach (var one in events.OfType<SubscriptionReversed>())
        {
            if (!known.Contains(one.Of) || one.Of >= one.Sequence || !reversed.Add(one.Of))
            {
                return No(one, "leasing.reversal_of_nothing",
                    "A reversal must name an event that was booked before it and is not reversed yet.");
            }
        }

        return Together(terms, Standing(events));
    }

    static Refusal? Together(SubscriptionTerms terms, List<SubscriptionEvent> standing)
    {
        var course = new SubscriptionCourse(terms, standing);
        var pauseDays = 0;
        var pausedThrough = DateOnly.MinValue;
        var (begun, cancelled, returned) = (false, false, false);
        var kilometres = 0;
        foreach (var one in standing)
        {
            var wrong = one switch
            {
                SubscriptionPaid paid => Paid(terms, paid),
                SubscriptionBegun => begun || one.ValueDate != terms.StartDate
                    ? No(one, "leasing.subscription_begun_off_start", "It begins once, on the start date of the terms.")
                    : null,
                _ when !begun => No(one, "leasing.not_commenced", "Book the beginning of the subscription first."),
                _ when returned => No(one, "leasing.event_after_return", "The car is back; reverse its return first."),
                VehicleSwapped swap when terms.Find(swap.Plan) is null || one.ValueDate > course.EndsOn => No(one,
                    "leasing.swap_not_agreed", "Swap to a plan of the terms, while the subscription runs."),
                VehicleSwapped swap when swap.OdometerBack < kilometres => Backwards(one),
                SubscriptionPaused pause => Pause(terms, pause, pausedThrough, ref pauseDays),
                SubscriptionCancelled when cancelled => No(one, "leasing.cancelled_twice",
                    "It is cancelled already; reverse that first."),
                SubscriptionCarReturned back when back.Odometer < kilometres => Backwards(one),
                SubscriptionCarReturned when !cancelled => No(one, "leasing.not_cancelled",
                    "Cancel the subscription before its last car comes back; for another car book a swap."),
                _ => null,
            };
            if (wrong is not null)
            {
                return wrong;
            }

            begun |= one is SubscriptionBegun;
            cancelled |= one is SubscriptionCancelled;
            returned |= one is SubscriptionCarReturned;
            pausedThrough = one is SubscriptionPaused paused ? paused.Through : pausedThrough;
            kilometres = one switch
            {
                SubscriptionBegun first => first.Odometer,
                VehicleSwapped swap => swap.Odometer,
                _ => kilometres,
            };
        }

        return null;
    }

    static Refusal? Paid(SubscriptionTerms terms, SubscriptionPaid paid) =>
        paid.Amount.Currency == terms.Currency && paid.Amount.IsPositive
            && paid.Amount.MinorUnits <= LeaseTermsCheck.MostAmount
            ? null
            : No(paid, "leasing.event_amount_out_of_range",
                "An amount must be more than zero, at most 10^13 minor units, in the currency of the terms.");

    static Refusal? Pause(SubscriptionTerms terms, SubscriptionPaused pause, DateOnly pausedThrough, ref int days)
    {
        days += pause.Through.DayNumber - pause.ValueDate.DayNumber + 1;
        return pause.Through < pause.ValueDate || pause.ValueDate <= pausedThrough
            ? No(pause, "leasing.pause_overlaps", "A pause ends on or after its first day and overlaps no other.")
            : days > terms.MostPauseDays
                ? No(pause, "leasing.pause_too_long", "All pauses together are longer than agreed; shorten this one.")
                : null;
    }

    static Refusal Backwards(SubscriptionEvent one) => No(one, "leasing.odometer_backwards",
        "The odometer shows fewer kilometres than at the start; read it again.");

    static int Phase(SubscriptionEvent one) => one switch
    {
        SubscriptionBegun => 0,
        SubscriptionCarReturned => 2,
        _ => 1,
    };

    static Refusal No(SubscriptionEvent one, string code, string sentence) => new(code, sentence, RefusalKind.Invalid,
        new RefusalValue("sequence", one.Sequence.ToString(CultureInfo.InvariantCulture)),
        new RefusalValue("date", one.ValueDate.ToString("O", CultureInfo.InvariantCulture)));
}
