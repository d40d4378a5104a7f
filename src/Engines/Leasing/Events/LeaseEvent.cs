using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>When on its day an event acts; the order of the members is the order on one day.</summary>
enum LeasePhase
{
    Start,
    Due,
    Money,
    Charge,
    Review,
    Acceleration,
    End,
    Sale,
    Settling,
}

/// <summary>Something that happened to a lease: append-only, and with the terms all that its state is computed
/// from.</summary>
/// <param name="Sequence">Its place in the order of booking within the lease; each number once.</param>
/// <param name="ValueDate">The day from which it counts.</param>
/// <param name="BookedOn">The business date on which it was entered.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Commenced), "commencement")]
[JsonDerivedType(typeof(RentReceived), "receipt")]
[JsonDerivedType(typeof(LeaseCharged), "charge")]
[JsonDerivedType(typeof(Inspected), "inspection")]
[JsonDerivedType(typeof(ResidualReviewed), "residualReview")]
[JsonDerivedType(typeof(Demanded), "demand")]
[JsonDerivedType(typeof(RentAccelerated), "acceleration")]
[JsonDerivedType(typeof(LeaseExtended), "extension")]
[JsonDerivedType(typeof(CarReturned), "return")]
[JsonDerivedType(typeof(CarBought), "purchase")]
[JsonDerivedType(typeof(BuybackCalled), "buyback")]
[JsonDerivedType(typeof(LeaseTerminated), "termination")]
[JsonDerivedType(typeof(CarSold), "sale")]
[JsonDerivedType(typeof(DepositUsed), "depositUse")]
[JsonDerivedType(typeof(LeaseCreditRefunded), "refund")]
[JsonDerivedType(typeof(LeaseEventReversed), "reversal")]
public abstract record LeaseEvent(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
{
    [JsonIgnore]
    internal abstract LeasePhase Phase { get; }

    /// <summary>What is wrong with it by itself; null when nothing is.</summary>
    internal virtual Refusal? Check(LeaseTerms terms) => null;

    /// <summary>What it does when its turn comes.</summary>
    internal virtual void Act(LeaseWalk walk)
    {
    }
}
