using Wheelhouse.Leasing;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>The car was looked at: kilometres run and damage found, charged by the tariff of the contract.</summary>
/// <param name="Wear">Codes of the tariff, one for each damage.</param>
/// <param name="DueDate">By when the charge is due; null is the day of the inspection.</param>
public sealed record Inspect(int OdometerKm, IReadOnlyList<string> Wear, DateOnly? DueDate = null) : LeaseChange
{
    internal static ChangeKind Card { get; } = new(
        "inspection", Family.Lease, new("验车", "Inspection"), ChargeMake, LeaseWhen.Open);

    internal override ChangeKind Kind => Card;

    internal override LeaseEvent Event(LeaseAccount lease, Stamp stamp) => new Inspected(
        stamp.Sequence, stamp.ValueDate, stamp.BookedOn, OdometerKm, Wear, DueDate ?? stamp.ValueDate);
}
