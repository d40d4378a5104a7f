using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>From its value date on, payments clear what is owed in another order.</summary>
public sealed record AllocationChanged(int Sequence, DateOnly ValueDate, DateOnly BookedOn, AllocationOrder Order)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => Order.IsComplete
        ? null
        : EventsCheck.No(this, "lending.allocation_incomplete",
            "The allocation order must name each of its twelve slots once.");

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Order, this);

    internal override void Act(ref Sweep sweep, in Turn turn) => sweep.ChangeOrder(Order);
}
