using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>From a day on payments clear what is owed in another order, alike for overdue, due and early
/// ones.</summary>
public sealed record ChangeAllocation(AllocationBy By, IReadOnlyList<Component> Order) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "allocationChange", Family.Loan, new("清偿顺序变更", "Order of clearing"), TermsChange, When.Owing, Second: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new AllocationChanged(
            stamp.Sequence, stamp.ValueDate, stamp.BookedOn, AllocationOrder.Of(By, [.. Order]));
}
