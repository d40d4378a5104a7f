using Wheelhouse.Kernel;

namespace Wheelhouse.Collections.Cases;

/// <summary>What relief stands on an agreement. While any does, nobody lays a hand on the car.</summary>
/// <param name="Promised">A promise to pay whose day has not come.</param>
/// <param name="Hardship">A hardship plan, or that one was asked for.</param>
/// <param name="InFlight">Money is on its way: a collection the bank has not answered, a payment that waits for a
/// person.</param>
sealed record Relief(bool Promised, bool Hardship, bool Disputed, bool InFlight)
{
    internal static readonly Relief None = new(false, false, false, false);

    /// <summary>What speaks against recovering a car, selling it or inhibiting its start.</summary>
    internal IEnumerable<Refusal> Obstacles()
    {
        if (Promised)
        {
            yield return new(
                "collections.relief_promised", "A promise to pay stands; wait until its day has passed.");
        }

        if (Hardship)
        {
            yield return new(
                "collections.relief_hardship", "A hardship plan stands or was asked for; answer or end it first.");
        }

        if (Disputed)
        {
            yield return new(
                "collections.relief_disputed", "The debtor disputes the debt; answer the dispute first.");
        }

        if (InFlight)
        {
            yield return new(
                "collections.relief_payment_in_flight",
                "Money is on its way for this agreement; wait until it is booked or came back.");
        }
    }
}
