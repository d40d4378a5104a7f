using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;

namespace Wheelhouse.Servicing;

/// <summary>One event on its way into an account: before, after, and what the journal must say.</summary>
/// <remarks>Nothing is written yet. Preview and booking go by the same movement: what was shown is booked.</remarks>
sealed record Movement(
    Account Before, Account After, LoanEvent Event, IReadOnlyList<Line> Lines, Text Narrative, PaymentChannel? Channel,
    string? Note)
{
    /// <summary>The whole consequence of an event, or what the engine finds wrong with it.</summary>
    internal static Outcome<Movement> Of(
        Account before, LoanEvent next, DateOnly today, Text narrative, PaymentChannel? channel = null,
        string? note = null) =>
        before.With(next, today).Select(after => new Movement(
            before, after, next, Books.Difference(Books.Position(before), Books.Position(after)), narrative, channel,
            note));

    /// <summary>How much more the customer has paid than is owed, because of this event.</summary>
    internal Money Excess => After.State.Overpaid - Before.State.Overpaid;

    /// <summary>How the payment of this event was split; null when it brings no money.</summary>
    internal Receipt? Receipt
    {
        get
        {
            foreach (var receipt in After.State.Receipts)
            {
                if (receipt.Sequence == Event.Sequence)
                {
                    return receipt;
                }
            }

            return null;
        }
    }
}
