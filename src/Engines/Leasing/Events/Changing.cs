using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>The car is now expected to be worth so much at the end, beyond what is guaranteed. IFRS 16.77.</summary>
public sealed record ResidualReviewed(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Unguaranteed)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Review;

    internal override Refusal? Check(LeaseTerms terms) => Unguaranteed.Currency != terms.Currency
            || Unguaranteed.IsNegative || Unguaranteed + (terms.GuaranteedResidual ?? terms.Zero) > terms.Price
        ? LeaseEventsCheck.No(this, "leasing.residual_out_of_range",
            "What is left of the car must not exceed its price; lower the residual.")
        : null;

    internal override void Act(LeaseWalk walk) => walk.Review(Unguaranteed);
}

/// <summary>The lessee was asked for the rent in arrears; the days to pay it run from the value date.</summary>
/// <remarks>Changes no figure; <see cref="ArrearsGate"/> asks for it.</remarks>
public sealed record Demanded(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Charge;
}

/// <summary>All rent of the term is claimed at once; the lease goes on. Civil Code art. 752.</summary>
public sealed record RentAccelerated(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Acceleration;

    internal override void Act(LeaseWalk walk) => walk.Accelerate();
}

/// <summary>The lessee takes the next extension that was priced on the first day; it follows the running
/// term.</summary>
public sealed record LeaseExtended(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Start;
}
