using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>A buy-back that may be called, and at what price.</summary>
/// <param name="AtEnd">The term is over; else rentals are unpaid.</param>
public sealed record BuybackFinding(Money Price, bool AtEnd, int RentalsUnpaid);

/// <summary>When a maker or dealer must buy the car back.</summary>
public static class BuybackGate
{
    /// <summary>Whether the buy-back may be called: at the end, or once rentals are unpaid as agreed.</summary>
    /// <remarks>By hand: table 9 000, 7 500 after one rental, 5 500 after two; one unpaid rental lets it be called: the
    /// day after the first was due it is 7 500.</remarks>
    public static Outcome<BuybackFinding> MayCall(LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly day) =>
        LeaseFold.TryWalk(terms, events, day).Then<BuybackFinding>(walk =>
        {
            if (terms.Buybacks.Count == 0 || walk.Status != LeaseStatus.Running)
            {
                return new Refusal("leasing.no_buyback",
                    "Only a running lease with a table of buy-back prices can be bought back.");
            }

            var unpaid = LeaseFold.State(walk, terms, day).Rows
                .Count(row => row.Rental > 0 && row.DueDate < day && row.Paid.IsZero);
            var atEnd = day >= walk.TermEnd;
            return atEnd || unpaid >= terms.BuybackAfterUnpaid
                ? new BuybackFinding(walk.BuybackPrice(), atEnd, unpaid)
                : new Refusal("leasing.buyback_too_early",
                    "Neither is the term over nor are so many rentals unpaid as the contract asks for; wait.",
                    RefusalKind.Conflict,
                    new RefusalValue("unpaid", unpaid.ToString(CultureInfo.InvariantCulture)));
        });
}
