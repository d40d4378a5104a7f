using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>A point at which the walk along the days does something: an event, a rental due, a new term.</summary>
readonly record struct LeaseTurn(
    DateOnly Day, LeasePhase Phase, int Order, LeaseEvent? Event = null, DueRow? Row = null, int Extension = 0);

/// <summary>The turns of a lease in the one order that counts: day, phase, then booking or number.</summary>
static class LeaseTurns
{
    /// <summary>The events that were not taken back, in that order.</summary>
    internal static IReadOnlyList<LeaseEvent> Standing(IReadOnlyList<LeaseEvent> events)
    {
        var reversals = events.OfType<LeaseEventReversed>().ToDictionary(one => one.Of);
        return
        [
            .. events.Where(one => one is not LeaseEventReversed && !IsReversed(one))
                .OrderBy(one => one.ValueDate).ThenBy(one => one.Phase).ThenBy(one => one.Sequence),
        ];

        // a reversal that was itself reversed takes nothing back
        bool IsReversed(LeaseEvent one) => reversals.TryGetValue(one.Sequence, out var by) && !IsReversed(by);
    }

    internal static int RentalsOf(LeaseTerms terms, int extensions) =>
        terms.Rentals + terms.Exits.Agreed.Take(extensions).Sum(one => one.Rentals);

    internal static DateOnly TermEnd(LeaseTerms terms, int extensions) =>
        new RentCalendar(terms).End(RentalsOf(terms, extensions));

    /// <summary>What buying costs after so many extensions; null where the contract does not offer it.</summary>
    internal static Money? PurchasePrice(LeaseTerms terms, int extensions) => extensions > 0
        ? terms.Exits.Agreed[extensions - 1].Buy
        : terms.Exits.Buy ?? (terms.TitlePasses ? terms.Zero : null);

    /// <summary>The rentals of the term and of the extensions taken, each on its day.</summary>
    internal static IEnumerable<DueRow> Rentals(LeaseTerms terms, int extensions)
    {
        var calendar = new RentCalendar(terms);
        var last = RentalsOf(terms, extensions);
        for (var number = 1; number <= last; number++)
        {
            var upFront = number <= terms.Rentals && number > terms.Rentals - terms.RentalsUpFront;
            var due = upFront ? terms.StartDate : calendar.Due(number);
            yield return new(DueKind.Rental, Payer.Lessee, due, terms.RentalOf(number), number, "");
        }
    }

    internal static List<LeaseTurn> Of(
        LeaseTerms terms, IReadOnlyList<LeaseEvent> standing, IReadOnlyList<DueRow> rentals, int extensions)
    {
        var turns = new List<LeaseTurn>(standing.Count + rentals.Count + extensions);
        turns.AddRange(standing.Select(one => new LeaseTurn(one.ValueDate, one.Phase, one.Sequence, one)));

        // a term begins after the last rental of the one before, and before the first of its own
        turns.AddRange(rentals.Select(row => new LeaseTurn(row.Scheduled, LeasePhase.Due, 2 * row.Rental, Row: row)));
        for (var number = 1; number <= extensions; number++)
        {
            var after = (2 * RentalsOf(terms, number - 1)) + 1;
            turns.Add(new(TermEnd(terms, number - 1), LeasePhase.Due, after, Extension: number));
        }

        turns.Sort(static (a, b) => (a.Day, a.Phase, a.Order).CompareTo((b.Day, b.Phase, b.Order)));
        return turns;
    }
}
