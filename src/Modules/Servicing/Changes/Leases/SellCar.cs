using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The lessor sells a car that came back.</summary>
public sealed record SellCar(Money Amount) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "carSale", Family.Lease, new("车辆处置", "Sell the car"), TermsChange, LeaseWhen.Holds);

    internal override ChangeKind Kind => Card;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) =>
        new CarSold(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Amount);
}
