using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The car is now expected to be worth so much at the end, beyond what is guaranteed (IFRS 16.77).</summary>
public sealed record ReviewResidual(Money Unguaranteed) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "residualReview", Family.Lease, new("残值复核", "Residual review"), TermsChange, LeaseWhen.Runs, Second: true);

    internal override ChangeKind Kind => Card;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new ResidualReviewed(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Unguaranteed);
}
